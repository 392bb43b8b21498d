package luosim.host;

import java.util.List;
import java.util.Optional;
import luosim.handler.Cost;
import luosim.handler.Handlers;
import luosim.kho.KhoCost;
import luosim.kho.Kho;
import luosim.kho.Receiver;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.spec.Timing;
import luosim.spec.TreeForm;
import luosim.trace.TraceKind;

/**
 * The way from one kernel into the next: devices shut down, the jump, the boot, what the new kernel
 * receives, its orchestrator's start, its user space.
 */
final class Passage {
  /** What comes next. */
  private enum Stage {
    JUMP,
    BOOT,
    RECEIVE,
    INIT,
    AGENT
  }

  /** Devices that a host has of its own on each memory node: a network adapter and a drive. An assumption. */
  static final int OWN_DEVICES_PER_NODE = 2;

  /** Objects of random streams: the devices of the host itself, and the kernel beside its devices. */
  private static final int OWN_DEVICES = 1 << 20;

  private static final int KERNEL = 1 << 21;
  /** Handlers whose files depend on the state of the IOMMU. */
  private static final int[] FLB_HANDLERS = {Handlers.VFIO, Handlers.IOMMUFD};

  private static final Stage[] STAGES = Stage.values();

  private final Frame frame;
  private final FatePort fates;
  private final Dooms dooms;
  private final Guests guests;
  private final Machine machine;
  private final Boots boots;
  private final Cost cost = new Cost();
  private long jumpLateNs;
  private boolean underWay;
  private boolean jumpCrashes;
  private long jumpCrashNs;
  private boolean readable;
  private Optional<TreeForm> malformed = Optional.empty();
  private Row lossRow = Row.NONE;
  private boolean reserved;

  Passage(Frame frame, FatePort fates, Dooms dooms, Guests guests, Machine machine) {
    this.frame = frame;
    this.fates = fates;
    this.dooms = dooms;
    this.guests = guests;
    this.machine = machine;
    boots = new Boots(frame, guests);
  }

  /** The row that explains why nothing was handed over. */
  Row lossRow() {
    return lossRow;
  }

  private void after(long lengthNs, Stage next) {
    frame.schedule(lengthNs, Happening.PASSAGE, next.ordinal());
  }

  /** Stands still, as on a host that has just been installed. */
  void install() {
    underWay = false;
  }

  /**
   * The reboot hook let the call of another process through. Without an image, or when a jump is under way
   * already, that call returns an error; otherwise everybody else is overrun.
   */
  void kexecByOther(boolean imageLoaded) {
    if (imageLoaded && !underWay && lets()) {
      machine.agent().life().overrun();
      leave();
    } else if (!underWay) {
      machine.agent().operations().kexecFailed();
    }
  }

  /** Whether kexec lets a jump through; what befalls it is decided with that. */
  boolean lets() {
    long length = frame.lengthNs(Timing.KEXEC_JUMP, Role.JUMP, 0);
    Fate fate = fates.ask(Site.KEXEC_JUMP, length);
    jumpLateNs = 0;
    jumpCrashes = false;
    switch (fate.kind()) {
      case NONE, REQUESTS, TREE, RANGE -> {}
      case ERROR -> {
        return false;
      }
      case DELAY, HANG -> jumpLateNs = fate.lengthNs();
      case CRASH -> {
        jumpCrashes = true;
        jumpCrashNs = fate.afterNs();
      }
    }
    return true;
  }

  /** The reboot call went through: devices shut down, and the kernel is left. */
  void leave() {
    underWay = true;
    machine.agent().pastReturn();
    machine.agent().hostWaits(Part.SHUTDOWN);
    after(shutdownNs(), Stage.JUMP);
  }

  /** A stage's time has come. */
  void happen(int stage) {
    switch (STAGES[stage]) {
      case JUMP -> jump();
      case BOOT -> boot();
      case RECEIVE -> receive();
      case INIT -> init();
      case AGENT -> {
        dooms.endOf(Site.BOOT);
        machine.agent().begin();
      }
    }
  }

