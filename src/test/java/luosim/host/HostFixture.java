package luosim.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import luosim.chance.Constant;
import luosim.chance.Distribution;
import luosim.spec.Timing;
import luosim.trace.StreamHash;
import luosim.trace.TraceEvent;
import luosim.trace.TraceKind;
import luosim.trace.TraceRecorder;

/** A host that a test builds, hurts, updates and reads. Every length is 0 unless the test says otherwise. */
final class HostFixture {
  static final long MS = 1_000_000;
  static final long GIB = 1L << 30;

  private static final java.util.Set<TraceKind> STORY = java.util.EnumSet.of(
      TraceKind.STATE_CHANGED, TraceKind.KHO_FINALIZED, TraceKind.LOCK_AWAITED, TraceKind.JUMPED,
      TraceKind.BOOTED, TraceKind.STOPPED, TraceKind.CORRUPTED, TraceKind.ATTEMPT_BEGAN,
      TraceKind.PHASE_BEGAN, TraceKind.FAILURE_NOTICED, TraceKind.CANCEL_BEGAN, TraceKind.CANCEL_ENDED,
      TraceKind.ATTEMPT_ENDED, TraceKind.STUCK, TraceKind.ORDER_RECEIVED, TraceKind.VM_PAUSE_BEGAN,
      TraceKind.VM_WAITS, TraceKind.HOST_WAITS, TraceKind.VM_RUNS, TraceKind.VM_LOST,
      TraceKind.VM_MIGRATED, TraceKind.VM_RESTARTED, TraceKind.SESSION_OPENED, TraceKind.SESSION_CLOSED);

  private final Distribution[] laws = new Distribution[Timing.values().length];
  private final List<Hurt> hurts = new ArrayList<>();
  private final List<String> maskedSites = new ArrayList<>();
  private final List<VmPlan> vms = new ArrayList<>();
  private HostLimits limits = HostLimits.none();
  private AgentPlan agent = new AgentPlan(2, 1, 0, 0);
  private KernelOptions kernel = new KernelOptions(true, true, true, true, false);
  private List<String> subsystems = List.of("pci", "iommu");
  private java.util.SortedMap<String, Integer> callbacks = java.util.Collections.emptySortedMap();
  private java.util.Optional<NextKernel> next = java.util.Optional.empty();
  private double fragmentation;
  private String protocol = "rfc-v2";
  private String nextProtocol = "rfc-v2";
  final TraceRecorder recorder = new TraceRecorder(1_000_000);
  final StreamHash hash = new StreamHash();
  private Machine machine;

  /** What a test lets happen to a host. */
  private record Hurt(Site site, Predicate<Situation> match, int nth, int[] seen,
      java.util.function.Consumer<Fate> fate) {}

  HostFixture() {
    java.util.Arrays.fill(laws, new Constant(0));
    set(Timing.MIGRATION_BANDWIDTH, GIB);
  }

  /** A small VM: 1 GiB in pages of 2 MiB, one memory file, no device. */
  static HostFixture withSmallVms(int count) {
    return new HostFixture().vm(new VmPlan("small", count, count, 2, GIB, 9, 1, 0, true));
  }

  /** One VM with a device: its address space is file 0, the device file 1, its memory file 2. */
  static HostFixture withDevice() {
    return new HostFixture().vm(new VmPlan("nic", 1, 1, 4, 2 * GIB, 9, 1, 1, false));
  }

  HostFixture vm(VmPlan plan) {
    vms.add(plan);
    return this;
  }

  HostFixture set(Timing what, double value) {
    laws[what.ordinal()] = new Constant(value);
    return this;
  }

  HostFixture set(Timing what, Distribution law) {
    laws[what.ordinal()] = law;
    return this;
  }

  HostFixture limits(long prepareTimeoutNs, long pauseLimitNs) {
    limits = new HostLimits(prepareTimeoutNs, pauseLimitNs);
    return this;
  }

  HostFixture agent(AgentPlan plan) {
    agent = plan;
    return this;
  }

  HostFixture kernel(KernelOptions options) {
    kernel = options;
    return this;
  }

  HostFixture callbacks(java.util.SortedMap<String, Integer> ofSomeSubsystems) {
    callbacks = ofSomeSubsystems;
    return this;
  }

  HostFixture next(NextKernel image) {
    next = java.util.Optional.of(image);
    return this;
  }

