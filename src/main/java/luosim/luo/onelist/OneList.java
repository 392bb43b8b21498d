package luosim.luo.onelist;

import java.util.Optional;
import luosim.luo.Handover;
import luosim.luo.KernelServices;
import luosim.luo.Luo;
import luosim.luo.LuoTree;
import luosim.luo.Operation;
import luosim.luo.Stop;
import luosim.luo.part.Digest;
import luosim.luo.part.Flow;
import luosim.luo.state.StateConductor;
import luosim.luo.part.Flow;
import luosim.luo.state.StateConductor;

/**
 * The orchestrator of one kernel in a revision in which the files are a subsystem among others and which
 * drives Kexec HandOver itself; a {@link Manner} tells siblings apart.
 */
public final class OneList extends StateConductor<Op> {
  private final Kernel kernel;
  private final Machines machines;

  public OneList(Manner manner, KernelServices services, Handover handover) {
    this(new Kernel(manner, services, handover));
  }

  private OneList(Kernel kernel) {
    super(new Op[0], kernel);
    this.kernel = kernel;
    machines = new Machines(kernel);
  }

  @Override public void reset(KernelServices services, Handover handover) {
    kernel.reset(services, handover);
    restart();
  }

  @Override public Stop boot() {
    if (!kernel.handover().enabled() || !kernel.services().liveUpdate()) {
      return Stop.NONE;
    }
    return bootOnReceived(false);
  }

  @Override protected Op slot(int id) {
    return new Op(id, kernel.stateLock());
  }

  @Override protected Flow run(Op op) {
    return machines.run(op);
  }

  /** Requests of this family have an argument and a token. */
  @Override public int begin(Operation operation, long argument, int object, long token) {
    return super.begin(operation, argument, -1, token);
  }

  @Override public int fdtsAllocated() {
    return kernel.trees.allocated();
  }

  @Override public int subsystemCount() {
    return kernel.subsystems().size() - (kernel.subsystems().place(Kernel.FILES) < 0 ? 0 : 1);
  }

  @Override public int subsystem(int index) {
    int files = kernel.subsystems().place(Kernel.FILES);
    return kernel.subsystems().get(files < 0 || index < files ? index : index + 1) - 1;
  }

  @Override public long subsystemData(int subsystem) {
    return kernel.subsystems().data(subsystem + 1);
  }

  @Override public Optional<LuoTree> outgoingTree() {
    return kernel.trees.handedOver();
  }

  @Override public Optional<LuoTree> filesTree() {
    return kernel.trees.files();
  }

  @Override public Optional<LuoTree> treeAt(long phys) {
    return kernel.trees.at(phys);
  }

  @Override public boolean filesAreSubsystem() {
    return true;
  }

  @Override public boolean deviceOwnsFiles() {
    return kernel.manner.releasesFiles();
  }

  @Override public int locksUnbalanced() {
    return kernel.unbalanced;
  }

  @Override protected void digestKernel(Digest into, boolean exact) {
    kernel.digest(into, exact);
  }

  @Override public Luo copy(KernelServices services, Handover handover) {
    var copy = new OneList(kernel.manner, services, handover);
    copy.kernel.copyFrom(kernel);
    copy.copyOperations(this, lock -> copy.kernel.counterpart(kernel, lock));
    return copy;
  }
}
