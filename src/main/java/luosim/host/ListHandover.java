package luosim.host;

import java.util.Optional;
import luosim.kho.Kho617;
import luosim.kho.Receiver;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;

/**
 * Kexec HandOver without a notifier chain, as an orchestrator that drives it sees it: the outgoing side with
 * its list of sub-trees, and what was received from the previous kernel.
 */
public final class ListHandover implements Handover {
  private static final int ENOENT = 2;

  private Kho617 kho;
  private Receiver receiver;
  private Memory memory;
  private final Found found = new Found();

  public ListHandover(Kho617 kho, Receiver receiver, Memory memory) {
    this.kho = kho;
    this.receiver = receiver;
    this.memory = memory;
  }

  /** The same kernel with a copy of its outgoing side, for probes; the received side is shared. */
  public ListHandover copy(Kho617 copyOfKho) {
    return new ListHandover(copyOfKho, receiver, memory);
  }

  /** The memory of the previous kernel, as far as trees stand in it. */
  @FunctionalInterface
  public interface Memory {
    /** The tree whose buffer begins at an address; empty if none does any more. */
    Optional<? extends IncomingTree> at(long phys);
  }

  @Override public boolean enabled() {
    return kho.enabled();
  }

  @Override public boolean finalized() {
    return kho.finalized();
  }

  @Override public void setFinalized(boolean finalized) {
    kho.setFinalized(finalized);
  }

  @Override public int startFinalize() {
    return kho.startFinalize();
  }

  @Override public int clients() {
    return 0;
  }

  @Override public int client(int place) {
    throw new IndexOutOfBoundsException("there is no chain, asked for place " + place);
  }

  @Override public int preservePhys(long phys, long bytes) {
    return kho.preservePhys(phys, bytes);
  }

  @Override public int unpreservePhys(long phys, long bytes) {
    return kho.unpreservePhys(phys, bytes);
  }

  @Override public int addSubtree(String name, long phys) {
    return kho.addSubtree(name, phys);
  }

  @Override public void removeSubtree(long phys) {
    kho.removeSubtree(phys);
  }

  @Override public int serialize() {
    return kho.serialize();
  }

  @Override public int closeRoot() {
    return kho.closeRoot();
  }

  @Override public int publish() {
    return kho.publish();
  }

  @Override public void wipe() {
    throw new UnsupportedOperationException("an abort of this era leaves the tracker");
  }

  @Override public void freeMap() {
    kho.freeMap();
  }

  @Override public void unpublish() {
    kho.unpublishRoot();
  }

  @Override public long bitmaps() {
    return kho.bitmaps();
  }

  @Override public long chunks() {
    return kho.chunks();
  }

  @Override public Received retrieveSubtree(String name) {
    found.result = receiver.retrieveSubtree(name);
    found.tree = found.result < 0 ? Optional.empty() : memory.at(receiver.subtreePhys());
    return found;
  }

  @Override public Received treeAt(long phys) {
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