  HostFixture protocol(String id) {
    return protocols(id, id);
  }

  /** The revisions before and after the update. */
  HostFixture protocols(String from, String to) {
    protocol = from;
    nextProtocol = to;
    return this;
  }

  HostFixture fragmentation(double share) {
    fragmentation = share;
    return this;
  }

  /** Lengths that differ from one another, so that every part of an update can be told by its length. */
  HostFixture timed() {
    set(Timing.AGENT_REACTION, 2 * MS);
    set(Timing.AGENT_IOCTL, MS);
    set(Timing.LUO_FDT_SETUP_BASE, 7 * MS);
    set(Timing.IOMMUFD_PREPARE_BASE, 10 * MS);
    set(Timing.VFIO_PREPARE, 20 * MS);
    set(Timing.MEMFD_PREPARE_BASE, 5 * MS);
    set(Timing.MEMFD_PREPARE_PER_GIB_HUGE, 3 * MS);
    set(Timing.SUBSYSTEM_PREPARE, 4 * MS);
    set(Timing.KEXEC_LOAD, 100 * MS);
    set(Timing.VM_PAUSE_BASE, 3 * MS);
    set(Timing.VM_PAUSE_PER_VCPU, 2 * MS);
    set(Timing.IOMMUFD_FREEZE, MS);
    set(Timing.VFIO_FREEZE, 6 * MS);
    set(Timing.MEMFD_FREEZE, 2 * MS);
    set(Timing.SUBSYSTEM_FREEZE, MS);
    set(Timing.IOMMUFD_CANCEL_BASE, 3 * MS);
    set(Timing.VFIO_CANCEL, 5 * MS);
    set(Timing.VFIO_RESET, 100 * MS);
    set(Timing.MEMFD_CANCEL_BASE, 2 * MS);
    set(Timing.MEMFD_CANCEL_PER_GIB_HUGE, MS);
    set(Timing.SUBSYSTEM_CANCEL, MS);
    set(Timing.SHUTDOWN_BASE, 30 * MS);
    set(Timing.VFIO_SHUTDOWN, 9 * MS);
    set(Timing.KEXEC_JUMP, 40 * MS);
    set(Timing.BOOT_KERNEL, 500 * MS);
    set(Timing.BOOT_ACPI, 50 * MS);
    set(Timing.BOOT_SMP_PARALLEL, 60 * MS);
    set(Timing.BOOT_STRUCT_PAGES_PER_GIB_ONE_THREAD, 5 * MS);
    set(Timing.BOOT_STRUCT_PAGES_PER_GIB_ALL_CPUS, MS / 2);
    set(Timing.KHO_RECEIVE_PER_UNIT, 1000);
    set(Timing.AGENT_START, 1000 * MS);
    set(Timing.VMM_START, 12 * MS);
    set(Timing.IOMMUFD_RETRIEVE_BASE, 3 * MS);
    set(Timing.VFIO_RETRIEVE, 8 * MS);
    set(Timing.MEMFD_RETRIEVE_BASE, 4 * MS);
    set(Timing.MEMFD_RETRIEVE_PER_GIB_HUGE, 2 * MS);
    set(Timing.VMM_RESTORE_PER_VCPU, MS);
    set(Timing.VM_RESUME_BASE, 2 * MS);
    set(Timing.VM_RESUME_PER_VCPU, MS / 2);
    set(Timing.IOMMUFD_FINISH, MS);
    set(Timing.VFIO_FINISH, MS);
    set(Timing.MEMFD_FINISH_BASE, MS);
    set(Timing.SUBSYSTEM_FINISH, MS);
    set(Timing.AGENT_RESTART, 300 * MS);
    set(Timing.VM_BOOT, 5000 * MS);
    set(Timing.FIRMWARE_POST, 60_000 * MS);
    set(Timing.FIRMWARE_SERVICE_START, 10_000 * MS);
    set(Timing.MIGRATION_OVERHEAD, 700 * MS);
    set(Timing.MIGRATION_BLACKOUT, 50 * MS);
    return this;
  }

  // Hurting.

  HostFixture hurt(Site site, Predicate<Situation> match, int nth, java.util.function.Consumer<Fate> fate) {
    hurts.add(new Hurt(site, match, nth, new int[1], fate));
    return this;
  }

