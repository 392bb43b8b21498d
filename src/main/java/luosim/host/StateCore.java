package luosim.host;

import java.util.Optional;
import luosim.kho.Kho;
import luosim.kho.Kho616;
import luosim.kho.KhoConfig;
import luosim.kho.NotifierChain;
import luosim.luo.IncomingTree;
import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.Orchestrator;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.revision.Revision;
import luosim.spec.TreeForm;

/**
 * An orchestrator with one state for all files on the Kexec HandOver of Linux 6.16: it is a client of the
 * notifier chain that a finalize walks, and its tree is a sub-tree of the handover's.
 */
final class StateCore extends OneStateCore {
  private final NotifierChain chain;
  private final Kho616 kho;
  private final KhoHandover handover;
  private final Luo luo;
  private Optional<? extends IncomingTree> previousTree = Optional.empty();

  StateCore(Revision.OfState revision, KernelPorts ports, KhoConfig config) {
    chain = new NotifierChain();
    kho = new Kho616(ports, config);
    handover = new KhoHandover(kho, chain, receiver, phys -> previousTree);
    luo = revision.factory().create(ports, handover);
  }

  private StateCore(StateCore other, KernelPorts ports) {
    super(other);
    chain = other.chain;
    kho = other.kho.copy(ports);
    handover = other.handover.copy(kho);
    luo = other.luo.copy(ports, handover);
    previousTree = other.previousTree;
  }

  @Override public Luo luo() {
    return luo;
  }

  @Override public Kho616 kho() {
    return kho;
  }

  /** The tree that a kernel has built for the next, where it has. */
  @Override void receiveTrees(Orchestrator sender) {
    previousTree = sender instanceof Luo ofState ? ofState.outgoingTree() : Optional.empty();
  }

  @Override public boolean malform(TreeForm how) {
    boolean possible = previousTree.isPresent() && (!how.ofFile() || previousTree.get().fileCount() > 0);
    if (possible) {
      previousTree = Optional.of(new MalformedTree(previousTree.get(), how));
    }
    return possible;
  }

  @Override public Stop boot(KernelPorts ports, KhoConfig config) {
    kho.reset(ports, config);
    chain.unregister(KhoHandover.ORCHESTRATOR);
    chain.unregister(Kernel.RESERVE_MEM);
    handover.register();
    luo.reset(ports, handover);
    Stop stop = luo.boot();
    chain.register(Kernel.RESERVE_MEM, 0);
    return stop;
  }

  @Override public boolean reachesFreed() {
    return kho.rootState() == Kho.RootState.COMPLETE
        && (!kho.mapAllocated() || luo.outgoingTree().isEmpty());
  }

  @Override public Row followedRow() {
    return luo.state() == LuoState.NORMAL && !kho.finalized() ? Row.K5 : Row.K6;
  }

  @Override public Core copy(KernelPorts ports) {
    return new StateCore(this, ports);
  }
}
