package luosim.stats;

/**
 * Quantiles of samples, by one definition everywhere: the least observed value that a share of at
 * least p of all samples does not exceed.
 *
 * <p>This is the inverse of the empirical distribution function, type 1 of Hyndman and Fan 1996. It
 * always answers with a value that was observed, works for samples without an end, and is what
 * HdrHistogram approximates.
 */
public final class Quantiles {
  /** Products this close to a whole number, relatively, are taken for it. */
  private static final double ROUNDING = 0x1.0p-50;

  private Quantiles() {}

  /**
   * The rank, counted from 1, of the p-quantile among n samples in rising order.
   *
   * <p>The product of p and n may miss a whole number by the rounding of p: the 0.07-quantile of
   * 100 samples is the 7th, although the product of the two doubles is a little more than 7.
   *
   * @param p 0 to 1; 0 gives the least sample
   * @param n the number of samples, at least 1
   */
  public static long rank(double p, long n) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("quantile: p must be 0 to 1, found " + p);
    }
    if (n < 1) {
      throw new IllegalArgumentException("quantile: needs at least 1 sample, found " + n);
    }
    double passed = p * n;
    double whole = StrictMath.rint(passed);
    boolean isWhole = Math.abs(passed - whole) <= passed * ROUNDING;
    return Math.min(n, Math.max(1, (long) (isWhole ? whole : StrictMath.ceil(passed))));
  }

  /**
   * The exact p-quantile of a few samples.
   *
   * @param sorted the samples in rising order, at least 1
   * @param p 0 to 1
   */
  public static long exact(long[] sorted, double p) {
    return sorted[(int) rank(p, sorted.length) - 1];
  }

  /** The same for doubles. */
  public static double exact(double[] sorted, double p) {
    return sorted[(int) rank(p, sorted.length) - 1];
  }
}
