package luosim.chance;

/**
 * Every order of magnitude between two limits, equally likely: the logarithm is uniform.
 *
 * @param lower the lower limit, greater than 0
 * @param upper the upper limit, not below the lower one
 */
public record LogUniform(double lower, double upper) implements Distribution {
  /** Refuses limits without a logarithm or not in order. */
  public LogUniform {
    Parameter.positive("loguniform: lower", lower);
    Parameter.ordered("loguniform", "lower", lower, "upper", upper);
  }

  @Override public double draw(Stream stream) {
    return at(stream.nextDouble());
  }

  @Override public double mean() {
    double span = span();
    return span == 0 ? lower : lower * StrictMath.expm1(span) / span;
  }

  @Override public double cumulative(double x) {
    if (x < lower) {
      return 0;
    }
    return x >= upper ? 1 : (StrictMath.log(x) - StrictMath.log(lower)) / span();
  }

  @Override public double quantile(double p) {
    Parameter.probability(p);
    return p == 1 ? upper : at(p);
  }

  private double at(double p) {
    return Math.max(lower, Math.min(upper, lower * StrictMath.exp(p * span())));
  }

  private double span() {
    return StrictMath.log(upper) - StrictMath.log(lower);
  }
}
