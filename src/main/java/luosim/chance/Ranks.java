package luosim.chance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The place of a quantile among n numbers in order. */
final class Ranks {
  private Ranks() {}

  /**
   * The least rank, counted from 1, at which a share of at least p of n numbers has been passed.
   *
   * <p>The product of p and n is taken in decimal, so that 7 % of 100 is 7 and not a little more.
   */
  static int of(double p, int n) {
    int rank = BigDecimal.valueOf(p)
        .multiply(BigDecimal.valueOf(n))
        .setScale(0, RoundingMode.CEILING)
        .intValueExact();
    return Math.max(1, rank);
  }
}
