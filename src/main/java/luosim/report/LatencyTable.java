package luosim.report;

import java.util.OptionalLong;
import luosim.stats.LatencyHistogram;

/** Rows of quantiles for the terminal, one row a distribution. */
final class LatencyTable {
  private static final int NAME = 18;
  private static final int COUNT = 9;
  private static final int LOST = 7;
  private static final int VALUE = 9;
  private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};

  private final String lost;

  /** A table whose word for samples without an end is given, such as lost or never. */
  LatencyTable(String lost) {
    this.lost = lost;
  }

  /** The head line, under a title of its own. */
  String head(String title) {
    return Lines.left(title, NAME) + Lines.right("n", COUNT) + Lines.right(lost, LOST)
        + Lines.right("p50", VALUE)
        + Lines.right("p90", VALUE) + Lines.right("p99", VALUE) + Lines.right("p99.9", VALUE)
        + Lines.right("max", VALUE);
  }

  /** One distribution. */
  String row(String name, LatencyHistogram samples) {
    StringBuilder row =
        new StringBuilder(Lines.left("  " + name, NAME) + Lines.right(Digits.count(samples.count()), COUNT)
            + Lines.right(Digits.count(samples.lost()), LOST));
    for (double p : QUANTILES) {
      row.append(Lines.right(samples.isEmpty() ? "-" : value(samples.quantile(p)), VALUE));
    }
    return row.append(Lines.right(samples.isEmpty() ? "-" : value(samples.max()), VALUE)).toString();
  }

  private String value(OptionalLong ns) {
    return ns.isPresent() ? DurationText.of(ns.getAsLong()) : lost;
  }
}
