package luosim.luo.onelist;

import luosim.luo.Callback;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;
import luosim.luo.KernelServices;
import luosim.luo.LuoState;
import luosim.luo.Participants;
import luosim.luo.part.Digest;
import luosim.luo.part.HandlerList;
import luosim.luo.part.IncomingFiles;
import luosim.luo.part.LockPool;
import luosim.luo.part.OutgoingFiles;
import luosim.luo.part.QueuedLock;
import luosim.luo.part.ReleasedList;
import luosim.luo.part.SubsystemList;

/**
 * What the orchestrator of one kernel remembers between operations; the machines read and change
 * it. On its list the files are number {@link #FILES}, the subsystem of the host with id i is i + 1.
 */
final class Kernel {
  /** The place of the files among the numbers on the list. */
  static final int FILES = 0;

  final Manner manner;
  KernelServices services;
  Handover handover;
  Participants participants;
  final Numbered numbered = new Numbered(this);

  LuoState state = LuoState.UNDEFINED;
  long notifies;
  boolean deviceOpen;
  int unbalanced;

  final ReleasedList released = new ReleasedList();
  final QueuedLock khoMutex = new QueuedLock(released);
  final QueuedLock stateLock = new QueuedLock(released);
  final QueuedLock handlersLock = new QueuedLock(released);
  final QueuedLock listLock = new QueuedLock(released);
  final QueuedLock rebuildLock = new QueuedLock(released);
  final LockPool fileLocks = new LockPool(released);

  final HandlerList handlers = new HandlerList();
  final SubsystemList list = new SubsystemList();
  final OutgoingFiles out = new OutgoingFiles();
  long nextToken;
  final Trees trees;

  final IncomingFiles in = new IncomingFiles();
  IncomingTree incoming;
  boolean incomingHeld;
  IncomingTree incomingFiles;
  boolean filesFound;
  boolean rebuilt;

  Kernel(Manner manner, KernelServices services, Handover handover) {
    this.manner = manner;
    this.services = services;
    this.handover = handover;
    this.participants = services.participants();
    trees = new Trees(this);
    incoming = trees.none();
    incomingFiles = trees.none();
  }

  void reset(KernelServices nextServices, Handover nextHandover) {
    services = nextServices;
    handover = nextHandover;
    participants = nextServices.participants();
    state = LuoState.UNDEFINED;
    notifies = 0;
    deviceOpen = false;
    unbalanced = 0;
    released.clear();
    khoMutex.clear();
    stateLock.clear();
    handlersLock.clear();
    listLock.clear();
    rebuildLock.clear();
    fileLocks.clear();
    handlers.clear();
    list.clear();
    out.clear();
    nextToken = 0;
    trees.clear();
    in.clear();
    incoming = trees.none();
    incomingHeld = false;
    incomingFiles = trees.none();
    filesFound = false;
    rebuilt = false;
  }

  /** Stores the state and wakes who polls the state file. */
  void enter(LuoState next) {
    state = next;
    notifies++;
  }

  /** Whether the orchestrator is switched on and has initialised. */
  boolean works() {
    return state != LuoState.UNDEFINED;
  }

  /** Whether participants may come and go now. */
  boolean mayRegister() {
    return state == LuoState.NORMAL || state == LuoState.UPDATED;
  }

  /** Whether an update is under way from here. */
  boolean updating() {
    return state == LuoState.PREPARED || state == LuoState.FROZEN;
  }

  boolean handlerHas(int handler, Callback callback) {
    return (participants.handlerCallbacks(handler) & callback.bit()) != 0;
  }

  /** Whether a subsystem of the host, by its number, has a callback. */
  boolean has(int number, Callback callback) {
    return (participants.subsystemCallbacks(number - 1) & callback.bit()) != 0;
  }

  /** The number of a state in this family's user interface. */
  static int number(LuoState state) {
    return state == LuoState.UNDEFINED ? 0 : state.ordinal() + 1;
  }

  void copyFrom(Kernel other) {
    state = other.state;
    notifies = other.notifies;
    deviceOpen = other.deviceOpen;
    unbalanced = other.unbalanced;
    released.copyFrom(other.released);
    khoMutex.copyFrom(other.khoMutex);
    stateLock.copyFrom(other.stateLock);
    handlersLock.copyFrom(other.handlersLock);
    listLock.copyFrom(other.listLock);
    rebuildLock.copyFrom(other.rebuildLock);
    fileLocks.copyFrom(other.fileLocks);
    handlers.copyFrom(other.handlers);
    list.copyFrom(other.list);
    out.copyFrom(other.out);
    nextToken = other.nextToken;
    trees.copyFrom(other.trees);
    in.copyFrom(other.in);
    incoming = other.incomingHeld ? other.incoming : trees.none();
    incomingHeld = other.incomingHeld;
    incomingFiles = other.filesFound ? other.incomingFiles : trees.none();
    filesFound = other.filesFound;
    rebuilt = other.rebuilt;
  }

  /** This kernel's lock that plays the part of another kernel's. */
  QueuedLock counterpart(Kernel other, QueuedLock lock) {
    if (lock == other.khoMutex) {
      return khoMutex;
    }
    if (lock == other.stateLock) {
      return stateLock;
    }
    if (lock == other.handlersLock) {
      return handlersLock;
    }
    if (lock == other.listLock) {
      return listLock;
    }
    return fileLocks.counterpart(other.fileLocks, lock, rebuildLock);
  }

  void digest(Digest into, boolean exact) {
    into.add(state.ordinal()).add(nextToken).add(deviceOpen).add(unbalanced);
    into.add(incomingHeld).add(filesFound).add(rebuilt);
    released.digest(into);
    khoMutex.digest(into);
    stateLock.digest(into);
    handlersLock.digest(into);
    listLock.digest(into);
    rebuildLock.digest(into);
    fileLocks.digest(into);
    handlers.digest(into);
    list.digest(into, exact);
    out.digest(into, exact);
    in.digest(into, exact);
    trees.digest(into, exact);
    if (incomingHeld) {
      into.add(incoming.digest(exact));
    }
    if (filesFound) {
      into.add(incomingFiles.digest(exact));
    }
  }
}
