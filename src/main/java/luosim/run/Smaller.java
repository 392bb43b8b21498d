package luosim.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import luosim.scenario.Agent;
import luosim.scenario.Fallback;
import luosim.scenario.Fault;
import luosim.scenario.FaultMatch;
import luosim.scenario.Fleet;
import luosim.scenario.FleetEvent;
import luosim.scenario.HostClass;
import luosim.scenario.Retry;
import luosim.scenario.Rollout;
import luosim.scenario.Scenario;
import luosim.scenario.TimingPlan;
import luosim.scenario.VmShape;
import luosim.spec.DistributionSpec;
import luosim.spec.Timing;

/**
 * The scenarios that are one step smaller than a scenario of one host: a fault, a VM, a file or a subsystem
 * less, fewer attempts, or something plainer than it was.
 *
 * <p>In the order of how much they take away. A step that changes nothing is not among them; one that is
 * not a valid scenario may be.
 */
final class Smaller {
  private static final int SCANNED = 60;
  private static final int NEAR = 12;
  private static final long GIB = 1L << 30;
  private static final long HOST_BYTES = 4 * GIB;
  private static final long GUEST_BYTES = 64L << 20;
  private static final long HUGE_PAGE = 2L << 20;

  private final Scenario scenario;
  private final Scenario plain;
  private final List<Scenario> steps = new ArrayList<>();

  private Smaller(Scenario scenario, Scenario plain) {
    this.scenario = scenario;
    this.plain = plain;
  }

  /**
   * The steps.
   *
   * @param plain a scenario in which everything is a default
   */
  static List<Scenario> than(Scenario scenario, Scenario plain) {
    var smaller = new Smaller(scenario, plain);
    smaller.attempts();
    smaller.faults();
    smaller.events();
    smaller.occurrences();
    smaller.shapes();
    smaller.hosts();
    smaller.agent();
    smaller.rollout();
    smaller.timing();
    smaller.subsystems();
    smaller.removals();
    smaller.steps.removeIf(scenario::equals);
    return smaller.steps;
  }

  /** Leaps to try first, which spare most of the steps where they succeed; the longest first. */
  static List<Scenario> leaps(Scenario scenario, Scenario plain) {
    List<Scenario> leaps = new ArrayList<>();
    Scenario tiny = tiny(scenario, plain, true);
    leaps.add(With.faults(tiny, scenario.faults().stream().map(fault -> moved(fault, 1, 1)).toList()));
    leaps.add(tiny);
    for (int index = 0; index < scenario.faults().size(); index++) {
      scan(tiny, index, SCANNED, leaps);
    }
    leaps.add(tiny(scenario, plain, false));
    leaps.add(small(scenario));
    return leaps;
  }

  /** The scenario on a small host, with one small VM of each shape or with all of them, and usual lengths. */
  private static Scenario tiny(Scenario scenario, Scenario plain, boolean one) {
    Scenario small = one ? With.timing(small(scenario), plain.timing()) : small(scenario);
    HostClass host = small.fleet().hostClasses().get(0);
    List<VmShape> shapes = host.vms().stream()
        .map(shape -> one ? one(shape, 1, 1, Math.min(1, shape.vfio())) : shape).toList();
    return With.fleet(small, new Fleet(
        small.fleet().topology(), List.of(new With.Host(host).vms(shapes).made())));
  }

  /** The scenario on a host and with guests of little memory. */
  private static Scenario small(Scenario scenario) {
    HostClass host = scenario.fleet().hostClasses().get(0);
    List<VmShape> shapes = host.vms().stream().map(Smaller::light).toList();
    HostClass made = new With.Host(host).vms(shapes).size(1, 1, HOST_BYTES, 0).made();
    return With.fleet(scenario, new Fleet(scenario.fleet().topology(), List.of(made)));
  }

  private static VmShape light(VmShape shape) {
    return new VmShape(
        shape.name(), shape.countMost(), shape.countMost(), 1, GUEST_BYTES * shape.memfds(), HUGE_PAGE,
        shape.memfds(), shape.vfio(), true);
  }

  private void attempts() {
    Retry retry = scenario.rollout().retry();
    if (retry.limit() > 0) {
      retries(0);
      retries(retry.limit() - 1);
    }
  }

  private void retries(int limit) {
    Retry retry = scenario.rollout().retry();
    rollout(new Retry(limit, retry.holdsSlot(), retry.backoffNs(), retry.factor(), retry.backoffMostNs()));
  }

