package luosim.stats;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;

/** The text of a percentile file: HdrHistogram's own table behind comment lines of ours. */
final class PercentileText {
  private static final int TICKS_PER_HALF_DISTANCE = 5;

  private PercentileText() {}

  static String of(Histogram histogram, LatencyUnit unit, long lost, double relativeError) {
    long finite = histogram.getTotalCount();
    return "# unit " + unit.symbol() + ", relative error " + relativeError + "\n"
        + "# lost " + lost + " of " + (finite + lost)
        + ": they never ended, stand above every value and are not in the table\n"
        + (finite == 0 ? "# no finite sample\n" : table(histogram, unit));
  }

  /**
   * The library ends lines as the platform does; files of ours end them with LF everywhere. It also
   * prints how many buckets are allocated; a copy that is just large enough makes that a function
   * of the samples.
   */
  private static String table(Histogram histogram, LatencyUnit unit) {
    long highest = Math.max(2, histogram.getMaxValue());
    Histogram copy = new Histogram(1, highest, histogram.getNumberOfSignificantValueDigits());
    copy.add(histogram);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream text = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    copy.outputPercentileDistribution(text, TICKS_PER_HALF_DISTANCE, (double) unit.nanoseconds());
    text.flush();
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
