package luosim.host;

/** What a kernel allocated, in the trace events that tell of it. */
public enum Allocation {
  /** The orchestrator's tree of 1 MiB. */
  TREE,
  /** The entry of a file registered for the next kernel. */
  OUTGOING_ENTRY,
  /** The entry of a file received. */
  INCOMING_ENTRY,
  /** What a handler or subsystem describes a participant with. */
  METADATA,
  /** A session, or a page that the orchestrator preserved for itself. */
  SESSION
}
