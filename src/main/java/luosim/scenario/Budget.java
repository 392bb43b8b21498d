package luosim.scenario;

import java.util.List;
import java.util.stream.Collectors;
import luosim.spec.Unit;

/**
 * A limit on one number of one measure, such as {@code blackout{shape=nic}.p99 < 12s}.
 *
 * @param measure name of the measure
 * @param part part of the measure after a slash, or empty
 * @param labels which samples count; none for all
 * @param statistic which number of the samples
 * @param comparison how it must compare
 * @param limit with what, in base units
 * @param unit unit of the limit
 */
public record Budget(String measure, String part, List<Label> labels, Statistic statistic,
    Comparison comparison, double limit, Unit unit) {
  /** Takes a copy. */
  public Budget {
    labels = List.copyOf(labels);
  }

  /**
   * Reads a budget over observed durations, such as {@code file.freeze{handler=vfio}.max < 50ms}. The
   * measure may have any name.
   *
   * @param origin where the text stands, for the message
   * @throws ScenarioException if it is none
   */
  public static Budget observed(String text, String origin) {
    return BudgetReader.readObserved(text, Place.of(origin));
  }

  /** A condition on the samples. */
  public record Label(String name, String value) {}

  /** A number that is computed from samples. */
  public sealed interface Statistic {
    /** The value that a share of {@code q} of the samples does not exceed, 0 to 1. */
    record Quantile(double q) implements Statistic {}

    /** The mean. */
    record Mean() implements Statistic {}

    /** The greatest. */
    record Max() implements Statistic {}

    /** How many there are. */
    record Count() implements Statistic {}

    /** The share of samples above a value in the measure's base unit. */
    record Above(double value, Unit unit) implements Statistic {}
  }

  /** How the statistic must compare with the limit. */
  public enum Comparison implements Word {
    /** Below. */
    LESS("<"),
    /** Not above. */
    AT_MOST("<="),
    /** Above. */
    MORE(">"),
    /** Not below. */
    AT_LEAST(">=");

    private final String word;

    Comparison(String word) {
      this.word = word;
    }

    @Override public String word() {
      return word;
    }

    /** Whether {@code value} is within a limit. */
    public boolean holds(double value, double limit) {
      return switch (this) {
        case LESS -> value < limit;
        case AT_MOST -> value <= limit;
        case MORE -> value > limit;
        case AT_LEAST -> value >= limit;
      };
    }
  }

  /** As it is written in a scenario; parses to an equal budget. */
  public String text() {
    var shown = labels.stream().map(label -> label.name() + "=" + label.value())
        .collect(Collectors.joining(",", "{", "}"));
    return measure + (part.isEmpty() ? "" : "/" + part) + (labels.isEmpty() ? "" : shown) + "."
        + statisticText() + " " + comparison.word() + " " + unit.print(limit);
  }

  private String statisticText() {
    if (statistic instanceof Statistic.Quantile quantile) {
      var percent = Unit.FRACTION.print(quantile.q());
      return "p" + percent.substring(0, percent.length() - 1);
    } else if (statistic instanceof Statistic.Above above) {
      return "above(" + above.unit().print(above.value()) + ")";
    } else if (statistic instanceof Statistic.Mean) {
      return "mean";
    } else if (statistic instanceof Statistic.Max) {
      return "max";
    }
    return "count";
  }
}
