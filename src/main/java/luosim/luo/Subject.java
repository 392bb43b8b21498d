package luosim.luo;

/** The kind of participant that a callback belongs to. */
public enum Subject {
  FILE,
  SUBSYSTEM,
  /** Another client of KHO's notifier chain. */
  CLIENT,
  /** A global object that lives as long as files depend on it (file-lifecycle-bound). */
  FLB
}
