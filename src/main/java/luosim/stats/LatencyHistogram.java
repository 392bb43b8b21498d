package luosim.stats;

import java.io.IOException;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The distribution of latencies in nanoseconds, samples without an end included.
 *
 * <p>A finite sample falls into a bucket whose width is at most {@link #relativeError} of its
 * values; count, least and greatest sample and mean are exact. A sample without an end (a VM lost
 * in its pause, a rollback that never finishes) is counted as lost: it stands above every number,
 * and so do the quantiles that fall on it.
 *
 * <p>Merging adds counts and exact sums, so the result does not depend on the order. About 200 KB
 * when samples reach seconds. Not thread-safe.
 */
public final class LatencyHistogram {
  /** The longest latency that can be recorded: 2^60 ns, 36 years. */
  public static final long LATENCY_MAX_NS = 1L << 60;

  private static final int SIGNIFICANT_DIGITS = 3;
  private static final long FIRST_RANGE_NS = 1L << 20;

  private final Histogram histogram;
  private final WideSum sum = new WideSum();
  private long lost;
  private long min = Long.MAX_VALUE;
  private long max = -1;

  /** A histogram without samples. */
  public LatencyHistogram() {
    histogram = new Histogram(1, FIRST_RANGE_NS, SIGNIFICANT_DIGITS);
    histogram.setAutoResize(true);
  }

  /** Receives the buckets of a histogram in rising order. */
  @FunctionalInterface
  public interface BucketVisitor {
    /**
     * Takes one bucket that holds samples.
     *
     * @param lowestNs the least latency that falls into it
     * @param highestNs the greatest latency that falls into it
     * @param samples how many samples it holds, at least 1
     */
    void bucket(long lowestNs, long highestNs, long samples);
  }

  /**
   * Records one finite latency.
   *
   * @param latencyNs 0 to {@link #LATENCY_MAX_NS}; others are refused and not recorded
   */
  public void record(long latencyNs) {
    if (latencyNs < 0 || latencyNs > LATENCY_MAX_NS) {
      throw new IllegalArgumentException(
          "latency must be 0 to " + LATENCY_MAX_NS + " ns, found " + latencyNs);
    }
    histogram.recordValue(latencyNs);
    sum.add(latencyNs);
    min = Math.min(min, latencyNs);
    max = Math.max(max, latencyNs);
  }

  /** Records one sample that never ended. */
  public void recordLost() {
    lost++;
  }

  /** Adds all samples of another histogram, which stays as it is. */
  public void merge(LatencyHistogram other) {
    histogram.add(other.histogram);
    sum.add(other.sum);
    lost += other.lost;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  /** Forgets all samples and keeps the memory. */
  public void clear() {
    histogram.reset();
    sum.clear();
    lost = 0;
    min = Long.MAX_VALUE;
    max = -1;
  }

  /** How many samples there are, lost ones included. */
  public long count() {
    return finite() + lost;
  }

  /** How many samples ended. */
  public long finite() {
    return histogram.getTotalCount();
  }

  /** How many samples never ended. */
  public long lost() {
    return lost;
  }

  /** Whether there is no sample at all. */
  public boolean isEmpty() {
    return count() == 0;
  }

  /**
   * The p-quantile over all samples, by the definition of {@link Quantiles}: at or above the exact
   * one, by at most {@link #relativeError}, and never above the greatest sample.
   *
   * @param p 0 to 1
   * @return empty if the quantile is a lost sample, which is beyond all numbers
   * @throws IllegalStateException if there are no samples, for then there is nothing to be beyond
   */
  public OptionalLong quantile(double p) {
    requireSamples(count(), "a quantile");
    return atRank(Quantiles.rank(p, count()));
  }

  /**
   * The sample at a rank, within {@link #relativeError}.
   *
   * @param rank 1 to {@link #count}, in rising order
   * @return empty if it is a lost sample
   */
  public OptionalLong atRank(long rank) {
    if (rank < 1 || rank > count()) {
      throw new IllegalArgumentException("rank must be 1 to " + count() + ", found " + rank);
    }
    if (rank > finite()) {
      return OptionalLong.empty();
    }
    if (rank == 1) {
      return OptionalLong.of(min);
    }
    long passed = 0;
    for (HistogramIterationValue bucket : histogram.recordedValues()) {
      passed += bucket.getCountAddedInThisIterationStep();
      if (passed >= rank) {
        return OptionalLong.of(Math.min(max, bucket.getValueIteratedTo()));
      }
    }
    throw new IllegalStateException(
        "histogram: buckets hold " + passed + " of " + finite() + " samples");
  }

  /** The least sample, exact; empty if all are lost. There must be a sample. */
  public OptionalLong min() {
    requireSamples(count(), "the least");
    return finite() == 0 ? OptionalLong.empty() : OptionalLong.of(min);
  }

  /** The greatest sample, exact; empty if one is lost. There must be a sample. */
  public OptionalLong max() {
    requireSamples(count(), "the greatest");
    return lost > 0 ? OptionalLong.empty() : OptionalLong.of(max);
  }

  /** The greatest of the finite samples, exact; there must be one. */
  public long maxFinite() {
    requireSamples(finite(), "the greatest finite one");
    return max;
  }

  /** The mean of the finite samples, exact but for the last rounding; there must be one. */
  public double meanFinite() {
    requireSamples(finite(), "a mean");
    return sum.over(finite());
  }

  /**
   * How many samples are longer than a latency; those in the latency's own bucket count as not
   * longer.
   */
  public long countAbove(long latencyNs) {
    if (latencyNs < 0) {
      throw new IllegalArgumentException("latency must be at least 0 ns, found " + latencyNs);
    }
    long above = lost;
    if (latencyNs < max) {
      long edge = histogram.highestEquivalentValue(latencyNs);
      for (HistogramIterationValue bucket : histogram.recordedValues()) {
        if (bucket.getValueIteratedTo() > edge) {
          above += bucket.getCountAddedInThisIterationStep();
        }
      }
    }
    return above;
  }

  /** Shows the buckets that hold finite samples, in rising order. */
  public void buckets(BucketVisitor visitor) {
    for (HistogramIterationValue bucket : histogram.recordedValues()) {
      long highest = bucket.getValueIteratedTo();
      visitor.bucket(
          histogram.lowestEquivalentValue(highest),
          highest,
          bucket.getCountAddedInThisIterationStep());
    }
  }

  /** The most by which a reported latency can differ from the recorded one, as a share: 10^-3. */
  public double relativeError() {
    return 0.001;
  }

  /**
   * Writes the percentile distribution of the finite samples in HdrHistogram's text format, lines
   * ended by LF.
   *
   * <p>Lines in front, which start with #, name the unit and the error and count the lost samples.
   *
   * @param unit what a latency is divided by
   * @throws IOException if the output does not take the text; a part may have been written
   */
  public void writePercentiles(Appendable output, LatencyUnit unit) throws IOException {
    output.append(PercentileText.of(histogram, unit, lost, relativeError()));
  }

  private static void requireSamples(long count, String what) {
    if (count == 0) {
      throw new IllegalStateException(
          "histogram: " + what + " needs a sample, found none; ask for the count first");
    }
  }
}
