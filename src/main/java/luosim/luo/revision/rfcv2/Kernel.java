package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;
import luosim.luo.KernelServices;
import luosim.luo.LuoState;
import luosim.luo.Participants;
import luosim.luo.part.Digest;
import luosim.luo.part.HandlerList;
import luosim.luo.part.IncomingFiles;
import luosim.luo.part.OutgoingFiles;
import luosim.luo.part.QueuedLock;
import luosim.luo.part.ReleasedList;
import luosim.luo.part.SubsystemList;
import luosim.luo.tree.OutgoingTree;

/**
 * What the orchestrator of one kernel remembers between operations; the machines read and change
 * it.
 */
final class Kernel {
  KernelServices services;
  Handover handover;
  Participants participants;

  LuoState state = LuoState.NORMAL;
  long notifies;
  boolean stopped;

  final ReleasedList released = new ReleasedList();
  final QueuedLock khoMutex = new QueuedLock(released);
  final QueuedLock stateLock = new QueuedLock(released);
  final QueuedLock handlersLock = new QueuedLock(released);
  final QueuedLock rebuildLock = new QueuedLock(released);

  final HandlerList handlers = new HandlerList();
  final SubsystemList subsystems = new SubsystemList();
  final OutgoingFiles out = new OutgoingFiles();
  long nextToken;

  final OutgoingTree tree = new OutgoingTree();
  boolean treeOwned;
  int fdts;

  final IncomingFiles in = new IncomingFiles();
  IncomingTree incoming = tree;
  boolean incomingHeld;
  boolean rebuilt;

  Kernel(KernelServices services, Handover handover) {
    this.services = services;
    this.handover = handover;
    this.participants = services.participants();
  }

  void reset(KernelServices nextServices, Handover nextHandover) {
    services = nextServices;
    handover = nextHandover;
    participants = nextServices.participants();
    state = LuoState.NORMAL;
    notifies = 0;
    stopped = false;
    released.clear();
    khoMutex.clear();
    stateLock.clear();
    handlersLock.clear();
    rebuildLock.clear();
    handlers.clear();
    subsystems.clear();
    out.clear();
    nextToken = 0;
    treeOwned = false;
    fdts = 0;
    in.clear();
    incoming = tree;
    incomingHeld = false;
    rebuilt = false;
  }

  /** Stores the state and wakes who polls the state file. */
  void enter(LuoState next) {
    state = next;
    notifies++;
  }

  /** Whether files and subsystems may come and go now. */
  boolean mayRegister() {
    return state == LuoState.NORMAL || state == LuoState.UPDATED;
  }

  boolean handlerHas(int handler, Callback callback) {
    return (participants.handlerCallbacks(handler) & callback.bit()) != 0;
  }

  boolean subsystemHas(int subsystem, Callback callback) {
    return (participants.subsystemCallbacks(subsystem) & callback.bit()) != 0;
  }

  /** Gives the buffer of the outgoing tree back. */
  void freeTree() {
    services.releaseFdt(tree.phys(), OutgoingTree.CAPACITY);
    treeOwned = false;
    fdts--;
  }

  /**
   * Loses the buffer of the outgoing tree: nothing points to it any more, and nothing ever frees
   * it.
   */
  void leakTree() {
    treeOwned = false;
  }

  void copyFrom(Kernel other) {
    state = other.state;
    notifies = other.notifies;
    stopped = other.stopped;
    released.copyFrom(other.released);
    khoMutex.copyFrom(other.khoMutex);
    stateLock.copyFrom(other.stateLock);
    handlersLock.copyFrom(other.handlersLock);
    rebuildLock.copyFrom(other.rebuildLock);
    handlers.copyFrom(other.handlers);
    subsystems.copyFrom(other.subsystems);
    out.copyFrom(other.out);
    nextToken = other.nextToken;
    tree.copyFrom(other.tree);
    treeOwned = other.treeOwned;
    fdts = other.fdts;
    in.copyFrom(other.in);
    incoming = other.incomingHeld ? other.incoming : tree;
    incomingHeld = other.incomingHeld;
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
    return lock == other.handlersLock ? handlersLock : rebuildLock;
  }

  void digest(Digest into, boolean exact) {
    into.add(state.ordinal())
        .add(stopped)
        .add(nextToken)
        .add(treeOwned)
        .add(incomingHeld)
        .add(rebuilt);
    released.digest(into);
    khoMutex.digest(into);
    stateLock.digest(into);
    handlersLock.digest(into);
    rebuildLock.digest(into);
    handlers.digest(into);
    subsystems.digest(into, exact);
    out.digest(into, exact);
    in.digest(into, exact);
    if (treeOwned) {
      into.add(tree.digest(exact));
    }
    if (incomingHeld) {
      into.add(incoming.digest(exact));
    }
  }
}
