package luosim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import luosim.chance.Stream;
import luosim.engine.RunEnding;
import luosim.fault.PlannedFaults;
import luosim.fleet.Crew;
import luosim.host.VmCounts;
import luosim.invariant.Invariants;
import luosim.invariant.JudgeTally;
import luosim.invariant.Violation;
import luosim.luo.Row;
import luosim.metrics.RowSink;
import luosim.scenario.Agent;
import luosim.scenario.BriefText;
import luosim.scenario.Fault;
import luosim.scenario.FleetEvent;
import luosim.scenario.Fleet;
import luosim.scenario.HostClass;
import luosim.scenario.InFlight;
import luosim.scenario.InputFile;
import luosim.scenario.Retry;
import luosim.scenario.Rollout;
import luosim.scenario.Scenario;
import luosim.scenario.ScenarioException;
import luosim.scenario.ScenarioReader;
import luosim.scenario.ScenarioText;
import luosim.scenario.Topology;
import luosim.scenario.VmShape;
import luosim.trace.TraceSink;

/**
 * Makes the smallest scenario that still shows a violation: the same invariant in the same row of the
 * failure matrix.
 *
 * <p>A host of a fleet becomes a fleet of one host on which exactly those faults strike that struck there.
 * Then whatever can go goes, one step after the other, until no single step is left that keeps the
 * violation: in particular no fault can be left out.
 */
public final class Shrinker {
  /** First steps after a failed freeze that an agent can take. */
  private static final int LADDER = 3;

  /** Seeds to try where what happens hangs on which of two steps is over first. */
  private static final int LUCKS = 40;

  private static final int RETRIES_MOST = 10;
  private static final TraceSink NOWHERE = (kind, timeNs, host, subject, a, b, c) -> {};

  private final Goal goal;
  private final int trialsMost;
  private final Scenario plain = Tokens.plain();
  private int trials;

  private Shrinker(Goal goal, int trialsMost) {
    this.goal = goal;
    this.trialsMost = trialsMost;
  }

  /** What must still be violated: an invariant in a row. */
  public record Goal(String invariant, Row row) {
    /** The row as results write it, - for none. */
    public String rowText() {
      return row == Row.NONE ? "-" : row.name();
    }

    /** As text, such as {@code I9 in P10}. */
    public String text() {
      return invariant + (row == Row.NONE ? "" : " in " + row);
    }
  }

  /**
   * A scenario that was shrunk.
   *
   * @param scenario of one host; it reads from its own text
   * @param violation what it shows
   * @param token that replays its host
   * @param trials scenarios that were tried
   * @param smallest whether no single step is left that keeps the violation
   */
  public record Shrunk(Scenario scenario, Violation violation, String token, int trials, boolean smallest) {
    /** The scenario without what is a default anyway. */
    public String brief() {
      return BriefText.of(scenario);
    }
  }

  /** What one host of a token violates, by print order, the attempt of interest first. */
  public static List<Goal> goals(Tokens.Replayable token) {
    ReplayToken meant = token.token();
    JudgeTally judged = HostRerun.run(
        token.bound(), meant.replication(), meant.host(), meant.orders(), NOWHERE).judged();
    List<Goal> goals = new ArrayList<>();
    List<Goal> others = new ArrayList<>();
    for (JudgeTally.Violations found : judged.violations()) {
      boolean meantOne = meant.attempt() == 0 || found.first().attempt() == meant.attempt();
      (meantOne ? goals : others).add(new Goal(found.invariant().id(), found.row()));
    }
    goals.addAll(others);
    return goals;
  }

  /**
   * Shrinks what the host of a token violates.
   *
   * @param trialsMost the most scenarios to try
   * @return empty if no scenario of one host shows it: it hangs on the rest of the fleet
   */
  public static Optional<Shrunk> ofToken(Tokens.Replayable token, Goal goal, int trialsMost) {
    var shrinker = new Shrinker(goal, trialsMost);
    for (Scenario first : shrinker.firstOf(token)) {
      Optional<Scenario> read = shrinker.shows(first);
      if (read.isPresent()) {
        return shrinker.shrink(read.get());
      }
    }
    return Optional.empty();
  }

  /**
   * Shrinks a scenario of one host.
   *
   * @return empty if it does not show the violation
   */
  public static Optional<Shrunk> ofScenario(Scenario scenario, Goal goal, int trialsMost) {
    var shrinker = new Shrinker(goal, trialsMost);
    return shrinker.shows(With.judged(scenario, shrinker.name())).flatMap(shrinker::shrink);
  }

