package luosim.invariant;

/**
 * A kind of fact beside the trace that a {@link World} may be able to show. An invariant that needs
 * one which the world cannot show is not judged there, and is named as such: missing evidence is
 * never a pass.
 */
public enum Evidence {
  /** Whether Kexec HandOver is finalized. */
  FINALIZED,
  /** How many trees the orchestrator has allocated, and whether the present one is preserved. */
  TREES,
  /** Names under which trees are published. */
  NAMES,
  /** The set of preserved pieces. */
  PRESERVED,
  /** The set of allocations of orchestrator and handlers. */
  ALLOCATIONS,
  /** The map for the next kernel, bit by bit. */
  MAP,
  /** Whether what a jump would pass on leads to freed memory. */
  REACHABLE,
  /** Registered files and subsystems, with their tokens. */
  PARTICIPANTS,
  /** The data that the orchestrator keeps for registered participants. */
  DATA,
  /** What the tree that a jump would pass on says of participants. */
  TREE_ENTRIES,
  /** Files that came from the previous kernel. */
  INCOMING,
  /** The handler that each of them needs. */
  RECEIVED_HANDLERS,
  /** The own state of each of them. */
  FILE_STATES,
  /** Whether entries and tree that came from the previous kernel are still held. */
  INCOMING_HELD,
  /** References that the orchestrator holds on file objects. */
  REFERENCES,
  /** Exactness of the ranges that were preserved and unpreserved. */
  RANGES,
  /** Whether what the previous kernel left is well formed. */
  RECEIVED_FORM,
  /** Whether the process that owns the registrations lives. */
  OWNER,
  /** Boot options. */
  OPTIONS,
  /** Whether every lock was given back as often as it was taken. */
  LOCKS,
  /** Copies on which requests can be tried. */
  PROBES,
  /** The sessions of an orchestrator that has some, with their files. */
  SESSIONS
}
