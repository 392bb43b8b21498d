package luosim.luo;

/** How a revision of the orchestrator keeps its state. */
public enum Family {
  /** One global state, a set of files, subsystems: {@link Luo}. */
  STATE,
  /** Sessions that come and go on their own, and FLBs: {@link Sessions}. */
  SESSIONS
}
