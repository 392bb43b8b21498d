package luosim.luo.onelist;

import luosim.luo.Callback;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;
import luosim.luo.KernelServices;
import luosim.luo.LuoState;
import luosim.luo.part.Digest;
import luosim.luo.part.LockPool;
import luosim.luo.part.QueuedLock;
import luosim.luo.state.StateKernel;

/**
 * What the orchestrator of one kernel remembers between operations; the machines read and change
 * it. On its list the files are number {@link #FILES}, the subsystem of the host with id i is i + 1.
 */
final class Kernel extends StateKernel {
  /** The place of the files among the numbers on the list. */
  static final int FILES = 0;

  final Manner manner;
  final Numbered numbered = new Numbered(this);

  boolean deviceOpen;
  int unbalanced;

  final QueuedLock listLock = locks().add();
  final LockPool fileLocks = new LockPool(locks().released());
  final Trees trees;

  IncomingTree incomingFiles;
  boolean filesFound;

  Kernel(Manner manner, KernelServices services, Handover handover) {
    super(services, handover, LuoState.UNDEFINED);
    this.manner = manner;
    trees = new Trees(this);
    incomingFiles = trees.none();
  }

  void reset(KernelServices nextServices, Handover nextHandover) {
    restart(nextServices, nextHandover);
    deviceOpen = false;
    unbalanced = 0;
    fileLocks.clear();
    trees.clear();
    incomingFiles = trees.none();
    filesFound = false;
  }

  /** Whether the orchestrator is switched on and has initialised. */
  boolean works() {
    return state() != LuoState.UNDEFINED;
  }

  /** Whether an update is under way from here. */
  boolean updating() {
    return state() == LuoState.PREPARED || state() == LuoState.FROZEN;
  }

  /** Whether a subsystem of the host, by its number, has a callback. */
  boolean has(int number, Callback callback) {
    return participants().subsystemHas(number - 1, callback);
  }

  /** The number of a state in this family's user interface. */
  static int number(LuoState state) {
    return state == LuoState.UNDEFINED ? 0 : state.ordinal() + 1;
  }

  void copyFrom(Kernel other) {
    copyState(other);
    deviceOpen = other.deviceOpen;
    unbalanced = other.unbalanced;
    fileLocks.copyFrom(other.fileLocks);
    trees.copyFrom(other.trees);
    incomingFiles = other.filesFound ? other.incomingFiles : trees.none();
    filesFound = other.filesFound;
  }

  /** This kernel's lock that plays the part of another kernel's. */
  QueuedLock counterpart(Kernel other, QueuedLock lock) {
    return locks().counterpart(other.locks(), lock)
        .orElseGet(() -> fileLocks.counterpart(other.fileLocks, lock, stateLock()));
  }

  void digest(Digest into, boolean exact) {
    digestState(into, exact);
    into.add(deviceOpen).add(unbalanced).add(filesFound);
    fileLocks.digest(into);
    trees.digest(into, exact);
    if (filesFound) {
      into.add(incomingFiles.digest(exact));
    }
  }
}
