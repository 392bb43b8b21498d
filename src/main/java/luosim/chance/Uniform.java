package luosim.chance;

/**
 * Every number between two limits, equally likely.
 *
 * @param lower the lower limit
 * @param upper the upper limit, not below the lower one
 */
public record Uniform(double lower, double upper) implements Distribution {
  /** Refuses limits that are not in order or whose distance is no number. */
  public Uniform {
    Parameter.ordered("uniform", "lower", lower, "upper", upper);
    Parameter.finite("uniform: upper - lower", upper - lower);
  }

  @Override public double draw(Stream stream) {
    return at(stream.nextDouble());
  }

  @Override public double mean() {
    return lower + (upper - lower) / 2;
  }

  @Override public double cumulative(double x) {
    if (x < lower) {
      return 0;
    }
    return x >= upper ? 1 : (x - lower) / (upper - lower);
  }

  @Override public double quantile(double p) {
    Parameter.probability(p);
    return at(p);
  }

  private double at(double p) {
    return Math.min(upper, lower + p * (upper - lower));
  }
}
