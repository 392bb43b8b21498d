package luosim.luo.onelist;

import java.util.Optional;
import luosim.luo.Errno;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;
import luosim.luo.KernelServices;
import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.LuoTree;
import luosim.luo.Operation;
import luosim.luo.Stop;
import luosim.luo.part.Conductor;
import luosim.luo.part.Digest;
import luosim.luo.part.Flow;
import luosim.luo.part.Flow;
import luosim.luo.tree.OutgoingTree;

/**
 * The orchestrator of one kernel in a revision in which the files are a subsystem among others and which
 * drives Kexec HandOver itself; a {@link Manner} tells siblings apart.
 */
public final class OneList extends Conductor<Op> implements Luo {
  private final Kernel kernel;
  private final Machines machines;

  public OneList(Manner manner, KernelServices services, Handover handover) {
    this(new Kernel(manner, services, handover));
  }

  private OneList(Kernel kernel) {
    super(new Op[0], kernel.released);
    this.kernel = kernel;
    machines = new Machines(kernel);
  }

  @Override public void reset(KernelServices services, Handover handover) {
    kernel.reset(services, handover);
    restart();
  }

  @Override public Stop boot() {
    if (!kernel.handover.enabled() || !kernel.services.liveUpdate()) {
      return Stop.NONE;
    }
    Handover.Received received = kernel.handover.retrieveSubtree(Trees.NAME);
    if (received.result() == -Errno.ENOENT) {
      kernel.state = LuoState.NORMAL;
      return Stop.NONE;
    }
    if (received.result() < 0) {
      return panic();
    }
    IncomingTree tree = received.tree();
    kernel.incoming = tree;
    kernel.incomingHeld = true;
    if (!tree.hasRootCompatible(OutgoingTree.ROOT)) {
      return panic();
    }
    kernel.state = LuoState.UPDATED;
    return tree.hasSubsystemsNode(OutgoingTree.SUBSYSTEMS) ? Stop.NONE : panic();
  }

  @Override protected Op slot(int id) {
    return new Op(id, kernel.stateLock);
  }

  @Override protected Flow run(Op op) {
    return machines.run(op);
  }

  /** Requests of this family have an argument and a token. */
  @Override public int begin(Operation operation, long argument, int object, long token) {
    return super.begin(operation, argument, -1, token);
  }

  @Override public LuoState state() {
    return kernel.state;
  }

  @Override public long notifies() {
    return kernel.notifies;
  }

  @Override public int fdtsAllocated() {
    return kernel.trees.allocated();
  }

  @Override public boolean incomingHeld() {
    return kernel.incomingHeld;
  }

  @Override public int outgoingCount() {
    return kernel.out.size();
  }

  @Override public long outgoingToken(int index) {
    return kernel.out.token(index);
  }

  @Override public int outgoingFile(int index) {
    return kernel.out.file(index);
  }

  @Override public int outgoingHandler(int index) {
    return kernel.out.handler(index);
  }

  @Override public long outgoingData(int index) {
    return kernel.out.data(index);
  }

  @Override public int incomingCount() {
    return kernel.in.size();
  }

  @Override public long incomingToken(int index) {
    return kernel.in.token(index);
  }

  @Override public int incomingHandler(int index) {
    return kernel.in.handler(index);
  }

  @Override public boolean incomingReclaimed(int index) {
    return kernel.in.reclaimed(index);
  }

  @Override public boolean incomingUpdated(int index) {
    return kernel.in.updated(index);
  }

  @Override public int subsystemCount() {
    return kernel.list.size() - (kernel.list.place(Kernel.FILES) < 0 ? 0 : 1);
  }

  @Override public int subsystem(int index) {
    int files = kernel.list.place(Kernel.FILES);
    return kernel.list.get(files < 0 || index < files ? index : index + 1) - 1;
  }

  @Override public long subsystemData(int subsystem) {
    return kernel.list.data(subsystem + 1);
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