  // Shutdown.

  /** Length of the shutdown: devices that are handed over stay as they are. */
  private long shutdownNs() {
    boolean together = frame.hostClass.kernel().asyncShutdown();
    long devices = 0;
    int own = OWN_DEVICES_PER_NODE * frame.hostClass.numaNodes();
    for (int device = 0; device < own; device++) {
      long one = frame.lengthNs(Timing.VFIO_SHUTDOWN, Role.SHUTDOWN, OWN_DEVICES + device);
      devices = together ? Math.max(devices, one) : devices + one;
    }
    for (int id = 0; id < guests.files(); id++) {
      if (guests.file(id).handler() == Handlers.VFIO && !guests.file(id).prepared()) {
        long one = deviceNs(guests.file(id).vm(), id);
        devices = together ? Math.max(devices, one) : devices + one;
      }
    }
    return devices + frame.lengthNs(Timing.SHUTDOWN_BASE, Role.SHUTDOWN, KERNEL);
  }

  /** A passed-through device that nobody preserved; one that fails or is gone only ends up in the log. */
  private long deviceNs(int vm, int object) {
    long length = frame.lengthNs(Timing.VFIO_SHUTDOWN, Role.SHUTDOWN, object);
    if (!fates.watches(Site.DEVICE)) {
      return length;
    }
    fates.on(vm, object);
    fates.handler = Handlers.get(Handlers.VFIO).name();
    Fate fate = fates.ask(Site.DEVICE, length);
    fates.nobody();
    return length + Math.min(fate.lengthNs(), Boots.GIVE_UP_NS);
  }

  // The jump and the boot.

  private void jump() {
    underWay = false;
    machine.agent().hostWaits(Part.JUMP);
    Kernel old = machine.runningKernel();
    machine.agent().jumps();
    frame.trace(TraceKind.JUMPED, old.generation(), kind(old).ordinal());
    machine.leaveKernel();
    if (jumpCrashes) {
      dooms.awaitCrash(Site.KEXEC_JUMP, jumpCrashNs);
    }
    if (jumpLateNs == Fate.FOREVER) {
      machine.goDark();
    } else {
      after(frame.lengthNs(Timing.KEXEC_JUMP, Role.JUMP, 0) + jumpLateNs, Stage.BOOT);
    }
  }

  private static JumpKind kind(Kernel old) {
    if (old.kho().rootState() != Kho.RootState.COMPLETE) {
      return JumpKind.PLAIN;
    }
    return old.bootFollowsFreed() ? JumpKind.UNDEFINED : JumpKind.HANDOVER;
  }

  private void boot() {
    machine.agent().hostWaits(Part.KERNEL_BOOT);
    long length = boots.kernelNs();
    Fate fate = fates.ask(Site.BOOT, length);
    readable = true;
    malformed = Optional.empty();
    switch (fate.kind()) {
      case NONE, REQUESTS, RANGE -> {}
      case TREE -> malformed = fate.tree();
      case ERROR -> readable = false; // the scratch areas cannot be read: revival is off
      case DELAY, HANG -> {
        if (fate.lengthNs() == Fate.FOREVER) {
          dooms.await(Site.BOOT, fate);
          return;
        }
        length += fate.lengthNs();
      }
      case CRASH -> dooms.await(Site.BOOT, fate);
    }
    after(length, Stage.RECEIVE);
  }

