package luosim.kho;

/**
 * Numbers spread over 64 bits, for digests that do not depend on how a set is cut into pieces: the digest of
 * an interval is the difference of its ends' numbers, that of a rectangle the product of two such
 * differences, so the sum over any tiling is the same.
 */
final class Mix {
  private Mix() {}

  /** The finalizer of SplitMix64. */
  static long of(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  static long text(String text) {
    long mixed = text.length();
    for (int i = 0; i < text.length(); i++) {
      mixed = of(mixed + text.charAt(i));
    }
    return mixed;
  }

  /** Half-open interval. */
  static long interval(long from, long to) {
    return of(to) - of(from);
  }

  /**
   * Rows and columns half-open; columns are spread differently, so that a square and its transpose differ.
   */
  static long rectangle(long top, long bottom, int left, int right) {
    return interval(top, bottom) * interval(~(long) left, ~(long) right);
  }
}
