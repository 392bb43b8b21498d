package luosim.invariant;

import java.util.Optional;
import luosim.luo.LuoState;
import luosim.luo.Row;

/**
 * What the oracle may look at beside the trace: one host's running kernel, or whatever of it a
 * driver knows.
 *
 * <p>Each question belongs to a kind of {@link Evidence}; it may be asked only if the world {@link
 * #shows} that kind. A driver overrides what it can answer. Answers are of this instant, and asking
 * changes nothing.
 */
public interface World {

  /** Whether the questions of this kind can be answered; constant for the life of a host. */
  boolean shows(Evidence evidence);

  /** The state of the orchestrator; every world knows it. */
  LuoState state();

  /** {@link Evidence#FINALIZED}. */
  default boolean finalized() {
    throw missing(Evidence.FINALIZED);
  }

  /** 1 MiB trees that this kernel allocated and has not freed. {@link Evidence#TREES}. */
  default int treesAllocated() {
    throw missing(Evidence.TREES);
  }

  /** Whether the tree being built is preserved. {@link Evidence#TREES}. */
  default boolean treePreserved() {
    throw missing(Evidence.TREES);
  }

  /** Trees published for debugging. {@link Evidence#NAMES}. */
  default int namesPublished() {
    throw missing(Evidence.NAMES);
  }

  /** Bytes of the preserved set. {@link Evidence#PRESERVED}. */
  default long preservedBytes() {
    throw missing(Evidence.PRESERVED);
  }

  /** A number over the preserved set; equal sets, equal numbers. {@link Evidence#PRESERVED}. */
  default long preservedDigest() {
    throw missing(Evidence.PRESERVED);
  }

  /** Bytes that orchestrator and handlers hold. {@link Evidence#ALLOCATIONS}. */
  default long allocatedBytes() {
    throw missing(Evidence.ALLOCATIONS);
  }

  /** A number over the set of their allocations. {@link Evidence#ALLOCATIONS}. */
  default long allocationDigest() {
    throw missing(Evidence.ALLOCATIONS);
  }

  /**
   * Whether the map holds exactly the preserved set, ordered as its reader expects. {@link
   * Evidence#MAP}.
   */
  default boolean mapSound() {
    throw missing(Evidence.MAP);
  }

  /**
   * Whether a jump of this instant would pass on pointers to freed memory. {@link
   * Evidence#REACHABLE}.
   */
  default boolean reachesFreed() {
    throw missing(Evidence.REACHABLE);
  }

  /** Registered files, by ascending token. {@link Evidence#PARTICIPANTS}. */
  default int files() {
    throw missing(Evidence.PARTICIPANTS);
  }

  /** Id of a registered file. {@link Evidence#PARTICIPANTS}. */
  default int file(int index) {
    throw missing(Evidence.PARTICIPANTS);
  }

  /** {@link Evidence#PARTICIPANTS}. */
  default int fileHandler(int index) {
    throw missing(Evidence.PARTICIPANTS);
  }

  /** {@link Evidence#PARTICIPANTS}. */
  default long fileToken(int index) {
    throw missing(Evidence.PARTICIPANTS);
  }

  /** {@link Evidence#DATA}. */
  default long fileData(int index) {
    throw missing(Evidence.DATA);
  }

  /** Registered subsystems, by registration. {@link Evidence#PARTICIPANTS}. */
  default int subsystems() {
    throw missing(Evidence.PARTICIPANTS);
  }

  /** Id of a registered subsystem. {@link Evidence#PARTICIPANTS}. */
  default int subsystem(int index) {
    throw missing(Evidence.PARTICIPANTS);
  }

  /** {@link Evidence#DATA}. */
  default long subsystemData(int index) {
    throw missing(Evidence.DATA);
  }

  /**
   * Files in the tree that a jump would pass on, or -1 if it would pass on none. {@link
   * Evidence#TREE_ENTRIES}.
   */
  default int treeFiles() {
    throw missing(Evidence.TREE_ENTRIES);
  }

  /** Token of a file in that tree. {@link Evidence#TREE_ENTRIES}. */
  default long treeFileToken(int index) {
    throw missing(Evidence.TREE_ENTRIES);
  }

