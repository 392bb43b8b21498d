package luosim.host;

/** Why a VM no longer runs, in the trace event that tells of it. */
public enum VmLoss {
  /** Its host crashed, or stopped answering. */
  HOST_DOWN,
  /** The new kernel could not bring it back. */
  NOT_RESTORED,
  /** It was stopped so that its host can start anew or be emptied. */
  STOPPED,
  /** Its pause has no end: the kernel that holds it hangs for ever. */
  STUCK,
  /** Its own process crashed. */
  CRASHED
}
