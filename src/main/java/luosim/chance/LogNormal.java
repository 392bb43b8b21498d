package luosim.chance;

/**
 * What becomes of many small factors multiplied: the logarithm is normal.
 *
 * @param median the number that half of the draws stay below, greater than 0
 * @param sigma the standard deviation of the natural logarithm, at least 0 and at most 20
 */
public record LogNormal(double median, double sigma) implements Distribution {
  /** What a standard normal exceeds one time in a hundred; worked out once, for it takes long. */
  private static final double ONE_PERCENT_ABOVE = Special.normalAboveInverse(0.01);

  private static final double SIGMA_MAX = 20;

  /** Refuses parameters outside their ranges. */
  public LogNormal {
    Parameter.positive("lognormal: median", median);
    Parameter.require(sigma >= 0 && sigma <= SIGMA_MAX, "lognormal: sigma", "0 to 20", sigma);
  }

  /**
   * The lognormal distribution with a given median and 99th percentile.
   *
   * @param p50 the median, greater than 0
   * @param p99 the 99th percentile, not below the median
   */
  public static LogNormal ofMedianAndP99(double p50, double p99) {
    Parameter.positive("lognormal: p50", p50);
    Parameter.ordered("lognormal", "p50", p50, "p99", p99);
    return new LogNormal(
        p50, (StrictMath.log(p99) - StrictMath.log(p50)) / ONE_PERCENT_ABOVE);
  }

  /**
   * The lognormal distribution with a given mean and standard deviation.
   *
   * @param mean the expected value, greater than 0
   * @param deviation the standard deviation, at least 0
   */
  public static LogNormal ofMeanAndDeviation(double mean, double deviation) {
    Parameter.positive("lognormal: mean", mean);
    Parameter.notNegative("lognormal: sd", deviation);
    double variation = deviation / mean;
    double variance = StrictMath.log1p(variation * variation);
    return new LogNormal(mean * StrictMath.exp(-variance / 2), StrictMath.sqrt(variance));
  }

  @Override public double draw(Stream stream) {
    return median * StrictMath.exp(sigma * stream.nextGaussian());
  }

  @Override public double mean() {
    return median * StrictMath.exp(sigma * sigma / 2);
  }

  @Override public double lower() {
    return sigma == 0 ? median : 0;
  }

  @Override public double upper() {
    return sigma == 0 ? median : Double.POSITIVE_INFINITY;
  }

  @Override public double cumulative(double x) {
    if (sigma == 0 || x <= 0) {
      return x < median ? 0 : 1;
    }
    return 1 - Special.normalAbove((StrictMath.log(x) - StrictMath.log(median)) / sigma);
  }

  @Override public double quantile(double p) {
    Parameter.probability(p);
    if (p == 0 || p == 1) {
      return p == 0 ? lower() : upper();
    }
    return median * StrictMath.exp(sigma * Special.normalQuantile(p));
  }
}