  /** Data of a file in that tree. {@link Evidence#TREE_ENTRIES}. */
  default long treeFileData(int index) {
    throw missing(Evidence.TREE_ENTRIES);
  }

  /**
   * Whether that tree has eight bytes for the registered subsystem at an index. {@link
   * Evidence#TREE_ENTRIES}.
   */
  default boolean treeHasSubsystem(int index) {
    throw missing(Evidence.TREE_ENTRIES);
  }

  /** Its data there. {@link Evidence#TREE_ENTRIES}. */
  default long treeSubsystemData(int index) {
    throw missing(Evidence.TREE_ENTRIES);
  }

  /** Files that came from the previous kernel. {@link Evidence#INCOMING}. */
  default int incoming() {
    throw missing(Evidence.INCOMING);
  }

  /** {@link Evidence#INCOMING}. */
  default long incomingToken(int index) {
    throw missing(Evidence.INCOMING);
  }

  /** {@link Evidence#RECEIVED_HANDLERS}. */
  default int incomingHandler(int index) {
    throw missing(Evidence.RECEIVED_HANDLERS);
  }

  /** Whether the orchestrator takes the file for retrieved. {@link Evidence#INCOMING}. */
  default boolean incomingReclaimed(int index) {
    throw missing(Evidence.INCOMING);
  }

  /** Whether the file's own state still says updated. {@link Evidence#FILE_STATES}. */
  default boolean incomingUpdated(int index) {
    throw missing(Evidence.FILE_STATES);
  }

  /**
   * Whether the tree that came from the previous kernel is still held. {@link Evidence#INCOMING_HELD}.
   */
  default boolean incomingHeld() {
    throw missing(Evidence.INCOMING_HELD);
  }

  /** Entries of received files that are still held. {@link Evidence#INCOMING_HELD}. */
  default int incomingEntries() {
    return incoming();
  }

  /**
   * References on file objects that the orchestrator took and has not dropped. {@link
   * Evidence#REFERENCES}.
   */
  default int fileReferences() {
    throw missing(Evidence.REFERENCES);
  }

  /** How often a lock was given back that was not held. {@link Evidence#LOCKS}. */
  default int locksUnbalanced() {
    throw missing(Evidence.LOCKS);
  }

  /**
   * Ranges preserved outside the rules, and unpreserves of what was no preserved range, beside those that the
   * trace tells of as corruptions. {@link Evidence#RANGES}.
   */
  default long inexactRanges() {
    throw missing(Evidence.RANGES);
  }

  /** Whether the received tree is malformed. {@link Evidence#RECEIVED_FORM}. */
  default boolean receivedMalformed() {
    throw missing(Evidence.RECEIVED_FORM);
  }

  /** Whether its files are: what a request for one of them uses. {@link Evidence#RECEIVED_FORM}. */
  default boolean receivedFilesMalformed() {
    return receivedMalformed();
  }

  /** Whether the boot options switch the orchestrator on. {@link Evidence#OPTIONS}. */
  default boolean switchedOn() {
    throw missing(Evidence.OPTIONS);
  }

  /** Whether Kexec HandOver is on in this kernel. {@link Evidence#OPTIONS}. */
  default boolean handoverOn() {
    throw missing(Evidence.OPTIONS);
  }

  /** The callbacks that a participant has, as bits; all of them if that is not known. */
  default int callbacks(int participant) {
    return ~0;
  }

  /** The row that an operation still under way has come to, {@link Row#NONE} if unknown. */
  default Row row(int operation) {
    return Row.NONE;
  }

  /**
   * A number over all that decides how probes end, equal in equal situations; probes of equal
   * numbers are run once. {@link Evidence#PROBES}.
   */
  default long probeKey() {
    throw missing(Evidence.PROBES);
  }

  /** A copy to try requests on; empty if this instant allows none. {@link Evidence#PROBES}. */
  default Optional<Probe> probe() {
    throw missing(Evidence.PROBES);
  }

  /** What a question outside the shown evidence ends in. */
  static UnsupportedOperationException missing(Evidence evidence) {
    return new UnsupportedOperationException("this world does not show " + evidence);
  }
}
