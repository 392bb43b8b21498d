package luosim.chance;

/**
 * Every whole number from a first to a last one, equally likely, both included.
 *
 * @param first the least number
 * @param last the greatest number, not below the first; at most 2^31 - 1 numbers in all, each exact
 *     in a double
 */
public record Integers(long first, long last) implements Distribution {
  private static final long EXACT_MAX = 1L << 53;

  /** Refuses limits that are not in order, too far apart or too large. */
  public Integers {
    Parameter.require(
        Math.abs(first) <= EXACT_MAX && first != Long.MIN_VALUE,
        "integers: first",
        "within 2^53",
        first);
    Parameter.require(
        Math.abs(last) <= EXACT_MAX && last != Long.MIN_VALUE,
        "integers: last",
        "within 2^53",
        last);
    Parameter.require(first <= last, "integers: first", "at most last " + last, first);
    Parameter.require(
        last - first < Integer.MAX_VALUE, "integers: last - first", "below 2^31 - 1", last - first);
  }

  @Override public double draw(Stream stream) {
    return first + stream.nextInt(count());
  }

  @Override public double mean() {
    return first + (last - first) / 2.0;
  }

  @Override public double lower() {
    return first;
  }

  @Override public double upper() {
    return last;
  }

  @Override public double cumulative(double x) {
    if (x < first) {
      return 0;
    }
    return x >= last ? 1 : (StrictMath.floor(x) - first + 1) / count();
  }

  @Override public double quantile(double p) {
    Parameter.probability(p);
    return first + Ranks.of(p, count()) - 1;
  }

  private int count() {
    return (int) (last - first + 1);
  }
}
