package luosim.chance;

/**
 * Always the same number.
 *
 * @param value the number, finite
 */
public record Constant(double value) implements Distribution {
  /** Refuses what is no number. */
  public Constant {
    Parameter.finite("constant: value", value);
  }

  @Override public double draw(Stream stream) {
    return value;
  }

  @Override public double mean() {
    return value;
  }

  @Override public double lower() {
    return value;
  }

  @Override public double upper() {
    return value;
  }

  @Override public double cumulative(double x) {
    return x < value ? 0 : 1;
  }

  @Override public double quantile(double p) {
    Parameter.probability(p);
    return value;
  }
}
