package luosim.host;

import luosim.chance.Distribution;

/**
 * The laws of every delay and cost, by ordinal of {@code luosim.spec.Timing}, and how much hosts and racks differ.
 *
 * <p>A delay is a draw of its law times its scale times one factor of the host times one factor of the rack. Both
 * factors are lognormal with median 1, drawn once and kept over all attempts.
 */
public final class HostTiming {
  private final Distribution[] laws;
  private final double[] scales;
  private final double hostSigma;
  private final double rackSigma;

  /**
   * Laws that all machines of a run share.
   *
   * @param lawByTimingOrdinal one law for each timing, in its unit (ns for durations)
   * @param scaleByOrdinal one factor for each, greater than 0
   * @param hostSigma spread between hosts: standard deviation of the logarithm, at least 0
   * @param rackSigma the same between racks
   */
  public HostTiming(
      Distribution[] lawByTimingOrdinal, double[] scaleByOrdinal, double hostSigma, double rackSigma) {
    if (lawByTimingOrdinal.length != scaleByOrdinal.length) {
      throw new IllegalArgumentException("host timing: as many scales as laws, expected "
          + lawByTimingOrdinal.length + ", found " + scaleByOrdinal.length);
    }
    if (!(hostSigma >= 0) || !(rackSigma >= 0)) {
      throw new IllegalArgumentException("host timing: spreads must be at least 0, found host "
          + hostSigma + " and rack " + rackSigma);
    }
    this.laws = lawByTimingOrdinal.clone();
    this.scales = scaleByOrdinal.clone();
    this.hostSigma = hostSigma;
    this.rackSigma = rackSigma;
  }

  Distribution law(int timing) {
    return laws[timing];
  }

  double scale(int timing) {
    return scales[timing];
  }

  double hostSigma() {
    return hostSigma;
  }

  double rackSigma() {
    return rackSigma;
  }
}
