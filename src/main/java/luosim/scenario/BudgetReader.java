package luosim.scenario;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import luosim.scenario.Budget.Comparison;
import luosim.scenario.Budget.Label;
import luosim.scenario.Budget.Statistic;
import luosim.spec.Nearest;
import luosim.spec.ParameterType;
import luosim.spec.QuantityException;
import luosim.spec.Unit;

/**
 * Reads one budget: {@code measure[/part][{label=value,...}].statistic comparison limit}.
 *
 * <p>Statistics are p followed by a percentage (p99.9), mean, max, count and above(value). The limit
 * has the unit of the statistic: that of the measure, none for count, a percentage for above.
 */
final class BudgetReader {
  private static final Pattern GRAMMAR = Pattern.compile(
      "(?<measure>[A-Za-z]+(?:\\.[A-Za-z]+)*)(?:/(?<part>[A-Za-z]+))?(?:\\{(?<labels>[^}]*)\\})?"
          + "\\.(?<statistic>p[0-9.]+|[a-z]+)(?:\\((?<argument>[^)]*)\\))? *"
          + "(?<comparison><=|>=|<|>) *(?<limit>[^ ]+)(?<rest>.*)");
  private static final String SHAPE = "a budget such as blackout{shape=nic}.p99.9 < 12s";
  private static final String OBSERVED_SHAPE = "a budget such as file.freeze{handler=vfio}.max < 50ms";
  private static final List<String> OBSERVED_LABELS = List.of("handler", "who");
  private static final List<String> STATISTICS =
      List.of("p50", "p90", "p99", "p99.9", "mean", "max", "count", "above");
  static final List<String> LABELS = List.of("shape", "class", "cause");
  static final List<String> LABELS_LATER = List.of("zone", "outcome");
  private static final List<String> CAUSES = List.of("update", "cancelled", "migration");

  /** Parts of a blackout, in the order in which they follow each other. */
  static final List<String> PARTS = List.of("stop", "barrier", "freeze", "shutdown", "jump",
      "kernelBoot", "khoRestore", "userspace", "queue", "vmm", "retrieve", "resume", "rollback");

  private final String text;
  private final Place place;

  private BudgetReader(String text, Place place) {
    this.text = text;
    this.place = place;
  }

  static Budget read(String text, Place place, Fleet fleet) {
    return new BudgetReader(text, place).read(fleet);
  }

  /** A budget over durations that were observed, by whatever names the observation gives them. */
  static Budget readObserved(String text, Place place) {
    return new BudgetReader(text, place).readObserved();
  }

  private Budget readObserved() {
    Matcher parts = GRAMMAR.matcher(text);
    if (!parts.matches() || parts.group("part") != null || !parts.group("rest").isBlank()) {
      throw wrong("", OBSERVED_SHAPE, "");
    }
    var statistic = statistic(parts.group("statistic"), parts.group("argument"), Unit.DURATION);
    var unit = unit(statistic, Unit.DURATION);
    List<Label> labels = List.of();
    if (parts.group("labels") != null) {
      var pair = parts.group("labels").strip().split("=", -1);
      if (pair.length != 2 || !OBSERVED_LABELS.contains(pair[0]) || pair[1].contains(",")) {
        throw wrong(" with the label '" + parts.group("labels").strip() + "'", "one label=value with one of "
            + String.join(", ", OBSERVED_LABELS), Nearest.to(pair[0], OBSERVED_LABELS));
      }
      labels = List.of(new Label(pair[0], pair[1]));
    }
    return new Budget(parts.group("measure"), "", labels, statistic, comparison(parts.group("comparison")),
        number(unit, parts.group("limit")), unit);
  }

  private Budget read(Fleet fleet) {
    Matcher parts = GRAMMAR.matcher(text);
    if (!parts.matches()) {
      throw wrong("", SHAPE, "");
    }
    if (!parts.group("rest").isBlank()) {
      throw wrong(
          " with '" + parts.group("rest").strip() + "' behind the limit, known but not supported in this"
              + " version",
          SHAPE, "");
    }
    var measure = measure(parts.group("measure"));
    var statistic = statistic(parts.group("statistic"), parts.group("argument"), measure.unit());
    if (measure == Measure.LIMIT_EXCESS
        && !(statistic instanceof Statistic.Mean || statistic instanceof Statistic.Max)) {
      throw wrong(" with '" + parts.group("statistic") + "'", "limit.excess.mean or limit.excess.max", "");
    }
    var unit = unit(statistic, measure.unit());
    var part = part(parts.group("part"), measure);
    return new Budget(measure.id(), part, labels(parts.group("labels"), part, measure, fleet), statistic,
        comparison(parts.group("comparison")), number(unit, parts.group("limit")), unit);
  }