  private String name() {
    String row = goal.row() == Row.NONE ? "" : "-" + goal.row();
    return ("shrunk-" + goal.invariant() + row).toLowerCase(Locale.ROOT);
  }

  private Optional<Shrunk> shrink(Scenario from) {
    Scenario best = from;
    for (Scenario leap : Smaller.leaps(best, plain)) {
      Optional<Scenario> smaller = best == from ? shows(leap) : Optional.empty();
      best = smaller.orElse(best);
    }
    List<Scenario> steps = Smaller.than(best, plain);
    int next = 0;
    int failed = 0;
    while (failed < steps.size() && trials < trialsMost) {
      Optional<Scenario> smaller = shows(steps.get(next % steps.size()));
      if (smaller.isPresent()) {
        best = smaller.get();
        steps = Smaller.than(best, plain);
        failed = 0;
      } else {
        next++;
        failed++;
      }
    }
    Scenario smallest = best;
    boolean done = failed >= steps.size();
    return run(smallest)
        .map(result -> new Shrunk(smallest, violation(result), token(smallest, result), trials, done));
  }

  /** The scenario as its own text reads, if it is one and shows the violation. */
  private Optional<Scenario> shows(Scenario candidate) {
    trials++;
    try {
      TreeMap<String, byte[]> files = new TreeMap<>();
      for (InputFile file : candidate.inputs()) {
        files.put(file.name(), file.bytes());
      }
      Scenario read = ScenarioReader.parse(ScenarioText.canonical(candidate), "shrunk", files);
      return run(read).isPresent() ? Optional.of(read) : Optional.empty();
    } catch (ScenarioException noScenario) {
      return Optional.empty();
    }
  }

  /** The totals of a run that shows the violation. */
  private Optional<ReplicationTotals> run(Scenario scenario) {
    Bound bound = Bound.of(scenario);
    Replication.Result result = Replication.run(
        bound, 0, new MachinePool(bound.hosts()), RowSink.NONE, () -> false, () -> {}, Crew.ALONE);
    boolean shown = result.ending() == RunEnding.COMPLETED
        && result.totals().judged().first(Invariants.named(goal.invariant()), goal.row()).isPresent();
    return shown ? Optional.of(result.totals()) : Optional.empty();
  }

  private Violation violation(ReplicationTotals totals) {
    return totals.judged().first(Invariants.named(goal.invariant()), goal.row()).orElseThrow();
  }

  private String token(Scenario scenario, ReplicationTotals totals) {
    List<ReplayToken.Order> orders = totals.orders().of(0, 0).orElse(List.of());
    return Tokens.of(Bound.of(scenario), 0, 0, violation(totals).attempt(), orders);
  }

  /** Where to begin: only the attempt that shows it, or all attempts up to there. */
  private List<Scenario> firstOf(Tokens.Replayable token) {
    ReplayToken meant = token.token();
    Bound bound = token.bound();
    var source = new PlannedFaults(bound.faults(), bound.scenario().seed(), meant.replication());
    var fired = new FiredFaults(source);
    JudgeTally judged = HostRerun.run(
        bound, meant.replication(), meant.host(), meant.orders(), NOWHERE, fired).judged();
    Optional<Violation> found = judged.first(Invariants.named(goal.invariant()), goal.row());
    if (found.isEmpty()) {
      return List.of();
    }
    int attempt = Math.max(1, found.get().attempt());
    Scenario host = oneHost(bound, meant.replication(), meant.host());
    List<Fault> ofAttempt = new ArrayList<>();
    List<Fault> upTo = new ArrayList<>();
    for (Fault fault : fired.fired()) {
      int its = fault.match().attempt().orElse(1);
      if (its == attempt) {
        ofAttempt.add(inAttempt(fault, 1));
      }
      if (its <= attempt) {
        upTo.add(fault);
      }
    }
    List<Scenario> first = new ArrayList<>();
    for (Scenario lots : ladders(host)) {
      first.addAll(beginnings(lots, ofAttempt, upTo, fired.fired(), meant.orders(), attempt));
    }
    Scenario plainest = first.get(0);
    for (int luck = 1; luck <= LUCKS; luck++) {
      first.add(With.seed(plainest, plainest.seed() + luck));
    }
    return first;
  }

