package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;
import luosim.luo.KernelServices;
import luosim.luo.Luo;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Participants;
import luosim.luo.Stop;
import org.junit.jupiter.api.Test;

/**
 * Whole updates over reused kernels must never allocate once the arrays have grown: a fleet runs
 * through a million hosts with the same few instances.
 */
final class SteadyStateTest {
  private static final int ROUNDS = 2_000;
  private static final int FILES = 40;
  private static final int SUBSYSTEMS = 2;

  @Test void preparesCancelsFreezesRestoresAndFinishesAllocateNothing() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    var ports = new Ports();
    Luo[] kernels = {new RfcV2(ports, ports), new RfcV2(ports, ports)};
    long callbacks = updates(kernels, ports);
    threads.getThreadAllocatedBytes(self);
    long before = threads.getThreadAllocatedBytes(self);
    callbacks += updates(kernels, ports);
    long allocated = threads.getThreadAllocatedBytes(self) - before;
    int each = FILES + 3 * (FILES + SUBSYSTEMS) + (FILES + SUBSYSTEMS) + FILES + FILES + SUBSYSTEMS;
    assertThat(callbacks).as("by the closed form").isEqualTo(2L * ROUNDS * each);
    assertThat(allocated).as("bytes in %d updates", ROUNDS).isLessThan(ROUNDS);
  }

  private static long updates(Luo[] kernels, Ports ports) {
    long callbacks = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Luo old = kernels[round % 2];
      Luo next = kernels[1 - round % 2];
      old.reset(ports, ports);
      ports.handedOver = ports;
      ports.received = -Errno.ENOENT;
      old.boot();
      callbacks += update(old);
      ports.handedOver = old.outgoingTree().orElseThrow();
      ports.received = 0;
      next.reset(ports, ports);
      next.boot();
      callbacks += arrive(next);
    }
    return callbacks;
  }

  private static long update(Luo luo) {
    long callbacks = run(luo, Operation.REGISTER_HANDLER, 0);
    for (int i = 0; i < SUBSYSTEMS; i++) {
      callbacks += run(luo, Operation.REGISTER_SUBSYSTEM, i);
    }
    for (int i = 0; i < FILES; i++) {
      callbacks += run(luo, Operation.FD_PRESERVE, i);
    }
    callbacks += run(luo, Operation.PREPARE, 0);
    callbacks += run(luo, Operation.CANCEL, 0);
    callbacks += run(luo, Operation.PREPARE, 0);
    return callbacks + run(luo, Operation.REBOOT, 0);
  }

  private static long arrive(Luo luo) {
    long callbacks = run(luo, Operation.REGISTER_HANDLER, 0);
    for (int i = 0; i < SUBSYSTEMS; i++) {
      callbacks += run(luo, Operation.REGISTER_SUBSYSTEM, i);
    }
    for (int i = 0; i < FILES; i++) {
      callbacks += run(luo, Operation.FD_RESTORE, i);
    }
    return callbacks + run(luo, Operation.FINISH, 0);
  }

  private static long run(Luo luo, Operation operation, long argument) {
    long callbacks = 0;
    int op = luo.begin(operation, argument);
    for (Need need = luo.proceed(op); need != Need.DONE; need = luo.proceed(op)) {
      if (need == Need.CALLBACK) {
        callbacks++;
        luo.answer(op, luo.callback(op) == Callback.CAN_PRESERVE ? 1 : 0, luo.data(op) + 1);
      }
      if (luo.stop(op) != Stop.NONE) {
        throw new AssertionError(operation + " stopped the kernel");
      }
    }
    luo.end(op);
    return callbacks;
  }

  /** Ports that grant everything and keep nothing. */
  private static final class Ports
      implements KernelServices, Handover, Participants, Handover.Received, IncomingTree {
    private static final int ALL = 0xff;
    private static final String[] NAMES = {"pci", "iommu"};
    private boolean finalized;
    private IncomingTree handedOver = this;
    private int received;

    @Override public boolean allocate(Memory what) {
      return true;
    }

    @Override public void release(Memory what) {}

    @Override public long allocateFdt(long bytes) {
      return 1 << 20;
    }

    @Override public void releaseFdt(long phys, long bytes) {}

    @Override public int fdt() {
      return 0;
    }

    @Override public int insert() {
      return 0;
    }

    @Override public boolean killed() {
      return false;
    }

    @Override public boolean copyIn() {
      return true;
    }

    @Override public boolean copyOut() {
      return true;
    }

    @Override public int newFd() {
      return 3;
    }

    @Override public boolean fileGet(int file) {
      return true;
    }

    @Override public void filePut(int file) {}

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

    @Override public int result() {
      return received;
    }

    @Override public IncomingTree tree() {
      return handedOver;
    }

    @Override public boolean hasRootCompatible(String compatible) {
      return false;
    }

    @Override public boolean hasFilesNode(String compatible) {
      return false;
    }

    @Override public boolean hasSubsystemsNode(String compatible) {
      return false;
    }

    @Override public int fileCount() {
      return 0;
    }

    @Override public String fileName(int index) {
      return "";
    }

    @Override public boolean fileNumbered(int index) {
      return false;
    }

    @Override public long fileToken(int index) {
      return 0;
    }

    @Override public String fileCompatible(int index) {
      return "";
    }

    @Override public int fileDataLength(int index) {
      return -1;
    }

    @Override public long fileData(int index) {
      return 0;
    }

    @Override public int subsystemDataLength(String name) {
      return -1;
    }

    @Override public long subsystemData(String name) {
      return 0;
    }

    @Override public long digest(boolean exact) {
      return 0;
    }
  }
}
