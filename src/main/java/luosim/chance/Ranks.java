package luosim.chance;

/** The place of a quantile among n numbers in order. */
final class Ranks {
  /** Products this close to a whole number, relatively, are taken for it. */
  private static final double ROUNDING = 0x1.0p-50;

  private Ranks() {}

  /**
   * The least rank, counted from 1, at which a share of at least p of n numbers has been passed.
   *
   * <p>The product of p and n may miss a whole number by the rounding of p: 7 % of 100 is 7 and not
   * a little more.
   */
  static int of(double p, int n) {
    double passed = p * n;
    double whole = StrictMath.rint(passed);
    boolean isWhole = Math.abs(passed - whole) <= passed * ROUNDING;
    return Math.max(1, (int) (isWhole ? whole : StrictMath.ceil(passed)));
  }
}