  private void receive() {
    machine.agent().hostWaits(Part.KHO_RESTORE);
    Kernel old = machine.runningKernel();
    Kernel next = machine.nextKernel();
    boolean valid = old.kho().rootState() == Kho.RootState.COMPLETE;
    next.receive(old, readable);
    if (malformed.isPresent() && !next.malform(malformed.get())) {
      fates.masked(Site.BOOT);
    }
    lossRow = valid ? Row.N1 : Row.K7;
    Receiver.MapWalk walk = next.receiver().initialiseMemory();
    reserved = walk == Receiver.MapWalk.RESERVED;
    boolean followed = next.receiver().revived() && old.bootFollowsFreed();
    if (walk == Receiver.MapWalk.DANGLING || followed) {
      next.corrupted(Corruption.DANGLING_POINTER, -1);
      machine.blame(old.followedRow());
      machine.stop(Stop.UNDEFINED, old.generation() + 1);
      return;
    }
    if (walk == Receiver.MapWalk.PIECE_OVERFLOW) {
      next.corrupted(Corruption.PIECE_OVERFLOW, -1);
      machine.stop(Stop.UNDEFINED, old.generation() + 1);
      return;
    }
    KhoCost received = next.receiver().reserved();
    cost.clear();
    cost.add(Timing.KHO_RECEIVE_PER_UNIT, received.units());
    cost.add(Timing.KHO_RECEIVE_PER_BITMAP, received.bitmaps());
    after(frame.lengthNs(cost, Role.RECEIVE, 0, 0), Stage.INIT);
  }

  private void init() {
    Kernel old = machine.runningKernel();
    Kernel next = machine.nextKernel();
    machine.cross(old, reserved);
    int generation = old.generation() + 1;
    Stop stop = next.boot(generation, true, machine.pages());
    if (stop != Stop.NONE) {
      machine.blame(next.hasSessions() ? Row.M17 : Row.N2);
      machine.stop(stop, generation);
      return;
    }
    start(next);
    if (machine.agent().operations().gone()) {
      return; // it stopped while its subsystems registered
    }
    machine.agent().hostWaits(Part.USERSPACE);
    after(frame.lengthNs(Timing.AGENT_START, Role.START, 0), Stage.AGENT);
  }

  /** A kernel has booted: its handlers and subsystems register. */
  void start(Kernel next) {
    machine.enterKernel(next);
    frame.trace(TraceKind.BOOTED, next.generation(), next.core().bootState().ordinal());
    register();
  }

  /** Handlers first, then subsystems or FLBs, each in its fixed order. */
  void register() {
    Operations operations = machine.agent().operations();
    HostClass one = frame.hostClass;
    boolean newImage = machine.runningKernel().newImage();
    OtherPages.boots(machine.runningKernel());
    for (int handler = 0; handler < Handlers.count(); handler++) {
      if (!newImage || one.next().handlers().contains(Handlers.get(handler).name())) {
        operations.callFromKernel(Operation.REGISTER_HANDLER, handler);
      }
    }
    if (machine.runningKernel().hasSessions()) {
      registerFlbs(operations);
      return;
    }
    List<String> names = one.subsystems(newImage);
    for (int place = 0; place < names.size(); place++) {
      operations.callFromKernel(Operation.REGISTER_SUBSYSTEM, machine.subsystem(names.get(place)));
    }
    if (machine.runningKernel().luo().filesAreSubsystem()) {
      operations.callFromKernel(Operation.REGISTER_FILES, 0);
    }
  }

  /** The state of the IOMMU is a global of devices and address spaces; its driver looks what was left. */
  private void registerFlbs(Operations operations) {
    for (int flb = 0; flb < machine.runningKernel().flbs(); flb++) {
      for (int handler : FLB_HANDLERS) {
        operations.callFromKernel(Operation.REGISTER_FLB, flb, handler);
      }
      if (frame.hostClass.kernel().flbOfAll()) {
        operations.callFromKernel(Operation.REGISTER_FLB, flb, Handlers.MEMFD);
      }
      if (frame.hostClass.kernel().flbAtBoot()) {
        operations.callFromKernel(Operation.FLB_GET_INCOMING, flb);
      }
    }
  }

  Boots boots() {
    return boots;
  }
}