  private Measure measure(String id) {
    return Measure.named(id).orElseThrow(() -> wrong(" with the unknown measure '" + id + "'",
        "one of " + String.join(", ", Measure.ids()), Nearest.to(id, Measure.ids())));
  }

  private String part(String part, Measure measure) {
    if (part == null) {
      return "";
    }
    if (measure != Measure.BLACKOUT) {
      throw wrong(" with the part '" + part + "'", "parts of blackout only", "");
    }
    if (!PARTS.contains(part)) {
      throw wrong(" with the unknown part '" + part + "'", "blackout/ followed by one of "
          + String.join(", ", PARTS), Nearest.to(part, PARTS));
    }
    return part;
  }

  private List<Label> labels(String labels, String part, Measure measure, Fleet fleet) {
    if (labels == null) {
      return List.of();
    }
    if (measure != Measure.BLACKOUT) {
      throw wrong(" with a label", "labels of blackout only", "");
    }
    if (!part.isEmpty() || labels.contains(",")) {
      throw wrong(" with a label beside another or beside a part, known but not supported in this version",
          "one label, or one part", "");
    }
    var pair = labels.strip().split("=", -1);
    if (pair.length == 2 && LABELS_LATER.contains(pair[0])) {
      throw wrong(" with the label '" + pair[0] + "', known but not supported in this version",
          "label=value with one of " + String.join(", ", LABELS), "");
    }
    if (pair.length != 2 || !LABELS.contains(pair[0])) {
      throw wrong(" with the label '" + labels.strip() + "'", "label=value with one of "
          + String.join(", ", LABELS), Nearest.to(pair[0], LABELS));
    }
    var known = values(pair[0], fleet);
    if (!known.contains(pair[1])) {
      throw wrong(" with the unknown " + pair[0] + " '" + pair[1] + "'",
          new ParameterType.Words(known).expected(), Nearest.to(pair[1], known));
    }
    return List.of(new Label(pair[0], pair[1]));
  }

  /** The values that a label can have. */
  private static List<String> values(String label, Fleet fleet) {
    return switch (label) {
      case "shape" -> fleet.hostClasses().stream().flatMap(c -> c.vms().stream()).map(VmShape::name)
          .distinct().toList();
      case "class" -> fleet.hostClasses().stream().map(HostClass::name).toList();
      default -> CAUSES;
    };
  }

  private Statistic statistic(String name, String argument, Unit unit) {
    if (name.equals("above") && argument != null) {
      return new Statistic.Above(number(unit, argument), unit);
    }
    if (argument == null && name.matches("p[0-9]{1,2}(\\.[0-9]{1,6})?")) {
      double q = Unit.FRACTION.parse(name.substring(1) + "%").doubleValue();
      if (q > 0) {
        return new Statistic.Quantile(q);
      }
    }
    if (argument == null && name.equals("mean")) {
      return new Statistic.Mean();
    } else if (argument == null && name.equals("max")) {
      return new Statistic.Max();
    } else if (argument == null && name.equals("count")) {
      return new Statistic.Count();
    }
    throw wrong(" with the unknown statistic '" + name + "'",
        "a percentile such as p99.9, mean, max, count or above(" + unit.print(1_000_000_000L) + ")",
        name.startsWith("p") ? "" : Nearest.to(name, STATISTICS));
  }

  private static Unit unit(Statistic statistic, Unit ofMeasure) {
    if (statistic instanceof Statistic.Above) {
      return Unit.FRACTION;
    }
    return statistic instanceof Statistic.Count ? Unit.COUNT : ofMeasure;
  }

  private static Comparison comparison(String word) {
    return Stream.of(Comparison.values()).filter(c -> c.word().equals(word)).findFirst().orElseThrow();
  }

  private double number(Unit unit, String limit) {
    try {
      var value = unit.parse(limit);
      if (value.signum() >= 0) {
        return value.doubleValue();
      }
    } catch (QuantityException wrong) {
      throw wrong(" with " + wrong.found(), wrong.expected(), wrong.nearest());
    }
    throw wrong(" with the limit " + limit, "a limit of 0 or above", "");
  }

  private ScenarioException wrong(String detail, String expected, String nearest) {
    return new ScenarioException(place, "the budget '" + text + "'" + detail, expected, nearest);
  }
}
