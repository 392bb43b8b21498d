package luosim.scenario;

import luosim.spec.FaultPoint;

/** A revision of the orchestrator that a host may run, by its name in scenarios. */
public enum ProtocolId implements Word {
  /** RFC v2 as posted, defects included. */
  RFC_V2("rfc-v2", FaultPoint.Era.RFC, "rfc-v2"),
  /** RFC v2 with what the review agreed. */
  AS_REVIEWED("as-reviewed", FaultPoint.Era.RFC, "as-reviewed"),
  /** The last revision with a global state machine. */
  V3("v3", FaultPoint.Era.RFC, "as-reviewed"),
  /** Sessions, as merged. */
  MAINLINE("mainline", FaultPoint.Era.MAINLINE, "mainline"),
  /** The same without its known defects. */
  MAINLINE_FIXED("mainline-fixed", FaultPoint.Era.MAINLINE, "mainline"),
  /** Our own: the smallest change to RFC v2 that violates no invariant. */
  HARDENED("hardened", FaultPoint.Era.RFC, "rfc-v2");

  private final String word;
  private final FaultPoint.Era era;

  /** The oldest revision that writes what this one does. */
  private final String form;

  ProtocolId(String word, FaultPoint.Era era, String form) {
    this.word = word;
    this.era = era;
    this.form = form;
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
    return form.equals(other.form);
  }
}
