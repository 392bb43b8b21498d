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

  private final Distribution[] laws = new Distribution[Timing.values().length];
  private final List<Hurt> hurts = new ArrayList<>();
  private final List<String> maskedSites = new ArrayList<>();
  private final List<VmPlan> vms = new ArrayList<>();
  private HostLimits limits = HostLimits.none();
  private AgentPlan agent = new AgentPlan(2, 1, 0, 0);
  private KernelOptions kernel = new KernelOptions(true, true, true, true, false);
  private List<String> subsystems = List.of("pci", "iommu");
  private double fragmentation;
  final TraceRecorder recorder = new TraceRecorder(1_000_000);
  final StreamHash hash = new StreamHash();
  private Machine machine;

  /** What a test lets happen to a host. */
  private record Hurt(Site site, Predicate<Situation> match, int nth, int[] seen, java.util.function.Consumer<Fate> fate) {}

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

  HostFixture fragmentation(double share) {
    fragmentation = share;
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
    return hurt(site, s -> s.handler().equals(who) || s.subsystem().equals(who), 1, fate -> fate.error(errno));
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
        "rfc-v2",
        List.of(new HostClass(
            "test", 8, 2, 64 * GIB, fragmentation, kernel, agent, vms, subsystems)),
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
      @Override
      public boolean watches(Site site) {
        return hurts.stream().anyMatch(hurt -> hurt.site() == site);
      }

      @Override
      public void decide(Site site, Situation situation, long nominalNs, Fate fate) {
        for (Hurt hurt : hurts) {
          if (hurt.site() == site && hurt.match().test(situation) && ++hurt.seen()[0] == hurt.nth()) {
            hurt.fate().accept(fate);
          }
        }
      }

      @Override
      public void masked(Site site, Situation situation) {
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
