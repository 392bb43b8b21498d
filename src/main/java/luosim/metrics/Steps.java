package luosim.metrics;

/**
 * Lengths cut into steps that grow with them: each power of two into the same number of equal steps, numbered
 * from 0 without a gap, so that what is kept for each step stands in an array.
 */
final class Steps {
  private Steps() {}

  /**
   * The step of a length.
   *
   * @param lengthNs at least 0
   * @param bits logarithm of the steps of a power of two
   */
  static int of(long lengthNs, int bits) {
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(lengthNs | 1) - bits;
    return shift <= 0 ? (int) lengthNs : (shift << bits) + (int) (lengthNs >>> shift);
  }
}
