package luosim.luo.revision.rfcv2;

import java.util.Optional;
import java.util.Set;
import luosim.luo.Handover;
import luosim.luo.KernelServices;
import luosim.luo.Luo;
import luosim.luo.LuoTree;
import luosim.luo.Operation;
import luosim.luo.Stop;
import luosim.luo.part.Digest;
import luosim.luo.part.Flow;
import luosim.luo.state.StateConductor;

/**
 * The orchestrator as posted for review in May 2025 (RFC v2), bug for bug: one global state, files
 * before subsystems, Kexec HandOver driving it through a notifier chain. Its defects are the point
 * of it; spec luo-rfc-v2 lists them.
 */
public final class RfcV2 extends StateConductor<Op> {
  private final Kernel kernel;
  private final Machines machines;
  private final Optional<LuoTree> tree;

  public RfcV2(KernelServices services, Handover handover) {
    this(services, handover, Set.of());
  }

  /** The posted orchestrator with changes. */
  public RfcV2(KernelServices services, Handover handover, Set<Change> changes) {
    this(new Kernel(services, handover, changes));
  }

  private RfcV2(Kernel kernel) {
    super(new Op[0], kernel);
    this.kernel = kernel;
    machines = new Machines(kernel);
    tree = Optional.of(kernel.tree);
  }

  @Override public void reset(KernelServices services, Handover handover) {
    kernel.reset(services, handover);
    restart();
  }

  @Override public Stop boot() {
    boolean off = kernel.does(Change.OFF_IS_OFF) && !kernel.services().liveUpdate();
    if (!kernel.handover().enabled() || off) {
      return Stop.NONE;
    }
    if (kernel.does(Change.UNREADABLE_STOPS) && kernel.handover().unreadable()) {
      return panic();
    }
    return bootOnReceived(true);
  }

  @Override protected Op slot(int id) {
    return new Op(id, kernel.stateLock());
  }

  @Override protected Flow run(Op op) {
    return machines.run(op);
  }

  /** Requests of this revision have one argument. */
  @Override public int begin(Operation operation, long argument, int object, long token) {
    return super.begin(operation, argument, -1, 0);
  }

  @Override public int beginForDead(Operation operation, long argument) {
    int id = begin(operation, argument);
    op(id).makeForDead();
    return id;
  }

  @Override public void kexecFailed() {
    kernel.stateLock().releaseHandedOver();
  }

  @Override public boolean refusesInexactRanges() {
    return kernel.does(Change.RANGES_CHECKED);
  }

  @Override public boolean keepsTracker() {
    return kernel.does(Change.TRACKER_KEPT);
  }

  @Override public boolean releasesWithOwner() {
    return kernel.does(Change.OWNER_RELEASES);
  }

  @Override public int fdtsAllocated() {
    return kernel.fdts;
  }

  @Override public int subsystemCount() {
    return kernel.subsystems().size();
  }

  @Override public int subsystem(int index) {
    return kernel.subsystems().get(index);
  }

  @Override public long subsystemData(int subsystem) {
    return kernel.subsystems().data(subsystem);
  }

  @Override public Optional<LuoTree> outgoingTree() {
    return kernel.treeOwned ? tree : Optional.empty();
  }

  @Override protected void digestKernel(Digest into, boolean exact) {
    kernel.digest(into, exact);
  }

  @Override public Luo copy(KernelServices services, Handover handover) {
    var copy = new RfcV2(services, handover, kernel.changes());
    copy.kernel.copyFrom(kernel);
    copy.copyOperations(this, lock -> copy.kernel.counterpart(kernel, lock));
    return copy;
  }
}
