package luosim.stats;

/**
 * A range that covers an unknown number with a stated probability over repeated experiments.
 *
 * @param lower the lower end
 * @param upper the upper end, not below the lower one
 * @param confidence the probability that such a range covers the truth, above 0 and below 1
 */
public record Interval(double lower, double upper, double confidence) {
  /** Refuses ends out of order and a confidence that is no probability. */
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "interval: lower must not be above upper, found " + lower + " and " + upper);
    }
    requireConfidence(confidence);
  }

  static void requireConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "interval: confidence must be above 0 and below 1, found " + confidence);
    }
  }

  /** Whether a number lies inside, the ends included. */
  public boolean contains(double number) {
    return number >= lower && number <= upper;
  }

  /** Half the distance of the ends. */
  public double halfWidth() {
    return (upper - lower) / 2;
  }

  /**
   * The half width as a share of an estimate; infinite for an estimate of 0 unless the width is 0
   * too.
   */
  public double relativeHalfWidth(double estimate) {
    double half = halfWidth();
    return half == 0 ? 0 : half / Math.abs(estimate);
  }
}
