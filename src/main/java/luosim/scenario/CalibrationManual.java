package luosim.scenario;

import java.util.LinkedHashMap;
import java.util.stream.Stream;
import luosim.spec.Confidence;
import luosim.spec.Timing;

/**
 * Every number of the calibration set with its source as Markdown, printed from {@link Timing}; a test
 * holds {@code docs/CALIBRATION.md} equal to it.
 */
public final class CalibrationManual {
  private static final String HEADER =
      "| key under `timing.` | default | range | confidence | source | meaning |\n"
          + "|---|---|---|---|---|---|\n";

  private CalibrationManual() {}

  /** The whole text. */
  public static String text() {
    var out = new StringBuilder(ScenarioManual.prose("calibration-head.md"));
    for (var confidence : Confidence.values()) {
      long count =
          Stream.of(Timing.values()).filter(t -> t.confidence() == confidence).count();
      out.append("| ").append(confidence).append(" | ").append(confidence.sentence()).append(" | ")
          .append(count)
          .append(" |\n");
    }
    out.append(ScenarioManual.prose("calibration-caution.md"));
    groups().forEach((group, rows) -> out.append("\n## ").append(group).append("\n\n").append(HEADER)
        .append(rows));
    return out.toString();
  }

  /** The rows of the tables by the first part of the key, in declared order. */
  private static LinkedHashMap<String, StringBuilder> groups() {
    var groups = new LinkedHashMap<String, StringBuilder>();
    for (var timing : Timing.values()) {
      var key = timing.path().substring("timing.".length());
      groups.computeIfAbsent(key.substring(0, key.indexOf('.')), group -> new StringBuilder())
          .append(row(key, timing));
    }
    return groups;
  }

  private static String row(String key, Timing timing) {
    var unit = timing.unit();
    return "| `" + key + "` | `" + timing.law().entry(unit) + "` | " + unit.print(timing.low()) + " to "
        + unit.print(timing.high()) + " | " + timing.confidence() + " | " + timing.source() + " | "
        + timing.sentence() + " |\n";
  }
}
