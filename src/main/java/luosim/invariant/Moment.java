package luosim.invariant;

/** A point in a host's life at which invariants are checked. */
public enum Moment {
  /** A registration, retrieval or query returned. */
  REQUEST_ENDED,
  /**
   * A request that can change the state returned: prepare, freeze, cancel, finish, reboot,
   * finalize, abort.
   */
  EVENT_ENDED,
  /** The event that just returned ended an attempt without a jump: the state is normal again. */
  ROLLBACK_ENDED,
  /** The kernel was left by a jump; the world still shows it. */
  JUMPED,
  /** The next kernel has started its orchestrator; the world shows this kernel. */
  BOOTED,
  /** The kernel stopped for good. */
  STOPPED,
  /** The process that made the registrations is gone. */
  OWNER_DIED,
  /** No further event of this host will come. */
  HOST_ENDED
}
