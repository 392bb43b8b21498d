package luosim.fleet;

/**
 * Attempts after the first.
 *
 * @param limit how many, at least 0
 * @param holdsSlot whether a host that waits for its next attempt counts as updating
 * @param backoffNs the wait before the first of them, at least 0
 * @param factor what each further wait is multiplied by, at least 1
 * @param backoffNsMax the longest wait, at least the first one
 */
public record Retry(int limit, boolean holdsSlot, long backoffNs, double factor, long backoffNsMax) {
  /** Refuses negative numbers and waits that shrink. */
  public Retry {
    if (limit < 0 || backoffNs < 0 || backoffNsMax < backoffNs || !(factor >= 1 && factor <= 1_000)) {
      throw new IllegalArgumentException(
          "retry: limit and waits must be at least 0, the longest wait at least the "
              + "first and the factor 1 to 1000, found limit " + limit + ", waits " + backoffNs + " to "
              + backoffNsMax + " ns, factor " + factor);
    }
  }

  /** No second attempt. */
  public static Retry none() {
    return new Retry(0, false, 0, 1, 0);
  }

  /** The wait before a retry, ns; the first retry is number 1. */
  public long backoffNs(int retry) {
    double wait = backoffNs;
    for (int i = 1; i < retry && wait < backoffNsMax; i++) {
      wait *= factor;
    }
    return wait >= backoffNsMax ? backoffNsMax : StrictMath.round(wait);
  }
}
