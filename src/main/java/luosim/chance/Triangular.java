package luosim.chance;

/**
 * A guess in three numbers: the density rises in a line from the lower limit to the mode and falls
 * to the upper limit.
 *
 * @param lower the lower limit
 * @param mode the likeliest number, between the limits
 * @param upper the upper limit, above the lower one
 */
public record Triangular(double lower, double mode, double upper) implements Distribution {
  /** Refuses numbers that are not in order or coincide. */
  public Triangular {
    Parameter.ordered("triangular", "lower", lower, "mode", mode);
    Parameter.ordered("triangular", "mode", mode, "upper", upper);
    Parameter.require(lower < upper, "triangular: lower", "below upper " + upper, lower);
    Parameter.finite("triangular: upper - lower", upper - lower);
  }

  @Override public double draw(Stream stream) {
    return at(stream.nextDouble());
  }

  @Override public double mean() {
    return lower + ((mode - lower) + (upper - lower)) / 3;
  }

  @Override public double cumulative(double x) {
    if (x <= lower) {
      return 0;
    }
    if (x >= upper) {
      return 1;
    }
    return x <= mode
        ? (x - lower) / (upper - lower) * ((x - lower) / (mode - lower))
        : 1 - (upper - x) / (upper - lower) * ((upper - x) / (upper - mode));
  }

  @Override public double quantile(double p) {
    Parameter.probability(p);
    return at(p);
  }

  private double at(double p) {
    double span = upper - lower;
    double rise = (mode - lower) / span;
    double x = p <= rise
        ? lower + span * StrictMath.sqrt(p * rise)
        : upper - span * StrictMath.sqrt((1 - p) * ((upper - mode) / span));
    return Math.max(lower, Math.min(upper, x));
  }
}
