package luosim.luo.onelist;

/** How a revision in which files are a subsystem differs from its siblings. */
public enum Manner {
  /** RFC v2 with what its review agreed on. */
  AS_REVIEWED,
  /** The third posting. */
  V3;

  /**
   * Whether a file has a state of its own, which says which callbacks it is due and by which it can be
   * driven alone; its data are then zeroed by every cancel.
   */
  boolean keepsFileStates() {
    return this == V3;
  }

  /** Whether user space chooses tokens, and FD_PRESERVE answers 0 where it failed. */
  boolean takesTokens() {
    return this == V3;
  }

  /** Whether taking a file back cancels it first and takes it out of the tree. */
  boolean cancelsOnUnpreserve() {
    return this == V3;
  }

  /** Whether the device has one opener at a time, whose files go when it is closed. */
  boolean releasesFiles() {
    return this == V3;
  }

  /** Whether owners are pinned at registration, and a handler stays while registered files use it. */
  boolean pinsOwners() {
    return this == V3;
  }

  /** Whether a subsystem that registers at updated learns at once what it was left. */
  boolean bootsSubsystems() {
    return this == V3;
  }

  /** Whether a subsystem's data are zeroed when it has finished. */
  boolean zeroesAfterFinish() {
    return this == V3;
  }

  /** Whether FREEZE can be requested; the reboot hook freezes in any case. */
  boolean freezesOnRequest() {
    return this == AS_REVIEWED;
  }

  /** Whether a restore that lost the race for a token is told so; else it is told success and has no file. */
  boolean answersTheLoser() {
    return this == AS_REVIEWED;
  }
}
