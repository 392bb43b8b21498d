package luosim.stats;

/**
 * Count, mean, variance and extremes of numbers, kept without the numbers.
 *
 * <p>Updated by Welford's recurrence and merged by that of Chan, Golub and LeVeque, both stable.
 * Equal bits need an equal order of adding and merging; {@link LatencyHistogram} does not.
 */
public final class Tally {
  private long count;
  private double mean;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /**
   * Adds one number.
   *
   * @param number finite
   */
  public void add(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("tally: a number must be finite, found " + number);
    }
    count++;
    double distance = number - mean;
    mean += distance / count;
    squares += distance * (number - mean);
    min = Math.min(min, number);
    max = Math.max(max, number);
  }

  /** Adds all numbers of another tally, which stays as it is. */
  public void merge(Tally other) {
    if (other.count == 0) {
      return;
    }
    long before = count;
    count += other.count;
    double distance = other.mean - mean;
    mean += distance * ((double) other.count / count);
    squares += other.squares + distance * distance * ((double) before * other.count / count);
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  /** How many numbers were added. */
  public long count() {
    return count;
  }

  /** The arithmetic mean; needs 1 number. */
  public double mean() {
    requireCount(1, "mean");
    return mean;
  }

  /** The unbiased variance; needs 2 numbers. */
  public double variance() {
    requireCount(2, "variance");
    return squares / (count - 1);
  }

  /** The square root of {@link #variance}; needs 2 numbers. */
  public double deviation() {
    return StrictMath.sqrt(variance());
  }

  /** The standard deviation of the mean, if the numbers are independent; needs 2 numbers. */
  public double standardError() {
    return StrictMath.sqrt(variance() / count);
  }

  /** The least number; needs 1 number. */
  public double min() {
    requireCount(1, "min");
    return min;
  }

  /** The greatest number; needs 1 number. */
  public double max() {
    requireCount(1, "max");
    return max;
  }

  private void requireCount(long needed, String what) {
    if (count < needed) {
      throw new IllegalStateException("tally: " + what + " needs at least " + needed
          + " numbers, found " + count + "; ask for the count first");
    }
  }
}
