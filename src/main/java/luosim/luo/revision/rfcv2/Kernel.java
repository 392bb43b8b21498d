package luosim.luo.revision.rfcv2;

import java.util.EnumSet;
import java.util.Set;
import luosim.luo.Errno;
import luosim.luo.Handover;
import luosim.luo.KernelServices;
import luosim.luo.LuoState;
import luosim.luo.part.Digest;
import luosim.luo.part.QueuedLock;
import luosim.luo.state.StateKernel;
import luosim.luo.tree.OutgoingTree;

/**
 * What the orchestrator of one kernel remembers between operations; the machines read and change
 * it.
 */
final class Kernel extends StateKernel {
  /** Codes of the tree library lie below the first errno that anybody here returns raw. */
  private static final int LIBRARY_CODES = 12;

  /** The changes by which this revision differs from the posted one, as bits. */
  private final long changes;

  /** Who is prepared; kept only where anything is changed. */
  final UndoList undo = new UndoList();

  /** Whether a reboot was let through since everybody was frozen. */
  boolean letThrough;

  final OutgoingTree tree = new OutgoingTree();
  boolean treeOwned;
  int fdts;

  Kernel(KernelServices services, Handover handover, Set<Change> changes) {
    super(services, handover, LuoState.NORMAL);
    long bits = 0;
    for (Change change : changes) {
      bits |= 1L << change.ordinal();
    }
    this.changes = bits;
  }

  void reset(KernelServices nextServices, Handover nextHandover) {
    restart(nextServices, nextHandover);
    undo.clear();
    letThrough = false;
    treeOwned = false;
    fdts = 0;
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

  /** Gives the buffer of the outgoing tree back. */
  void freeTree() {
    services().releaseFdt(tree.phys(), OutgoingTree.CAPACITY);
    treeOwned = false;
    fdts--;
  }

  /** Whether a file of this handler is registered, or came from the previous kernel. */
  boolean uses(int handler) {
    for (int place = 0; place < out().size(); place++) {
      if (out().handler(place) == handler) {
        return true;
      }
    }
    String compatible = participants().compatible(handler);
    for (int child = 0; incomingHeld() && child < incoming().fileCount(); child++) {
      if (incoming().fileCompatible(child).equals(compatible)) {
        return true;
      }
    }
    return false;
  }

  /** The handover is not to be followed: its map goes, and with it what this revision lets go. */
  void abandonHandover() {
    if (does(Change.TRACKER_KEPT)) {
      handover().freeMap();
    } else {
      handover().wipe();
    }
    if (does(Change.ROOT_INVALIDATED)) {
      handover().invalidateRoot();
    }
  }

  /** A code of the tree library as an errno, where this revision translates; errnos stay. */
  int errno(int code) {
    boolean library = code < 0 && code > -LIBRARY_CODES;
    return library && does(Change.ERRNOS_MAPPED) ? -Errno.ENOSPC : code;
  }

  /** Takes the outgoing tree out of the handover, and gives its buffer back. */
  void dropTree() {
    handover().unpreservePhys(tree.phys(), OutgoingTree.CAPACITY);
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
    copyState(other);
    undo.copyFrom(other.undo);
    letThrough = other.letThrough;
    tree.copyFrom(other.tree);
    treeOwned = other.treeOwned;
    fdts = other.fdts;
  }

  /** This kernel's lock that plays the part of another kernel's. */
  QueuedLock counterpart(Kernel other, QueuedLock lock) {
    return locks().counterpart(other.locks(), lock).orElse(stateLock());
  }

  void digest(Digest into, boolean exact) {
    digestState(into, exact);
    into.add(treeOwned);
    if (changed()) {
      undo.digest(into);
      into.add(letThrough);
    }
    if (treeOwned) {
      into.add(tree.digest(exact));
    }
  }
}
