package luosim.chance;

/**
 * A lifetime whose hazard grows (shape above 1) or falls (below 1) as a power of the age.
 *
 * @param shape 0.05 to 1,000; at 1 the distribution is exponential
 * @param scale the 63.2nd percentile, greater than 0
 */
public record Weibull(double shape, double scale) implements Distribution {
  private static final double SHAPE_MIN = 0.05;
  private static final double SHAPE_MAX = 1000;

  /** Refuses parameters outside their ranges. */
  public Weibull {
    Parameter.require(
        shape >= SHAPE_MIN && shape <= SHAPE_MAX, "weibull: shape", "0.05 to 1000", shape);
    Parameter.positive("weibull: scale", scale);
  }

  @Override public double draw(Stream stream) {
    return scale * StrictMath.pow(stream.nextExponential(), 1 / shape);
  }

  @Override public double mean() {
    return scale * StrictMath.exp(Special.logGamma(1 + 1 / shape));
  }

  @Override public double lower() {
    return 0;
  }

  @Override public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override public double cumulative(double x) {
    return x <= 0 ? 0 : -StrictMath.expm1(-StrictMath.pow(x / scale, shape));
  }

  @Override public double quantile(double p) {
    Parameter.probability(p);
    return p == 1 ? upper() : scale * StrictMath.pow(-StrictMath.log1p(-p), 1 / shape);
  }
}
