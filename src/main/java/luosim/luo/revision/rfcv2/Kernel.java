package luosim.luo.revision.rfcv2;

import java.util.EnumSet;
import java.util.Set;
import luosim.luo.Callback;
import luosim.luo.Errno;
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
  /** Codes of the tree library lie below the first errno that anybody here returns raw. */
  private static final int LIBRARY_CODES = 12;

  KernelServices services;
  Handover handover;
  Participants participants;

  LuoState state = LuoState.NORMAL;
  long notifies;

  /** The changes by which this revision differs from the posted one, as bits. */
  private final long changes;

  /** Who is prepared; kept only where anything is changed. */
  final UndoList undo = new UndoList();

  /** Whether a reboot was let through since everybody was frozen. */
  boolean letThrough;

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

  Kernel(KernelServices services, Handover handover, Set<Change> changes) {
    long bits = 0;
    for (Change change : changes) {
      bits |= 1L << change.ordinal();
    }
    this.changes = bits;
    this.services = services;
    this.handover = handover;
    this.participants = services.participants();
  }

  void reset(KernelServices nextServices, Handover nextHandover) {
    services = nextServices;
    handover = nextHandover;
    participants = nextServices.participants();
    undo.clear();
    letThrough = false;
    state = LuoState.NORMAL;
    notifies = 0;
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

  /** Whether this revision does something otherwise than the posted one. */
  boolean does(Change change) {
    return (changes >>> change.ordinal() & 1) != 0;
  }

  /** Whether it does anything otherwise. */
  boolean changed() {
    return changes != 0;
  }

  /** The changes of this revision. */
  Set<Change> changes() {
    Set<Change> all = EnumSet.noneOf(Change.class);
    for (Change change : Change.values()) {
      if (does(change)) {
        all.add(change);
      }
    }
    return all;
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

  /** Whether a file of this handler is registered, or came from the previous kernel. */
  boolean uses(int handler) {
    for (int place = 0; place < out.size(); place++) {
      if (out.handler(place) == handler) {
        return true;
      }
    }
    String compatible = participants.compatible(handler);
    for (int child = 0; incomingHeld && child < incoming.fileCount(); child++) {
      if (incoming.fileCompatible(child).equals(compatible)) {
        return true;
      }
    }
    return false;
  }

  /** The handover is not to be followed: its map goes, and with it what this revision lets go. */
  void abandonHandover() {
    if (does(Change.TRACKER_KEPT)) {
      handover.freeMap();
    } else {
      handover.wipe();
    }
    if (does(Change.ROOT_INVALIDATED)) {
      handover.invalidateRoot();
    }
  }

  /** A code of the tree library as an errno, where this revision translates; errnos stay. */
  int errno(int code) {
    boolean library = code < 0 && code > -LIBRARY_CODES;
    return library && does(Change.ERRNOS_MAPPED) ? -Errno.ENOSPC : code;
  }

  /** Takes the outgoing tree out of the handover, and gives its buffer back. */
  void dropTree() {
    handover.unpreservePhys(tree.phys(), OutgoingTree.CAPACITY);
    freeTree();
  }

  /**
   * Loses the buffer of the outgoing tree: nothing points to it any more, and nothing ever frees
   * it.
   */
  void leakTree() {
    treeOwned = false;
  }

  void copyFrom(Kernel other) {
    undo.copyFrom(other.undo);
    letThrough = other.letThrough;
    state = other.state;
    notifies = other.notifies;
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
    if (changed()) {
      undo.digest(into);
      into.add(letThrough);
    }
    if (treeOwned) {
      into.add(tree.digest(exact));
    }
    if (incomingHeld) {
      into.add(incoming.digest(exact));
    }
  }
}
