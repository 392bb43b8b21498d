package luosim.luo.revision.rfcv2;

import java.util.Optional;
import java.util.Set;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;
import luosim.luo.KernelServices;
import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.LuoTree;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Subject;
import luosim.luo.Work;
import luosim.luo.part.Digest;
import luosim.luo.tree.OutgoingTree;

/**
 * The orchestrator as posted for review in May 2025 (RFC v2), bug for bug: one global state, files
 * before subsystems, Kexec HandOver driving it through a notifier chain. Its defects are the point
 * of it; spec luo-rfc-v2 lists them.
 */
public final class RfcV2 implements Luo {
  /** More operations at once than this end the run. */
  public static final int OPERATION_LIMIT = 4096;

  private final Kernel kernel;
  private final Machines machines;
  private final Optional<LuoTree> tree;
  private Op[] ops = new Op[0];

  public RfcV2(KernelServices services, Handover handover) {
    this(services, handover, Set.of());
  }

  /** The posted orchestrator with changes. */
  public RfcV2(KernelServices services, Handover handover, Set<Change> changes) {
    kernel = new Kernel(services, handover, changes);
    machines = new Machines(kernel);
    tree = Optional.of(kernel.tree);
  }

  @Override public void reset(KernelServices services, Handover handover) {
    kernel.reset(services, handover);
    for (Op op : ops) {
      op.used = false;
    }
  }

  @Override public Stop boot() {
    boolean off = kernel.does(Change.OFF_IS_OFF) && !kernel.services.liveUpdate();
    if (!kernel.handover.enabled() || off) {
      return Stop.NONE;
    }
    if (kernel.does(Change.UNREADABLE_STOPS) && kernel.handover.unreadable()) {
      return panic();
    }
    Handover.Received received = kernel.handover.retrieveSubtree(TreeWriter.NAME);
    if (received.result() == -Errno.ENOENT) {
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
    if (!tree.hasFilesNode(OutgoingTree.FILES)
        || !tree.hasSubsystemsNode(OutgoingTree.SUBSYSTEMS)) {
      return panic();
    }
    return Stop.NONE;
  }

  private Stop panic() {
    kernel.stopped = true;
    return Stop.PANIC;
  }

  @Override public int begin(Operation operation, long argument, int object, long token) {
    return begin(operation, argument);
  }

  @Override public int begin(Operation operation, long argument) {
    int id = 0;
    while (id < ops.length && ops[id].used) {
      id++;
    }
    if (id == ops.length) {
      grow();
    }
    ops[id].begin(operation, argument);
    return id;
  }

  @Override public int beginForDead(Operation operation, long argument) {
    int id = begin(operation, argument);
    ops[id].forDead = true;
    return id;
  }

  private void grow() {
    if (ops.length == OPERATION_LIMIT) {
      throw new IllegalStateException(
          "more than " + OPERATION_LIMIT + " operations under way in one kernel");
    }
    int before = ops.length;
    ops = java.util.Arrays.copyOf(ops, Math.max(4, 2 * before));
    for (int id = before; id < ops.length; id++) {
      ops[id] = new Op(id, kernel.stateLock);
    }
  }

  @Override public Need proceed(int id) {
    Op op = op(id);
    if (op.need == Need.DONE) {
      return op.need;
    }
    if (kernel.stopped) {
      op.need = Need.STOPPED;
      return op.need;
    }
    if (op.waitsForLock()) {
      return op.need;
    }
    if (op.asked && !op.answered) {
      throw new IllegalStateException(
          "operation " + id + " has no answer to its " + op.callback + " yet");
    }
    Flow flow = machines.run(op);
    if (flow == Flow.END) {
      op.need = Need.DONE;
    }
    kernel.stopped = op.need == Need.STOPPED;
    return op.need;
  }

  @Override public void answer(int id, int result, long data) {
    Op op = op(id);
    if (!op.asked || op.answered) {
      throw new IllegalStateException("operation " + id + " has not asked for a callback");
    }
    op.answer = result;
    op.answerData = data;
    op.answered = true;
  }

  @Override public void kexecFailed() {
    kernel.stateLock.releaseHandedOver();
  }

  @Override public int nextReleased() {
    return kernel.released.poll();
  }

  @Override public void end(int id) {
    Op op = op(id);
    if (op.need != Need.DONE && op.need != Need.STOPPED) {
      throw new IllegalStateException(
          "operation " + id + " is still under way: it needs " + op.need);
    }
    op.used = false;
  }

  @Override public boolean signal(int id) {
    return op(id).signal();
  }

  private Op op(int id) {
    if (id < 0 || id >= ops.length || !ops[id].used) {
      throw new IllegalArgumentException("no operation " + id + " is under way");
    }
    return ops[id];
  }

  @Override public Operation operation(int id) {
    return op(id).operation;
  }

  @Override public Callback callback(int id) {
    return op(id).callback;
  }

  @Override public Subject subjectKind(int id) {
    return op(id).subjectKind;
  }

  @Override public int subject(int id) {
    return op(id).subject;
  }

  @Override public int handler(int id) {
    return op(id).handler;
  }

  @Override public long token(int id) {
    return op(id).token;
  }

  @Override public long data(int id) {
    return op(id).data;
  }

  @Override public int file(int id) {
    return op(id).file;
  }

  @Override public boolean reclaimed(int id) {
    return op(id).reclaimed;
  }

  @Override public int retrieveStatus(int id) {
    return reclaimed(id) ? 1 : 0;
  }

  @Override public boolean objectPassed(int id) {
    return op(id).file >= 0;
  }

  @Override public Work work(int id) {
    return op(id).work;
  }

  @Override public long workAmount(int id) {
    return op(id).workAmount;
  }

  @Override public int result(int id) {
    return op(id).result;
  }

  @Override public long value(int id) {
    return op(id).value;
  }

  @Override public Row row(int id) {
    return op(id).row;
  }

  @Override public Stop stop(int id) {
    return op(id).stop;
  }

  @Override public boolean keepsTracker() {
    return kernel.does(Change.TRACKER_KEPT);
  }

  @Override public boolean releasesWithOwner() {
    return kernel.does(Change.OWNER_RELEASES);
  }

  @Override public LuoState state() {
    return kernel.state;
  }

  @Override public long notifies() {
    return kernel.notifies;
  }

  @Override public int fdtsAllocated() {
    return kernel.fdts;
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
    return kernel.subsystems.size();
  }

  @Override public int subsystem(int index) {
    return kernel.subsystems.get(index);
  }

  @Override public long subsystemData(int subsystem) {
    return kernel.subsystems.data(subsystem);
  }

  @Override public Optional<LuoTree> outgoingTree() {
    return kernel.treeOwned ? tree : Optional.empty();
  }

  @Override public long digest() {
    return digest(true);
  }

  @Override public long shape() {
    return digest(false);
  }

  private long digest(boolean exact) {
    var digest = new Digest();
    kernel.digest(digest, exact);
    for (Op op : ops) {
      if (op.used) {
        op.digest(digest, exact);
      }
    }
    return digest.value();
  }

  @Override public Luo copy(KernelServices services, Handover handover) {
    var copy = new RfcV2(services, handover, kernel.changes());
    copy.kernel.copyFrom(kernel);
    while (copy.ops.length < ops.length) {
      copy.grow();
    }
    for (int id = 0; id < ops.length; id++) {
      copy.ops[id].copyFrom(ops[id], copy.kernel.counterpart(kernel, ops[id].lock));
    }
    return copy;
  }
}
