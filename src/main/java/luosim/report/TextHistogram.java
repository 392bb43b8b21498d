package luosim.report;

import java.util.ArrayList;
import java.util.List;
import luosim.stats.LatencyHistogram;

/**
 * A histogram for the terminal: equal bins of a round width from the least sample to the 99th percentile,
 * what lies above it in one line more.
 */
final class TextHistogram {
  private static final int BARS_WANTED = 12;
  private static final int COLUMNS = 48;
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

  private TextHistogram() {}

  /** The lines; none with fewer than two samples that ended. */
  static List<String> of(LatencyHistogram samples) {
    List<String> lines = new ArrayList<>();
    if (samples.finite() < 2) {
      return lines;
    }
    long low = samples.min().orElseThrow();
    long high = samples.quantile(0.99).orElse(samples.maxFinite());
    long width = width(Math.max(1, high - low));
    long from = low / width * width;
    long[] counts = counts(samples, from, width, (int) ((high - from) / width) + 1);
    long most = 1;
    for (long count : counts) {
      most = Math.max(most, count);
    }
    for (int i = 0; i < counts.length - 1; i++) {
      lines.add(line(Lines.right(DurationText.of(from + i * width), 10), counts[i], most));
    }
    long above = counts[counts.length - 1];
    if (above > 0) {
      lines.add(line(Lines.right("above", 10), above, most));
    }
    if (samples.lost() > 0) {
      lines.add(line(Lines.right("lost", 10), samples.lost(), most));
    }
    return lines;
  }

  private static long width(long range) {
    double rough = (double) range / BARS_WANTED;
    double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(rough)));
    for (double round : ROUND) {
      if (rough <= round * power) {
        return Math.max(1, (long) (round * power));
      }
    }
    return Math.max(1, (long) (10 * power));
  }

  /** Samples by bin, and above the last bin. */
  private static long[] counts(LatencyHistogram samples, long from, long width, int bins) {
    long[] counts = new long[bins + 1];
    samples.buckets(
        (lowest, highest, n) -> {
          long middle = lowest + (highest - lowest) / 2;
          counts[(int) Math.min(bins, Math.max(0, middle - from) / width)] += n;
        });
    return counts;
  }

  private static String line(String name, long count, long most) {
    int eighths = (int) Math.round(8.0 * COLUMNS * count / most);
    if (count > 0 && eighths == 0) {
      eighths = 1;
    }
    String bar = "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS.charAt(eighths % 8));
    return name + " │" + bar + (bar.isEmpty() ? "" : " ") + Digits.count(count);
  }
}
