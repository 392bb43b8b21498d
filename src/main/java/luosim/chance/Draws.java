package luosim.chance;

/** Draws in the simulator's units. */
public final class Draws {
  /** 2^63: the first double that is no long. */
  private static final double LONG_END = 0x1.0p63;

  private Draws() {}

  /**
   * Draws a duration, rounded to whole nanoseconds, halves upwards.
   *
   * @param distribution of nanoseconds
   * @throws ArithmeticException if the number drawn is negative or too large for a long; the
   *     message shows both
   */
  public static long drawNs(Distribution distribution, Stream stream) {
    return toNs(distribution.draw(stream), distribution);
  }

  private static long toNs(double drawn, Distribution distribution) {
    if (!(drawn >= 0) || drawn >= LONG_END) {
      throw new ArithmeticException("drew " + drawn + " ns from " + distribution
          + ": a duration is at least 0 and below 2^63 ns; choose parameters that stay inside");
    }
    return StrictMath.round(drawn);
  }
}
