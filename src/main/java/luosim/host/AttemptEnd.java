package luosim.host;

/** How an update attempt on a host ended. */
public enum AttemptEnd {
  /** The new kernel runs, every VM that could be kept runs, the orchestrator has finished. */
  UPDATED("updated"),
  /** The old kernel runs and the host can be tried again. */
  CANCELLED("cancelled"),
  /** The old kernel runs, its VMs run, and no further live update can succeed on it. */
  WEDGED("wedged"),
  /** A callback never returns: the orchestrator and what it holds are blocked for ever. */
  STUCK("stuck"),
  /** The new kernel runs, but files or VMs were lost on the way; only a full reboot mends it. */
  BROKEN_AFTER_JUMP("brokenAfterJump"),
  /** The host crashed or stopped; its VMs are lost. */
  LOST("lost");

  private final String text;

  AttemptEnd(String text) {
    this.text = text;
  }

  /** The word that tables use. */
  public String text() {
    return text;
  }
}
