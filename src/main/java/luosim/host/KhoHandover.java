package luosim.host;

import luosim.kho.Kho616;
import luosim.kho.NotifierChain;
import luosim.kho.Receiver616;

/** Kexec HandOver with a notifier chain, and the orchestrator on it. */
public final class KhoHandover extends FinalizedHandover<Kho616> {
  /** The orchestrator's number on the chain. */
  public static final int ORCHESTRATOR = -1;

  /**
   * Priority with which the orchestrator registers; among equals it is the first, as it comes at
   * early init.
   */
  public static final int PRIORITY = 0;

  private final NotifierChain chain;

  /**
   * One kernel's, with the orchestrator registered on the chain.
   *
   * @param receiver what the previous kernel left; one that was never populated after a cold boot
   */
  public KhoHandover(Kho616 kho, NotifierChain chain, Receiver616 receiver, Memory memory) {
    this(chain, receiver, memory, kho);
    register();
  }

  private KhoHandover(NotifierChain chain, Receiver616 receiver, Memory memory, Kho616 kho) {
    super(kho, receiver, memory);
    this.chain = chain;
  }

  /** Registers the orchestrator of the next kernel, which has nobody else on its chain yet. */
  void register() {
    chain.register(ORCHESTRATOR, PRIORITY);
  }

  /**
   * The same kernel with a copy of its outgoing side, for probes; chain and received side are
   * shared.
   */
  public KhoHandover copy(Kho616 copyOfKho) {
    return new KhoHandover(chain, receiver, memory, copyOfKho);
  }

  @Override public int clients() {
    return chain.size();
  }

  @Override public int client(int place) {
    return chain.member(place);
  }

  @Override public void wipe() {
    kho.wipe();
  }

  @Override public void unpublish() {
    kho.removeDebugfs();
  }

  @Override public void invalidateRoot() {
    kho.invalidateRoot();
  }
}
