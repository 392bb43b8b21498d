package luosim.luo.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.GenerousKernel;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;
import luosim.luo.Luo;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Participants;
import luosim.luo.Stop;
import luosim.luo.revision.Revision;
import luosim.luo.revision.Revisions;
import luosim.luo.tree.SubsystemsTree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole updates over reused kernels must never allocate once the arrays have grown, whatever the revision: a
 * fleet runs through a million hosts with the same few instances.
 */
final class SteadyStateTest {
  private static final int ROUNDS = 2_000;
  private static final int FILES = 40;
  private static final int SUBSYSTEMS = 2;

  static List<Revision.OfState> revisions() {
    return Revisions.ofState();
  }

  @ParameterizedTest
  @MethodSource("revisions") void preparesCancelsFreezesRestoresAndFinishesAllocateNothing(
      Revision.OfState revision) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    var ports = new Ports();
    var make = revision.factory();
    Luo[] kernels = {make.create(ports, ports), make.create(ports, ports)};
    long callbacks = updates(kernels, ports);
    threads.getThreadAllocatedBytes(self);
    long before = threads.getThreadAllocatedBytes(self);
    callbacks += updates(kernels, ports);
    long allocated = threads.getThreadAllocatedBytes(self) - before;
    int participants = FILES + SUBSYSTEMS;
    int booted = revision.id().equals("v3") ? SUBSYSTEMS : 0;
    int each = FILES + 3 * participants + participants + booted + FILES + participants;
    assertThat(callbacks).as("by the closed form").isEqualTo(2L * ROUNDS * each);
    assertThat(allocated).as("bytes in %d updates", ROUNDS).isLessThan(ROUNDS);
  }

  private static long updates(Luo[] kernels, Ports ports) {
    long callbacks = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Luo old = kernels[round % 2];
      Luo next = kernels[1 - round % 2];
      ports.received = -Errno.ENOENT;
      old.reset(ports, ports);
      old.boot();
      callbacks += update(old);
      ports.old = old;
      ports.handedOver = old.outgoingTree().orElseThrow();
      ports.received = 0;
      next.reset(ports, ports);
      next.boot();
      callbacks += arrive(next);
    }
    return callbacks;
  }

  private static long register(Luo luo) {
    long callbacks = run(luo, Operation.REGISTER_HANDLER, 0);
    for (int i = 0; i < SUBSYSTEMS; i++) {
      callbacks += run(luo, Operation.REGISTER_SUBSYSTEM, i);
    }
    return luo.filesAreSubsystem() ? callbacks + run(luo, Operation.REGISTER_FILES, 0) : callbacks;
  }

  private static long update(Luo luo) {
    long callbacks = register(luo);
    for (int i = 0; i < FILES; i++) {
      callbacks += run(luo, Operation.FD_PRESERVE, i);
    }
    callbacks += run(luo, Operation.PREPARE, 0);
    callbacks += run(luo, Operation.CANCEL, 0);
    callbacks += run(luo, Operation.PREPARE, 0);
    return callbacks + run(luo, Operation.REBOOT, 0);
  }

  private static long arrive(Luo luo) {
    long callbacks = register(luo);
    for (int i = 0; i < FILES; i++) {
      callbacks += run(luo, Operation.FD_RESTORE, i);
    }
    return callbacks + run(luo, Operation.FINISH, 0);
  }

  private static long run(Luo luo, Operation operation, long argument) {
    long callbacks = 0;
    int op = luo.begin(operation, argument, -1, argument);
    for (Need need = luo.proceed(op); need != Need.DONE; need = luo.proceed(op)) {
      if (need == Need.CALLBACK) {
        callbacks++;
        luo.answer(op, luo.callback(op) == Callback.CAN_PRESERVE ? 1 : 0, luo.data(op) + 1);
      }
      if (luo.stop(op) != Stop.NONE) {
        throw new AssertionError(operation + " stopped the kernel");
      }
    }
    if (luo.result(op) != 0) {
      throw new AssertionError(operation + " gave " + luo.result(op));
    }
    luo.end(op);
    return callbacks;
  }

  /** Ports that grant everything and keep nothing but what the old kernel leaves. */
  private static final class Ports implements GenerousKernel, Handover, Participants, Handover.Received {
    private static final int ALL = (1 << Callback.values().length) - 1;
    private static final String[] NAMES = {"pci", "iommu"};
    private boolean finalized;
    private IncomingTree handedOver = new SubsystemsTree();
    private Luo old;
    private int received;
    private long next;

    @Override public long allocateFdt(long bytes) {
      next += 1 << 20;
      return next;
    }

    @Override public Participants participants() {
      return this;
    }

    @Override public String compatible(int handler) {
      return "memfd-v1";
    }

    @Override public int handlerCallbacks(int handler) {
      return ALL;
    }

    @Override public String subsystemName(int subsystem) {
      return NAMES[subsystem];
    }

    @Override public int subsystemCallbacks(int subsystem) {
      return ALL;
    }

    @Override public boolean enabled() {
      return true;
    }

    @Override public boolean finalized() {
      return finalized;
    }

    @Override public void setFinalized(boolean nowFinalized) {
      finalized = nowFinalized;
    }

    @Override public int startFinalize() {
      return 0;
    }

    @Override public int clients() {
      return 1;
    }

    @Override public int client(int place) {
      return -1;
    }

    @Override public int preservePhys(long phys, long bytes) {
      return 0;
    }

    @Override public int unpreservePhys(long phys, long bytes) {
      return 0;
    }

    @Override public int addSubtree(String name, long phys) {
      return 0;
    }

    @Override public void removeSubtree(long phys) {}

    @Override public int serialize() {
      return 0;
    }

    @Override public int closeRoot() {
      return 0;
    }

    @Override public int publish() {
      return 0;
    }

    @Override public void wipe() {}

    @Override public void freeMap() {}

    @Override public void invalidateRoot() {}

    @Override public void unpublish() {}

    @Override public long bitmaps() {
      return 2;
    }

    @Override public long chunks() {
      return 2;
    }

    @Override public Received retrieveSubtree(String name) {
      finalized = false;
      return this;
    }

    @Override public Received treeAt(long phys) {
      handedOver = old.treeAt(phys).orElseThrow();
      return this;
    }

    @Override public int result() {
      return received;
    }

    @Override public IncomingTree tree() {
      return handedOver;
    }
  }
}
