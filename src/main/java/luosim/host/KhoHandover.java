package luosim.host;

import luosim.kho.Kho616;
import luosim.kho.NotifierChain;
import luosim.kho.Receiver616;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;

/**
 * Kexec HandOver of one kernel as its orchestrator sees it: the outgoing side, the notifier chain
 * with the orchestrator on it, and what was received from the previous kernel.
 */
public final class KhoHandover implements Handover {
  /** The orchestrator's number on the chain. */
  public static final int ORCHESTRATOR = -1;

  /**
   * Priority with which the orchestrator registers; among equals it is the first, as it comes at
   * early init.
   */
  public static final int PRIORITY = 0;

  private Kho616 kho;
  private NotifierChain chain;
  private Receiver616 receiver;
  private Trees trees;
  private final FromReceiver received = new FromReceiver();

  /** One kernel's, with the orchestrator registered on the chain; see {@link #reset}. */
  public KhoHandover(Kho616 kho, NotifierChain chain, Receiver616 receiver, Trees trees) {
    this(chain, receiver, trees, kho);
    chain.register(ORCHESTRATOR, PRIORITY);
  }

  private KhoHandover(NotifierChain chain, Receiver616 receiver, Trees trees, Kho616 kho) {
    this.kho = kho;
    this.chain = chain;
    this.receiver = receiver;
    this.trees = trees;
  }

  /**
   * Serves the next kernel, and registers its orchestrator on its chain.
   *
   * @param receiver what the previous kernel left; one that was never populated after a cold boot
   * @param trees finds the tree at an address that the previous kernel named
   */
  public void reset(
      Kho616 nextKho, NotifierChain nextChain, Receiver616 nextReceiver, Trees nextTrees) {
    kho = nextKho;
    chain = nextChain;
    receiver = nextReceiver;
    trees = nextTrees;
    chain.register(ORCHESTRATOR, PRIORITY);
  }

  /**
   * The same kernel with a copy of its outgoing side, for probes; chain and received side are
   * shared.
   */
  public KhoHandover copy(Kho616 copyOfKho) {
    return new KhoHandover(chain, receiver, trees, copyOfKho);
  }

  /** The memory of the previous kernel, as far as trees stand in it. */
  @FunctionalInterface
  public interface Trees {
    /**
     * The tree whose buffer begins there; asked only for addresses that a valid root tree named.
     */
    IncomingTree at(long phys);
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
    return chain.size();
  }

  @Override public int client(int place) {
    return chain.member(place);
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
    kho.wipe();
  }

  @Override public void unpublish() {
    kho.removeDebugfs();
  }

  @Override public void freeMap() {
    kho.freeMap();
  }

  @Override public void invalidateRoot() {
    kho.invalidateRoot();
  }

  @Override public boolean unreadable() {
    return receiver.unreadable();
  }

  @Override public long bitmaps() {
    return kho.bitmaps();
  }

  @Override public long chunks() {
    return kho.chunks();
  }

  @Override public Received retrieveSubtree(String name) {
    received.result = receiver.retrieveSubtree(name);
    return received;
  }

  /** Reads the tree only when it is asked for. */
  private final class FromReceiver implements Received {
    private int result;

    @Override public int result() {
      return result;
    }

    @Override public IncomingTree tree() {
      if (result < 0) {
        throw new IllegalStateException("no tree was received: " + result);
      }
      return trees.at(receiver.subtreePhys());
    }
  }
}