  private void rollout(Retry retry) {
    Rollout old = scenario.rollout();
    steps.add(With.rollout(scenario, new Rollout(
        old.waves(), old.maxUnavailable(), old.failureThreshold(), old.prepareTimeoutNs(), old.pauseLimitNs(),
        retry, old.fallback())));
  }

  private void faults() {
    List<Fault> faults = scenario.faults();
    if (faults.size() > 2) {
      steps.add(With.faults(scenario, faults.subList(0, faults.size() / 2)));
      steps.add(With.faults(scenario, faults.subList(faults.size() / 2, faults.size())));
    }
    for (int index = 0; index < faults.size(); index++) {
      var fewer = new ArrayList<>(faults);
      fewer.remove(index);
      steps.add(With.faults(scenario, fewer));
    }
  }

  private void events() {
    for (int index = 0; index < scenario.events().size(); index++) {
      List<FleetEvent> fewer = new ArrayList<>(scenario.events());
      fewer.remove(index);
      steps.add(With.events(scenario, fewer));
    }
  }

  private HostClass host() {
    return scenario.fleet().hostClasses().get(0);
  }

  private void host(UnaryOperator<With.Host> change) {
    HostClass changed = change.apply(new With.Host(host())).made();
    steps.add(With.fleet(scenario, new Fleet(scenario.fleet().topology(), List.of(changed))));
  }

  private void shapes() {
    List<VmShape> shapes = host().vms();
    for (int index = 0; index < shapes.size(); index++) {
      var fewer = new ArrayList<>(shapes);
      fewer.remove(index);
      host(made -> made.vms(fewer));
    }
    for (int index = 0; index < shapes.size(); index++) {
      VmShape shape = shapes.get(index);
      shape(index, one(shape, 1, shape.memfds(), shape.vfio()));
      shape(index, one(shape, Math.max(1, shape.countMost() - 1), shape.memfds(), shape.vfio()));
      shape(index, one(shape, shape.countMost(), shape.memfds(), 0));
      shape(index, one(shape, shape.countMost(), shape.memfds(), Math.min(1, shape.vfio())));
      shape(index, one(shape, shape.countMost(), 1, shape.vfio()));
      shape(index, one(shape, shape.countMost(), Math.max(1, shape.memfds() - 1), shape.vfio()));
      shape(index, light(shape));
    }
  }

  /** The same shape, so many on each host. */
  static VmShape counted(VmShape shape, int count) {
    return one(shape, count, shape.memfds(), shape.vfio());
  }

  private static VmShape one(VmShape shape, int count, int memfds, int vfio) {
    long bytes = shape.memoryBytes() / shape.memfds() * memfds;
    return new VmShape(
        shape.name(), count, count, shape.vcpus(), bytes, shape.pageBytes(), memfds, vfio,
        shape.migratable());
  }

  private void shape(int index, VmShape instead) {
    var shapes = new ArrayList<>(host().vms());
    shapes.set(index, instead);
    host(made -> made.vms(shapes));
  }

  private void hosts() {
    HostClass usual = plain.fleet().hostClasses().get(0);
    host(made -> made.size(1, 1, HOST_BYTES, 0));
    host(made -> made.size(host().cpus(), 1, host().memoryBytes(), 0));
    host(made -> made.size(host().cpus(), host().numaNodes(), host().memoryBytes(), 0));
    host(made -> made.kernel(usual.kernel()));
    host(made -> made.next(usual.next()));
    host(made -> made.allCallbacks());
  }

  private void agent() {
    var ladder = host().agent().afterFreezeFailure();
    host(made -> made.agent(new Agent(1, host().agent().keepsSessions(), ladder)));
    boolean pure = Math.max(ladder.cancel(), Math.max(ladder.rebootAgain(), ladder.resumeOnly())) == 1;
    if (!pure) {
      host(made -> made.agent(new Agent(
          host().agent().workers(), host().agent().keepsSessions(), new Agent.AfterFreezeFailure(1, 0, 0))));
      host(made -> made.agent(new Agent(
          host().agent().workers(), host().agent().keepsSessions(), new Agent.AfterFreezeFailure(0, 1, 0))));
      host(made -> made.agent(new Agent(
          host().agent().workers(), host().agent().keepsSessions(), new Agent.AfterFreezeFailure(0, 0, 1))));
    }
  }

