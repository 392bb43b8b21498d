package luosim.run;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import luosim.chance.Distribution;
import luosim.fleet.Failure;
import luosim.fleet.FailureThreshold;
import luosim.fleet.FallbackRules;
import luosim.fleet.FleetPlan;
import luosim.fleet.HostClasses;
import luosim.fleet.InFlightRule;
import luosim.fleet.MaxUnavailable;
import luosim.fleet.PlannedEvent;
import luosim.fleet.Retry;
import luosim.fleet.Share;
import luosim.fleet.StopAction;
import luosim.fleet.Topology;
import luosim.fleet.Wave;
import luosim.host.Fallback;
import luosim.scenario.FleetEvent;
import luosim.scenario.HostClass;
import luosim.scenario.InFlight;
import luosim.scenario.Portion;
import luosim.scenario.Rollout;
import luosim.scenario.Scenario;
import luosim.spec.Timing;

/** Turns a scenario's topology, rollout and events into the plan of a fleet. */
final class FleetBinder {
  private static final String POLICY = "waves";
  private static final double MEDIAN = 0.5;

  private FleetBinder() {}

  /** The fleet plan of a scenario. */
  static FleetPlan bind(Scenario scenario, LawBinder laws) {
    var topology = scenario.fleet().topology();
    Rollout rollout = scenario.rollout();
    List<Wave> waves = new ArrayList<>();
    for (var wave : rollout.waves()) {
      waves.add(new Wave(wave.name(), share(wave.upTo()), wave.bakeNs()));
    }
    List<PlannedEvent> events = new ArrayList<>();
    for (FleetEvent event : scenario.events()) {
      events.add(new PlannedEvent(event.name(), event.atNs(), action(event), inFlight(event.inFlight())));
    }
    return new FleetPlan(
        Topology.regular(topology.zones(), topology.racksPerZone(), topology.hostsPerRack()),
        classes(scenario),
        POLICY,
        waves,
        maxUnavailable(rollout.maxUnavailable()),
        threshold(rollout.failureThreshold()),
        retry(rollout.retry()),
        fallback(rollout.fallback()),
        events,
        repair(scenario, laws));
  }

  private static HostClasses classes(Scenario scenario) {
    List<String> names = new ArrayList<>();
    List<Long> weights = new ArrayList<>();
    for (HostClass hostClass : scenario.fleet().hostClasses()) {
      names.add(hostClass.name());
      weights.add(hostClass.weight());
    }
    return new HostClasses(names, weights, scenario.fleet().hosts());
  }

  private static MaxUnavailable maxUnavailable(luosim.scenario.MaxUnavailable declared) {
    return new MaxUnavailable(
        share(declared.fleet()), share(declared.zone()), share(declared.rack()), declared.zones(),
        declared.racks());
  }

  private static Share share(Portion portion) {
    if (portion instanceof Portion.Count count) {
      return new Share.Count((int) Math.min(Integer.MAX_VALUE, count.number()));
    }
    return new Share.Millionths(((Portion.Share) portion).millionths());
  }

  private static FailureThreshold threshold(luosim.scenario.FailureThreshold declared) {
    Set<Failure> counts = EnumSet.noneOf(Failure.class);
    for (var counted : declared.counts()) {
      counts.add(
          switch (counted) {
            case LOST -> Failure.LOST;
            case WEDGED -> Failure.WEDGED;
            case EXHAUSTED -> Failure.EXHAUSTED;
          });
    }
    return new FailureThreshold(
        StrictMath.round(declared.above() * Share.WHOLE),
        switch (declared.of()) {
          case WAVE -> FailureThreshold.Scope.WAVE;
          case ROLLOUT -> FailureThreshold.Scope.ROLLOUT;
        },
        declared.least(),
        counts,
        StopAction.HALT,
        inFlight(declared.inFlight()));
  }

  private static Retry retry(luosim.scenario.Retry declared) {
    return new Retry(
        declared.limit(), declared.holdsSlot(), declared.backoffNs(), declared.factor(),
        declared.backoffMostNs());
  }

  private static FallbackRules fallback(luosim.scenario.Fallback declared) {
    return new FallbackRules(
        fallback(declared.cancelled()), fallback(declared.wedged()), fallback(declared.afterJump()));
  }

  private static Fallback fallback(luosim.scenario.Fallback.Action action) {
    return switch (action) {
      case DRAIN -> Fallback.DRAIN;
      case REBOOT -> Fallback.REBOOT;
      case SKIP -> Fallback.SKIP;
    };
  }

  private static StopAction action(FleetEvent event) {
    return switch (event.action()) {
      case HALT -> StopAction.HALT;
    };
  }

  private static InFlightRule inFlight(InFlight declared) {
    return switch (declared) {
      case FINISH -> InFlightRule.FINISH;
      case CANCEL -> InFlightRule.CANCEL;
    };
  }

  /** A broken host is out for the median repair time. */
  private static OptionalLong repair(Scenario scenario, LawBinder laws) {
    Distribution law = laws.bind(scenario.timing().law(Timing.REPAIR_TIME));
    double median = law.quantile(MEDIAN) * scenario.timing().scale(Timing.REPAIR_TIME);
    return OptionalLong.of(Math.max(1, StrictMath.round(median)));
  }
}
