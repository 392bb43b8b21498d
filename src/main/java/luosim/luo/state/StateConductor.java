package luosim.luo.state;

import luosim.luo.Errno;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;
import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.Stop;
import luosim.luo.part.Conductor;
import luosim.luo.tree.OutgoingTree;

/**
 * An orchestrator with one global state, as far as all such revisions are alike: its boot on a received tree,
 * and what can be seen of it from outside.
 *
 * @param <S> the slot of one operation in the revision
 */
public abstract class StateConductor<S extends StateSlot<S>> extends Conductor<S> implements Luo {
  /** The name under which the tree is handed over. */
  public static final String NAME = "LUO";

  private final StateKernel kernel;

  protected StateConductor(S[] none, StateKernel kernel) {
    super(none, kernel.locks().released());
    this.kernel = kernel;
  }

  /**
   * Boots on what the previous kernel left, if it left anything; a tree of another kind stops the kernel.
   *
   * @param withFiles whether the files have a node in that tree
   */
  protected final Stop bootOnReceived(boolean withFiles) {
    Handover.Received received = kernel.handover().retrieveSubtree(NAME);
    if (received.result() == -Errno.ENOENT) {
      kernel.startIn(LuoState.NORMAL);
      return Stop.NONE;
    }
    if (received.result() < 0) {
      return panic();
    }
    IncomingTree tree = received.tree();
    kernel.receive(tree);
    if (!tree.hasRootCompatible(OutgoingTree.ROOT)) {
      return panic();
    }
    kernel.startIn(LuoState.UPDATED);
    boolean whole = !withFiles || tree.hasFilesNode(OutgoingTree.FILES);
    return whole && tree.hasSubsystemsNode(OutgoingTree.SUBSYSTEMS) ? Stop.NONE : panic();
  }

  @Override public final LuoState state() {
    return kernel.state();
  }

  @Override public final long notifies() {
    return kernel.notifies();
  }

  @Override public final boolean incomingHeld() {
    return kernel.incomingHeld();
  }

  @Override public final int outgoingCount() {
    return kernel.out().size();
  }

  @Override public final long outgoingToken(int index) {
    return kernel.out().token(index);
  }

  @Override public final int outgoingFile(int index) {
    return kernel.out().file(index);
  }

  @Override public final int outgoingHandler(int index) {
    return kernel.out().handler(index);
  }

  @Override public final long outgoingData(int index) {
    return kernel.out().data(index);
  }

  @Override public final int incomingCount() {
    return kernel.in().size();
  }

  @Override public final long incomingToken(int index) {
    return kernel.in().token(index);
  }

  @Override public final int incomingHandler(int index) {
    return kernel.in().handler(index);
  }

  @Override public final boolean incomingReclaimed(int index) {
    return kernel.in().reclaimed(index);
  }

  @Override public final boolean incomingUpdated(int index) {
    return kernel.in().updated(index);
  }
}