  private void rollout() {
    Rollout old = scenario.rollout();
    Rollout usual = plain.rollout();
    steps.add(With.rollout(scenario, new Rollout(
        old.waves(), old.maxUnavailable(), old.failureThreshold(), usual.prepareTimeoutNs(),
        usual.pauseLimitNs(), old.retry(), old.fallback())));
    steps.add(With.rollout(scenario, new Rollout(
        old.waves(), old.maxUnavailable(), old.failureThreshold(), old.prepareTimeoutNs(), old.pauseLimitNs(),
        old.retry(), new Fallback(Fallback.Action.SKIP, Fallback.Action.SKIP, Fallback.Action.SKIP))));
  }

  /** All lengths as usual, or else all of them constant. */
  private void timing() {
    steps.add(With.timing(scenario, plain.timing()));
    boolean usual = scenario.timing().equals(plain.timing());
    boolean constant = scenario.timing().hostSigma() == 0 && scenario.timing().rackSigma() == 0;
    if (!usual && !constant) {
      constantTiming();
    }
  }

  private void constantTiming() {
    Map<Timing, TimingPlan.Cost> constant = new EnumMap<>(Timing.class);
    scenario.timing().costs().forEach((timing, cost) -> constant.put(timing, constant(cost)));
    steps.add(With.timing(scenario, new TimingPlan(scenario.timing().base(), 0, 0, constant)));
  }

  private static TimingPlan.Cost constant(TimingPlan.Cost cost) {
    if (cost.law() instanceof DistributionSpec.LognormalQuantiles law) {
      return new TimingPlan.Cost(new DistributionSpec.Constant(law.p50()), cost.scale());
    }
    return cost;
  }

  private void occurrences() {
    for (int index = 0; index < scenario.faults().size(); index++) {
      Fault fault = scenario.faults().get(index);
      int occurrence = fault.match().occurrence().orElse(1);
      int attempt = fault.match().attempt().orElse(1);
      if (attempt > 1) {
        at(index, fault, attempt - 1, occurrence);
      }
      if (occurrence > 1) {
        at(index, fault, attempt, 1);
        at(index, fault, attempt, occurrence / 2);
        at(index, fault, attempt, occurrence - 1);
      }
    }
  }

  /**
   * One part of the host less, and a fault some steps earlier: where a fault is known by its place among
   * all steps of a kind, each part that goes takes some of them along.
   */
  private void removals() {
    var smallerHosts = new Smaller(scenario, plain);
    smallerHosts.shapes();
    smallerHosts.subsystems();
    for (Scenario host : smallerHosts.steps) {
      for (int index = 0; index < scenario.faults().size() && !host.equals(scenario); index++) {
        scan(host, index, NEAR, steps);
      }
    }
  }

  /** A scenario with one fault at earlier places, so many at most; only if it is known by its place alone. */
  private static void scan(Scenario in, int index, int most, List<Scenario> into) {
    Fault fault = in.faults().get(index);
    int last = fault.match().occurrence().orElse(1);
    boolean byPlace = fault.match().handler().isEmpty() && fault.match().subsystem().isEmpty();
    for (int occurrence = last - 1; byPlace && occurrence >= Math.max(1, last - most); occurrence--) {
      var faults = new ArrayList<>(in.faults());
      faults.set(index, moved(fault, fault.match().attempt().orElse(1), occurrence));
      into.add(With.faults(in, faults));
    }
  }

  private static Fault moved(Fault fault, int attempt, int occurrence) {
    FaultMatch old = fault.match();
    return new Fault(
        fault.name(), fault.at(),
        new FaultMatch(
            old.handler(), old.subsystem(), old.zone(), old.rack(), old.host(), old.hostClass(),
            OptionalInt.of(attempt),
            old.occurrence().isPresent() ? OptionalInt.of(occurrence) : OptionalInt.empty(), old.kernel(),
            old.during()),
        fault.effect(), fault.probability(), fault.per(), fault.recurs(), fault.after(), fault.meanTimeNs());
  }

  private void at(int index, Fault fault, int attempt, int occurrence) {
    var faults = new ArrayList<>(scenario.faults());
    faults.set(index, moved(fault, attempt, occurrence));
    steps.add(With.faults(scenario, faults));
  }

  /** Fewer subsystems; without those that devices need, a host must be bare. */
  private void subsystems() {
    List<String> all = host().subsystems();
    if (host().vms().stream().allMatch(shape -> shape.vfio() == 0)) {
      for (int index = 0; index < all.size(); index++) {
        var fewer = new ArrayList<>(all);
        fewer.remove(index);
        host(made -> made.subsystems(fewer, true));
      }
    }
  }
}
