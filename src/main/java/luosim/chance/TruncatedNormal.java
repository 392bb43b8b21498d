package luosim.chance;

/**
 * A normal distribution of which only the numbers above 0 remain.
 *
 * <p>The parameters are those of the whole normal distribution; {@link #mean} is that of what
 * remains, so it is larger than the location, noticeably so when the deviation is not small against
 * it.
 *
 * @param location the mean before truncation, at least -30 deviations
 * @param deviation the standard deviation before truncation, greater than 0
 */
public record TruncatedNormal(double location, double deviation) implements Distribution {
  /**
   * Below this share of the mass above 0, trying again and again costs more than drawing from the
   * tail.
   */
  private static final double TAIL_FROM = 0.5;

  private static final double CUT_MAX = 30;

  /** Refuses what has no mass above 0. */
  public TruncatedNormal {
    Parameter.finite("normal: location", location);
    Parameter.positive("normal: deviation", deviation);
    Parameter.require(
        -location / deviation <= CUT_MAX,
        "normal: location",
        "at least -30 deviations of " + deviation + ", as nothing remains above 0",
        location);
  }

  @Override public double draw(Stream stream) {
    double cut = -location / deviation;
    double z = cut < TAIL_FROM ? above(cut, stream) : tail(cut, stream);
    return Math.max(0, location + deviation * z);
  }

  private static double above(double cut, Stream stream) {
    double z;
    do {
      z = stream.nextGaussian();
    } while (z < cut);
    return z;
  }

  /**
   * An exponential beyond the cut with the best rate, kept with the ratio of the densities (Robert
   * 1995).
   */
  private static double tail(double cut, Stream stream) {
    double rate = (cut + StrictMath.sqrt(cut * cut + 4)) / 2;
    double z;
    double distance;
    do {
      z = cut + stream.nextExponential() / rate;
      distance = z - rate;
    } while (stream.nextExponential() < 0.5 * distance * distance);
    return z;
  }

  @Override public double mean() {
    double cut = -location / deviation;
    return location + deviation * Special.normalDensity(cut) / Special.normalAbove(cut);
  }

  @Override public double lower() {
    return 0;
  }

  @Override public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override public double cumulative(double x) {
    if (x <= 0) {
      return 0;
    }
    return 1
        - Special.normalAbove((x - location) / deviation)
            / Special.normalAbove(-location / deviation);
  }

  @Override public double quantile(double p) {
    Parameter.probability(p);
    if (p == 0 || p == 1) {
      return p == 0 ? lower() : upper();
    }
    double above = (1 - p) * Special.normalAbove(-location / deviation);
    return Math.max(0, location + deviation * Special.normalAboveInverse(above));
  }
}
