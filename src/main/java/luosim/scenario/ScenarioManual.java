package luosim.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import luosim.spec.Errno;
import luosim.spec.FaultPoint;
import luosim.spec.Parameter;
import luosim.spec.Parameter.Presence;
import luosim.spec.ParameterType;
import luosim.spec.Unit;

/**
 * The reference of the scenario format as Markdown, printed from the declarations that the reader
 * checks against; a test holds {@code docs/SCENARIOS.md} equal to it.
 */
public final class ScenarioManual {
  private static final String HEADER =
      "| key | what may stand there | default | meaning |\n|---|---|---|---|";
  private static final Map<String, String> SECTIONS = sections();

  private final StringBuilder out = new StringBuilder();

  private ScenarioManual() {}

  /** The whole text. */
  public static String text() {
    var manual = new ScenarioManual();
    manual.line(prose("scenarios-head.md"));
    SECTIONS.forEach(manual::section);
    manual.timing();
    manual.faultPoints();
    manual.budgets();
    manual.later();
    return manual.out.toString();
  }

  private static Map<String, String> sections() {
    var sections = new LinkedHashMap<String, String>();
    sections.put("", "Top level");
    sections.put("replications", "Replications");
    sections.put("protocol", "Protocol");
    sections.put("fleet", "Fleet");
    sections.put("faults", "Faults");
    sections.put("events", "Events");
    sections.put("rollout", "Rollout");
    sections.put("invariants", "Invariants");
    sections.put("record", "Record");
    return sections;
  }

  private void line(String line) {
    out.append(line).append('\n');
  }

  /** The prose of a page, which lies beside the classes as Markdown. */
  static String prose(String name) {
    try (var in = ScenarioManual.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its page " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void section(String path, String title) {
    line("## " + title);
    line("");
    line(HEADER);
    for (var parameter : Schema.parameters()) {
      boolean here = path.isEmpty()
          ? parameter.parent().isEmpty()
          : parameter.path().startsWith(path + ".");
      if (here && parameter.presence() != Presence.LATER) {
        line(row(parameter));
      }
    }
    line("");
  }

  private static String row(Parameter parameter) {
    return "| `" + parameter.path() + "` | " + type(parameter.type()) + " | " + fallback(parameter) + " | "
        + parameter.sentence() + " |";
  }

  private static String type(ParameterType type) {
    if (type instanceof ParameterType.Quantity quantity) {
      var bare = quantity.unit() == Unit.COUNT ? "whole number " : "";
      return bare + quantity.unit().print(quantity.low()) + " to " + quantity.unit().print(quantity.high());
    } else if (type instanceof ParameterType.Words words) {
      return words.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    } else if (type instanceof ParameterType.Share) {
      return "number, or %";
    } else if (type instanceof ParameterType.Name) {
      return "name";
    }
    return type.expected();
  }

  private static String fallback(Parameter parameter) {
    return switch (parameter.presence()) {
      case REQUIRED -> "required";
      case DEFAULTED -> parameter.fallback().equals("{}") ? "" : "`" + parameter.fallback() + "`";
      case OPTIONAL -> parameter.fallback().isEmpty() ? "none" : parameter.fallback();
      case LATER -> "not yet";
    };
  }

  private void timing() {
    line("## Timing");
    line("");
    line(prose("scenarios-timing.md"));
    line(HEADER);
    for (var parameter : Schema.parameters()) {
      if (parameter.path().startsWith("timing.") && !(parameter.type() instanceof ParameterType.Block)) {
        line(row(parameter));
      }
    }
    line("");
  }

  private void faultPoints() {
    line("## Fault points");
    line("");
    line("A call is met each time it is made, a phase once per attempt, a point at rest by the passing of");
    line("time. Points that the scenario's protocol lacks are refused.");
    line("");
    line("| `at` | kind | returns an error | `" + ProtocolId.RFC_V2.word() + "` |");
    line("|---|---|---|---|");
    for (var point : FaultPoint.values()) {
      var kind = switch (point.kind()) {
        case CALL -> "call";
        case PHASE -> "phase";
        case REST -> "rest";
      };
      line("| `" + point.id() + "` | " + kind + " | " + yes(point.returnsError()) + " | "
          + yes(point.existsIn(ProtocolId.RFC_V2.era())) + " |");
    }
    line("");
    line("Effects: `{error: EIO}` (only where an error can be returned), `{delay: 2s}` or a distribution,");
    line("`{hang: 20s}`, `{hang: forever}`, and `crash`, the only one at rest. Errors have Linux names:");
    line(String.join(", ", Errno.names()) + ".");
    line("");
  }

  private static String yes(boolean yes) {
    return yes ? "yes" : "no";
  }

  private void budgets() {
    line("## Budgets");
    line("");
    line(prose("scenarios-budgets.md"));
    line("Labels: " + String.join(", ", BudgetReader.LABELS) + ". Parts: "
        + String.join(", ", BudgetReader.PARTS) + ".");
    line("");
    line("| measure | unit | one sample per |");
    line("|---|---|---|");
    for (var measure : Measure.values()) {
      var per = switch (measure.per()) {
        case VM -> "VM and attempt";
        case HOST -> "host and attempt";
        case ROLLOUT -> "replication";
      };
      line("| `" + measure.id() + "` | " + measure.unit().phrase() + " | " + per + " |");
    }
    line("");
  }

  private void later() {
    line("## Known, but not supported in this version");
    line("");
    line("These belong to the format and are refused by name for now.");
    line("");
    for (var parameter : Schema.parameters()) {
      if (parameter.presence() == Presence.LATER) {
        line("* `" + parameter.path() + "`: " + parameter.sentence());
      }
    }
    line("* `rollout.method` other than `live`.");
    line("* Budgets `in 90% of rollouts`.");
    line("* Labels of blackout: " + String.join(", ", BudgetReader.LABELS_LATER) + ".");
  }
}