  /** The host as it is, and with each first step after a failed freeze made certain: its lot was another. */
  private static List<Scenario> ladders(Scenario host) {
    HostClass made = host.fleet().hostClasses().get(0);
    List<Scenario> all = new ArrayList<>(List.of(host));
    for (int step = 0; step < LADDER; step++) {
      var ladder = new Agent.AfterFreezeFailure(step == 0 ? 1 : 0, step == 1 ? 1 : 0, step == 2 ? 1 : 0);
      var agent = new Agent(made.agent().workers(), made.agent().keepsSessions(), ladder);
      HostClass sure = new With.Host(made).agent(agent).made();
      all.add(With.fleet(host, new Fleet(host.fleet().topology(), List.of(sure))));
    }
    return all;
  }

  private static List<Scenario> beginnings(
      Scenario host, List<Fault> ofAttempt, List<Fault> upTo, List<Fault> all, List<ReplayToken.Order> orders,
      int attempt) {
    List<Scenario> first = new ArrayList<>();
    first.add(With.events(With.faults(retries(host, 0), ofAttempt), cancels(orders, attempt, attempt)));
    first.add(With.events(With.faults(retries(host, attempt - 1), upTo), List.of()));
    first.add(With.events(With.faults(retries(host, attempt - 1), upTo), cancels(orders, 1, attempt)));
    first.add(With.events(
        With.faults(retries(host, Math.min(RETRIES_MOST, orders.size())), all), cancels(orders, 1, attempt)));
    return first;
  }

  private static Fault inAttempt(Fault fault, int attempt) {
    var match = FiredFaults.match(
        fault.match().handler(), fault.match().subsystem(), attempt, fault.match().occurrence().orElse(0));
    return new Fault(
        fault.name(), fault.at(), match, fault.effect(), fault.probability(), fault.per(), fault.recurs(),
        fault.after(), fault.meanTimeNs());
  }

  /** A cancel that the fleet ordered becomes a halt of the one host's rollout at the same moment. */
  private static List<FleetEvent> cancels(List<ReplayToken.Order> orders, int firstAttempt, int lastAttempt) {
    int attempt = 0;
    long zero = 0;
    List<FleetEvent> events = new ArrayList<>();
    for (ReplayToken.Order order : orders) {
      if (order.kind() == ReplayToken.Order.Kind.START && ++attempt == firstAttempt) {
        zero = order.timeNs();
      }
      boolean within = attempt >= firstAttempt && attempt <= lastAttempt;
      if (within && order.kind() == ReplayToken.Order.Kind.CANCEL) {
        events.add(new FleetEvent(
            "stop" + (events.size() + 1), order.timeNs() - zero, FleetEvent.Action.HALT, InFlight.CANCEL));
      }
    }
    return events;
  }

  private Scenario oneHost(Bound bound, int replication, int host) {
    Scenario whole = bound.scenario();
    int place = bound.fleet().classes().classOf(host);
    HostClass its = whole.fleet().hostClasses().get(place);
    List<VmShape> shapes = new ArrayList<>();
    for (int shape = 0; shape < its.vms().size(); shape++) {
      int count = VmCounts.of(
          bound.hosts().classes().get(place).vms().get(shape), shape, whole.seed(), replication, host,
          new Stream());
      if (count > 0) {
        shapes.add(Smaller.counted(its.vms().get(shape), count));
      }
    }
    its = new With.Host(its).vms(shapes).made();
    Rollout old = whole.rollout();
    Rollout usual = plain.rollout();
    Rollout rollout = new Rollout(
        usual.waves(), usual.maxUnavailable(), usual.failureThreshold(), old.prepareTimeoutNs(),
        old.pauseLimitNs(), usual.retry(), old.fallback());
    Scenario one = With.fleet(whole, new Fleet(new Topology(1, 1, 1), List.of(its)));
    return With.judged(With.rollout(one, rollout), name());
  }

  private static Scenario retries(Scenario scenario, int limit) {
    Rollout old = scenario.rollout();
    Retry retry = old.retry();
    return With.rollout(scenario, new Rollout(
        old.waves(), old.maxUnavailable(), old.failureThreshold(), old.prepareTimeoutNs(), old.pauseLimitNs(),
        new Retry(limit, retry.holdsSlot(), retry.backoffNs(), retry.factor(), retry.backoffMostNs()),
        old.fallback()));
  }
}
