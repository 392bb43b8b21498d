package luosim.chance;

/**
 * Another distribution with every number multiplied by a factor.
 *
 * @param base what is drawn
 * @param factor what it is multiplied by, greater than 0
 */
public record Scaled(Distribution base, double factor) implements Distribution {
  /** Refuses a factor that is not positive. */
  public Scaled {
    Parameter.positive("scaled: factor", factor);
  }

  @Override public double draw(Stream stream) {
    return factor * base.draw(stream);
  }

  @Override public double mean() {
    return factor * base.mean();
  }

  @Override public double lower() {
    return factor * base.lower();
  }

  @Override public double upper() {
    return factor * base.upper();
  }

  @Override public double cumulative(double x) {
    return base.cumulative(x / factor);
  }

  @Override public double quantile(double p) {
    return factor * base.quantile(p);
  }
}
