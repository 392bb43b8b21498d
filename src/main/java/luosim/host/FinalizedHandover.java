package luosim.host;

import java.util.Optional;
import luosim.kho.FinalizedKho;
import luosim.kho.Receiver616;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;

/**
 * Kexec HandOver of an era with a finalize, as the orchestrator of one kernel sees it: the outgoing side, and
 * what was received from the previous kernel. Who adds sub-trees, and what an abort takes away, is the era's.
 *
 * @param <K> the outgoing side of the era
 */
public abstract class FinalizedHandover<K extends FinalizedKho> implements Handover {
  private static final int ENOENT = 2;

  final K kho;
  final Receiver616 receiver;
  final Memory memory;
  private final Found found = new Found();

  FinalizedHandover(K kho, Receiver616 receiver, Memory memory) {
    this.kho = kho;
    this.receiver = receiver;
    this.memory = memory;
  }

  /** The memory of the previous kernel, as far as trees stand in it. */
  @FunctionalInterface
  public interface Memory {
    /** The tree whose buffer begins at an address that a tree named; empty if none does any more. */
    Optional<? extends IncomingTree> at(long phys);
  }

  @Override public final boolean enabled() {
    return kho.enabled();
  }

  @Override public final boolean finalized() {
    return kho.finalized();
  }

  @Override public final void setFinalized(boolean finalized) {
    kho.setFinalized(finalized);
  }

  @Override public final int startFinalize() {
    return kho.startFinalize();
  }

  @Override public final int preservePhys(long phys, long bytes) {
    return kho.preservePhys(phys, bytes);
  }

  @Override public final int unpreservePhys(long phys, long bytes) {
    return kho.unpreservePhys(phys, bytes);
  }

  @Override public final int addSubtree(String name, long phys) {
    return kho.addSubtree(name, phys);
  }

  @Override public final int serialize() {
    return kho.serialize();
  }

  @Override public final int closeRoot() {
    return kho.closeRoot();
  }

  @Override public final int publish() {
    return kho.publish();
  }

  @Override public final void freeMap() {
    kho.freeMap();
  }

  @Override public final boolean unreadable() {
    return receiver.unreadable();
  }

  @Override public final long bitmaps() {
    return kho.bitmaps();
  }

  @Override public final long chunks() {
    return kho.chunks();
  }

  @Override public final Received retrieveSubtree(String name) {
    found.result = receiver.retrieveSubtree(name);
    found.tree = found.result < 0 ? Optional.empty() : memory.at(receiver.subtreePhys());
    return found;
  }

  @Override public final Received treeAt(long phys) {
    found.tree = memory.at(phys);
    found.result = found.tree.isPresent() ? 0 : -ENOENT;
    return found;
  }

  private static final class Found implements Received {
    private int result;
    private Optional<? extends IncomingTree> tree = Optional.empty();

    @Override public int result() {
      return result;
    }

    @Override public IncomingTree tree() {
      if (result < 0) {
        throw new IllegalStateException("no tree was received: " + result);
      }
      return tree.isPresent() ? tree.get() : NoTree.INSTANCE;
    }
  }
}
