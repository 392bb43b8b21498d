package luosim.luo;

/** A function of a participant that an operation may ask the host to invoke. */
public enum Callback {
  CAN_PRESERVE,
  PREPARE,
  FREEZE,
  CANCEL,
  FINISH,
  RETRIEVE,
  KHO_FINALIZE,
  KHO_ABORT,
  PRESERVE,
  UNPRESERVE,
  UNFREEZE,
  CAN_FINISH,
  /** A subsystem learns, at its registration, what the previous kernel left it. */
  BOOT;

  /** The bit of this callback in a set of callbacks. */
  public int bit() {
    return 1 << ordinal();
  }
}