  /** The first time that a step at this site is asked for, it fails. */
  HostFixture failAt(Site site, int errno) {
    return hurt(site, s -> true, 1, fate -> fate.error(errno));
  }

  HostFixture failAt(Site site, String who, int errno) {
    return hurt(site, s -> s.handler().equals(who) || s.subsystem().equals(who), 1,
        fate -> fate.error(errno));
  }

  HostFixture hangAt(Site site, String who, long ns) {
    return hurt(site, s -> s.handler().equals(who) || s.subsystem().equals(who), 1, fate -> fate.hang(ns));
  }

  HostFixture crashAt(Site site, long afterNs) {
    return hurt(site, s -> true, 1, fate -> fate.crash(afterNs));
  }

  List<String> masked() {
    return maskedSites;
  }

  // Running.

  HostModel model() {
    double[] scales = new double[laws.length];
    java.util.Arrays.fill(scales, 1);
    return new HostModel(
        protocol,
        nextProtocol,
        List.of(new HostClass(
            "test", 8, 2, 64 * GIB, fragmentation, kernel, agent, vms, subsystems,
            callbacks, next.orElse(NextKernel.same(subsystems)))),
        limits,
        new HostTiming(laws, scales, 0, 0));
  }

  Machine machine() {
    if (machine == null) {
      machine = new Machine(model());
      install(machine);
    }
    return machine;
  }

  void install(Machine on) {
    on.install(7, 0, 0, 0, 0, 0, fates(), recorder.and(hash));
  }

  Fates fates() {
    return new Fates() {
      @Override public boolean watches(Site site) {
        return hurts.stream().anyMatch(hurt -> hurt.site() == site);
      }

      @Override public void decide(Site site, Situation situation, long nominalNs, Fate fate) {
        for (Hurt hurt : hurts) {
          if (hurt.site() == site && hurt.match().test(situation) && ++hurt.seen()[0] == hurt.nth()) {
            hurt.fate().accept(fate);
          }
        }
      }

      @Override public void masked(Site site, Situation situation) {
        maskedSites.add(site.text() + " at " + situation.nowNs());
      }
    };
  }

  /** Orders an update and lets the host run until it answers. */
  AttemptEnd update() {
    return update(Math.max(machine().nowNs(), 0));
  }

  AttemptEnd update(long timeNs) {
    machine().start(timeNs);
    run();
    return machine().end();
  }

  void run() {
    int steps = 0;
    while (machine().busy() && machine().nextTimeNs() != Long.MAX_VALUE) {
      machine().step();
      if (++steps > 1_000_000) {
        throw new IllegalStateException("the host does not come to rest");
      }
    }
  }

  void runBefore(long timeNs) {
    while (machine().nextTimeNs() < timeNs) {
      machine().step();
    }
  }

  // Reading.

  /** Every callback that ended but can_preserve: "prepare memfd0 ok". */
  List<String> calls() {
    List<String> calls = new ArrayList<>();
    for (TraceEvent event : recorder.events()) {
      if (event.kind() == TraceKind.CALLBACK_ENDED && event.a() != 0) {
        calls.add(TraceText.callback(event));
      }
    }
    return calls;
  }

  List<TraceEvent> events(TraceKind kind) {
    return recorder.events().stream().filter(event -> event.kind() == kind).toList();
  }

  /** The turning points alone: no phases, no waiting. */
  String turns() {
    return story().lines()
        .filter(line -> !line.contains(" waits ") && !line.contains(" phase ") && !line.contains(" pauses "))
        .collect(java.util.stream.Collectors.joining("\n", "", "\n"));
  }

  /** What happened to the VMs, the agent and the kernel as a whole, with times in microseconds. */
  String story() {
    StringBuilder text = new StringBuilder();
    for (TraceEvent event : recorder.events()) {
      if (STORY.contains(event.kind())) {
        text.append(TraceText.microseconds(event)).append('\n');
      }
    }
    return text.toString();
  }

  /** The trace as text, one event a line, without events of the kinds named. */
  String text(TraceKind... without) {
    var hidden = java.util.Set.of(without);
    StringBuilder text = new StringBuilder();
    for (TraceEvent event : recorder.events()) {
      if (!hidden.contains(event.kind())) {
        text.append(TraceText.line(event)).append('\n');
      }
    }
    return text.toString();
  }
}
