package luosim.fleet;

/**
 * How a rollout ended for a host; each host has exactly one.
 *
 * <p>It speaks of the update. A host that fails at rest after its outcome keeps it; the failure is
 * an event of its own.
 */
public enum Outcome {
  /** Live, at the first attempt. */
  UPDATED("updated"),
  /** Live, at a later attempt. */
  UPDATED_AFTER_RETRIES("updatedAfterRetries"),
  /** Emptied and then booted. */
  DRAINED("drained"),
  /** Reset, its VMs started again from nothing. */
  REBOOTED("rebooted"),
  /** Taken back to the old version. */
  ROLLED_BACK("rolledBack"),
  /** Tried, in order on the old kernel, and left so. */
  SKIPPED("skipped"),
  /** Never started, because the rollout ended before. */
  NOT_REACHED("notReached"),
  /** Left in a state in which no live update can succeed. */
  WEDGED("wedged"),
  /** Crashed. */
  LOST("lost");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  /** The word that results use. */
  public String text() {
    return text;
  }

  /** Whether the host counts as unavailable from then on. */
  boolean broken() {
    return this == WEDGED || this == LOST;
  }
}
