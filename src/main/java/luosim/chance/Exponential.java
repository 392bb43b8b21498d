package luosim.chance;

/**
 * The waiting time for what happens at a constant rate.
 *
 * @param mean the expected value, greater than 0
 */
public record Exponential(double mean) implements Distribution {
  /** Refuses a mean that is not positive. */
  public Exponential {
    Parameter.positive("exponential: mean", mean);
  }

  @Override public double draw(Stream stream) {
    return mean * stream.nextExponential();
  }

  @Override public double lower() {
    return 0;
  }

  @Override public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override public double cumulative(double x) {
    return x <= 0 ? 0 : -StrictMath.expm1(-x / mean);
  }

  @Override public double quantile(double p) {
    Parameter.probability(p);
    return p == 1 ? upper() : -mean * StrictMath.log1p(-p);
  }
}
