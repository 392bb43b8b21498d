package luosim.chance;

/**
 * The gamma distribution: for a whole shape, the time until that many events of a constant rate.
 *
 * @param shape 0.001 to 1,000,000; at 1 the distribution is exponential
 * @param scale the unit of the result, greater than 0; the mean is shape times scale
 */
public record Gamma(double shape, double scale) implements Distribution {
  private static final double SHAPE_MIN = 1e-3;
  private static final double SHAPE_MAX = 1e6;

  /** Refuses parameters outside their ranges. */
  public Gamma {
    Parameter.require(
        shape >= SHAPE_MIN && shape <= SHAPE_MAX, "gamma: shape", "0.001 to 1000000", shape);
    Parameter.positive("gamma: scale", scale);
  }

  @Override public double draw(Stream stream) {
    if (shape >= 1) {
      return scale * atLeastOne(shape, stream);
    }
    return scale
        * atLeastOne(shape + 1, stream)
        * StrictMath.exp(-stream.nextExponential() / shape);
  }

  /**
   * A cube of a shifted normal, kept with the ratio of the densities (Marsaglia and Tsang 2000).
   */
  private static double atLeastOne(double shape, Stream stream) {
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double z = stream.nextGaussian();
      double root = 1 + c * z;
      if (root > 0) {
        double v = root * root * root;
        if (stream.nextExponential() > -(0.5 * z * z + d - d * v + d * StrictMath.log(v))) {
          return d * v;
        }
      }
    }
  }

  @Override public double mean() {
    return shape * scale;
  }

  @Override public double lower() {
    return 0;
  }

  @Override public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override public double cumulative(double x) {
    return Special.gammaBelow(shape, x / scale);
  }

  @Override public double quantile(double p) {
    Parameter.probability(p);
    if (p == 0 || p == 1) {
      return p == 0 ? lower() : upper();
    }
    return scale * Special.leastPositive(x -> Special.gammaBelow(shape, x) >= p);
  }
}
