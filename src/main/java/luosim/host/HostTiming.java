package luosim.host;

import luosim.chance.Distribution;
import luosim.chance.Stream;

/**
 * The laws of every delay and cost, by ordinal of {@code luosim.spec.Timing}, and how much hosts and racks
 * differ.
 *
 * <p>A delay is a draw of its law times its scale times one factor of the host times one factor of the
 * rack. Both factors are lognormal with median 1, drawn once and kept over all attempts.
 */
public final class HostTiming {
  private final Distribution[] laws;
  private final double[] scales;
  private final boolean[] constant;
  private final double[] values;
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
    constant = new boolean[laws.length];
    values = new double[laws.length];
    for (int timing = 0; timing < laws.length; timing++) {
      constant[timing] = laws[timing].lower() == laws[timing].upper();
      values[timing] = laws[timing].mean() * scales[timing];
    }
  }

  /** Whether a timing is always the same, so that no random number is needed. */
  boolean constant(int timing) {
    return constant[timing];
  }

  /** The expected value of a timing, scaled; the value itself of a constant one. */
  double mean(int timing) {
    return values[timing];
  }

  double draw(int timing, Stream stream) {
    return laws[timing].draw(stream) * scales[timing];
  }

  double hostSigma() {
    return hostSigma;
  }

  double rackSigma() {
    return rackSigma;
  }
}
