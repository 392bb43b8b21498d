package luosim.scenario;

import luosim.spec.FaultPoint;

/** A revision of the orchestrator that a host may run, by its name in scenarios. */
public enum ProtocolId implements Word {
  /** RFC v2 as posted, defects included. */
  RFC_V2("rfc-v2", FaultPoint.Era.RFC),
  /** RFC v2 with what the review agreed. */
  AS_REVIEWED("as-reviewed", FaultPoint.Era.RFC),
  /** The last revision with a global state machine. */
  V3("v3", FaultPoint.Era.RFC),
  /** Sessions, as merged. */
  MAINLINE("mainline", FaultPoint.Era.MAINLINE),
  /** The same without its known defects. */
  MAINLINE_FIXED("mainline-fixed", FaultPoint.Era.MAINLINE),
  /** Our own: the smallest change to RFC v2 that violates no invariant. */
  HARDENED("hardened", FaultPoint.Era.RFC);

  private final String word;
  private final FaultPoint.Era era;

  ProtocolId(String word, FaultPoint.Era era) {
    this.word = word;
    this.era = era;
  }

  @Override public String word() {
    return word;
  }

  /** Which family of fault points it has. */
  public FaultPoint.Era era() {
    return era;
  }

  /** Whether each file has a state of its own, and the device one opener. */
  public boolean filesAlone() {
    return this == V3;
  }

  /**
   * Whether a kernel of another revision understands what one of this revision hands over: both write the
   * same trees or structures under the same names.
   */
  public boolean understoodBy(ProtocolId other) {
    return form() == other.form();
  }

  /** The oldest revision that writes what this one does. */
  private ProtocolId form() {
    return switch (this) {
      case RFC_V2, HARDENED -> RFC_V2;
      case AS_REVIEWED, V3 -> AS_REVIEWED;
      case MAINLINE, MAINLINE_FIXED -> MAINLINE;
    };
  }
}
