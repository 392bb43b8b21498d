package luosim.luo;

import java.util.Optional;

/**
 * The orchestrator of one kernel in a revision with one global state: normal, prepared, frozen,
 * updated (RFC v2 and its relatives).
 */
public interface Luo extends Orchestrator {

  LuoState state();

  /** Whether an abort leaves to those who preserved something to give it back. */
  default boolean keepsTracker() {
    return false;
  }

  /**
   * Begins a request that the kernel makes for a process which has died: nothing is copied from it, and no
   * signal ends its waits.
   */
  default int beginForDead(Operation operation, long argument) {
    return begin(operation, argument);
  }

  /** Whether what a process prepared and registered goes with it when it dies. */
  default boolean releasesWithOwner() {
    return false;
  }

  /** Whether Kexec HandOver refuses a range that the rules do not allow. */
  default boolean refusesInexactRanges() {
    return false;
  }

  /** How often the state file was notified since boot. */
  long notifies();

  /** Trees that this kernel has allocated and not freed, leaked ones included. */
  int fdtsAllocated();

  /** Whether the tree that this kernel received is still held. */
  boolean incomingHeld();

  int outgoingCount();

  /** Token of a file that this kernel registered; index 0 is the lowest token. */
  long outgoingToken(int index);

  int outgoingFile(int index);

  int outgoingHandler(int index);

  long outgoingData(int index);

  int incomingCount();

  /** Token of a file that came from the previous kernel; index 0 is the lowest token. */
  long incomingToken(int index);

  int incomingHandler(int index);

  boolean incomingReclaimed(int index);

  /** Whether the file's own state still says updated, which only its finish callback changes. */
  boolean incomingUpdated(int index);

  int subsystemCount();

  /** Id of a registered subsystem, in the order of registration. */
  int subsystem(int index);

  /** The data that a subsystem's object holds, registered or not. */
  long subsystemData(int subsystem);

  /** The tree that a jump would hand over, if there is one. */
  Optional<LuoTree> outgoingTree();

  /** The tree that its files are in: the same one, or a blob of their own. */
  default Optional<LuoTree> filesTree() {
    return outgoingTree();
  }

  /** The tree that stands at an address in the memory of this kernel, freed ones not. */
  default Optional<LuoTree> treeAt(long phys) {
    return outgoingTree().filter(tree -> tree.phys() == phys);
  }

  /** Whether its files are one of the subsystems, which registers with {@link Operation#REGISTER_FILES}. */
  default boolean filesAreSubsystem() {
    return false;
  }

  /**
   * Whether the device has one opener, who chooses tokens and whose files go when the device is closed.
   */
  default boolean deviceOwnsFiles() {
    return false;
  }

  /** How often a lock was given back that was not held; 0 in a sound revision. */
  default int locksUnbalanced() {
    return 0;
  }

  /**
   * Makes this instance a kernel that has just been loaded, for reuse; its arrays stay. Not before
   * the kernel that received its tree has no more use for it.
   */
  void reset(KernelServices services, Handover handover);

  /** A deep copy on other ports, for probes; operations under way are copied with their ids. */
  Luo copy(KernelServices services, Handover handover);
}
