package luosim.stats;

import java.math.BigInteger;

/**
 * An exact sum of longs and of products of longs, 128 bits wide.
 *
 * <p>Exact sums do not depend on the order of adding, so merged shards give the same bits as one
 * run. 10^12 samples of 36 years in nanoseconds each still fit; a sum that does not is refused.
 */
final class WideSum {
  private long high;
  private long low;

  void add(long value) {
    addWide(value >> 63, value);
  }

  void addProduct(long a, long b) {
    addWide(Math.multiplyHigh(a, b), a * b);
  }

  void add(WideSum other) {
    addWide(other.high, other.low);
  }

  private void addWide(long addedHigh, long addedLow) {
    long sumLow = low + addedLow;
    long carry = Long.compareUnsigned(sumLow, addedLow) < 0 ? 1 : 0;
    high = Math.addExact(Math.addExact(high, addedHigh), carry);
    low = sumLow;
  }

  void clear() {
    high = 0;
    low = 0;
  }

  /** The sum as a big number. */
  BigInteger exact() {
    BigInteger upper = BigInteger.valueOf(high).shiftLeft(Long.SIZE);
    BigInteger lower = BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
    return upper.add(lower);
  }

  /** The sum divided by a count or duration: both rounded to doubles, then divided. */
  double over(long divisor) {
    return exact().doubleValue() / divisor;
  }
}
