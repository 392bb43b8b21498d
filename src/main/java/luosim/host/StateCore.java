package luosim.host;

import luosim.kho.Handover;
import luosim.kho.Kho;
import luosim.kho.Kho616;
import luosim.kho.KhoConfig;
import luosim.kho.NotifierChain;
import luosim.kho.Receiver;
import luosim.kho.Receiver616;
import luosim.luo.IncomingTree;
import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.revision.Revision;
import luosim.spec.TreeForm;
import luosim.trace.TraceKind;

/**
 * An orchestrator with one state for all files on the Kexec HandOver of Linux 6.16: it is a client of the
 * notifier chain that a finalize walks, and its tree is a sub-tree of the handover's.
 */
final class StateCore implements Core {
  private final NotifierChain chain;
  private final Receiver616 receiver;
  private final Handover arrived;
  private final Handover nothing = new Handover();
  private final Kho616 kho;
  private final KhoHandover handover;
  private final Luo luo;
  private final KhoHandover.Trees trees = phys -> tree(phys);
  private IncomingTree previousTree = NoTree.INSTANCE;
  private LuoState toldState = LuoState.NORMAL;
  private boolean toldFinalized;

  StateCore(Revision.OfState revision, KernelPorts ports, KhoConfig config) {
    chain = new NotifierChain();
    receiver = new Receiver616();
    arrived = new Handover();
    kho = new Kho616(ports, config);
    handover = new KhoHandover(kho, chain, receiver, trees);
    luo = revision.factory().create(ports, handover);
  }

  private IncomingTree tree(long phys) {
    return previousTree;
  }

  private StateCore(StateCore other, KernelPorts ports) {
    chain = other.chain;
    receiver = new Receiver616();
    arrived = other.arrived;
    kho = other.kho.copy(ports);
    handover = other.handover.copy(kho);
    luo = other.luo.copy(ports, handover);
    previousTree = other.previousTree;
  }

  @Override public Luo orchestrator() {
    return luo;
  }

  @Override public Luo luo() {
    return luo;
  }

  @Override public Kho kho() {
    return kho;
  }

  @Override public Receiver receiver() {
    return receiver;
  }

  @Override public void receiveNothing() {
    receiver.populate(nothing, true);
  }

  @Override public int receive(Core old, boolean readable) {
    old.kho().take(arrived);
    previousTree = old.orchestrator() instanceof Luo ofState ? tree(ofState) : NoTree.INSTANCE;
    return receiver.populate(arrived, readable);
  }

  @Override public boolean malform(TreeForm how) {
    boolean possible = previousTree != NoTree.INSTANCE && (!how.ofFile() || previousTree.fileCount() > 0);
    if (possible) {
      previousTree = new MalformedTree(previousTree, how);
    }
    return possible;
  }

  /** The tree that a kernel has built for the next, where it has. */
  private static IncomingTree tree(Luo luo) {
    var tree = luo.outgoingTree();
    return tree.isPresent() ? tree.get() : NoTree.INSTANCE;
  }

  @Override public Stop boot(KernelPorts ports, KhoConfig config) {
    kho.reset(ports, config);
    chain.unregister(KhoHandover.ORCHESTRATOR);
    chain.unregister(Kernel.RESERVE_MEM);
    handover.reset(kho, chain, receiver, trees);
    luo.reset(ports, handover);
    Stop stop = luo.boot();
    chain.register(Kernel.RESERVE_MEM, 0);
    return stop;
  }

  @Override public void watchFrom() {
    toldState = luo.state();
    toldFinalized = kho.finalized();
  }

  @Override public void watch(Frame frame) {
    LuoState state = luo.state();
    if (state != toldState) {
      frame.trace(TraceKind.STATE_CHANGED, 0, toldState.ordinal(), state.ordinal(), 0);
      toldState = state;
    }
    boolean finalized = kho.finalized();
    if (finalized != toldFinalized) {
      toldFinalized = finalized;
      frame.trace(TraceKind.KHO_FINALIZED, 0, finalized ? 1 : 0);
    }
  }

  @Override public void ended(Operation operation, long argument, int result, long value, Frame frame) {
    // The state says it all.
  }

  @Override public boolean reclaimed(int op) {
    return luo.reclaimed(op);
  }

  @Override public boolean keepsFiles() {
    return false;
  }

  @Override public LuoState bootState() {
    return luo.state();
  }

  @Override public boolean holdsReceived() {
    return luo.incomingHeld();
  }

  @Override public boolean reachesFreed() {
    return kho.rootState() == Kho.RootState.COMPLETE
        && (!kho.mapAllocated() || luo.outgoingTree().isEmpty());
  }

  @Override public Row followedRow() {
    return luo.state() == LuoState.NORMAL && !kho.finalized() ? Row.K5 : Row.K6;
  }

  @Override public long shape() {
    return (kho.finalized() ? 1 : 0)
        | (kho.mapAllocated() ? 2 : 0)
        | kho.rootState().ordinal() << 2
        | (long) kho.debugfsEntries() << 4;
  }

  @Override public Core copy(KernelPorts ports) {
    return new StateCore(this, ports);
  }
}
