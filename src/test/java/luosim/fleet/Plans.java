package luosim.fleet;

import java.util.List;
import java.util.OptionalLong;

/**
 * Plans of tests: one class, one wave, no limits, no retries, nothing unusual, until told
 * otherwise.
 */
record Plans(FleetPlan plan) {
  static Plans of(Topology topology) {
    return new Plans(new FleetPlan(topology, HostClasses.single("general", topology.hosts()), "waves",
        List.of(new Wave("all", Share.ALL, 0)), MaxUnavailable.of(Share.ALL), FailureThreshold.never(),
        Retry.none(), FallbackRules.skip(), List.of(), OptionalLong.empty()));
  }

  /** One rack of so many hosts. */
  static Plans rack(int hosts) {
    return of(Topology.regular(1, 1, hosts));
  }

  Plans waves(Wave... waves) {
    return new Plans(new FleetPlan(plan.topology(), plan.classes(), plan.policy(), List.of(waves),
        plan.maxUnavailable(), plan.threshold(), plan.retry(), plan.fallback(), plan.events(),
        plan.repairNs()));
  }

  Plans max(MaxUnavailable max) {
    return new Plans(new FleetPlan(plan.topology(), plan.classes(), plan.policy(), plan.waves(), max,
        plan.threshold(), plan.retry(), plan.fallback(), plan.events(), plan.repairNs()));
  }

  Plans max(int hosts) {
    return max(MaxUnavailable.of(new Share.Count(hosts)));
  }

  Plans threshold(FailureThreshold threshold) {
    return new Plans(new FleetPlan(plan.topology(), plan.classes(), plan.policy(), plan.waves(),
        plan.maxUnavailable(), threshold, plan.retry(), plan.fallback(), plan.events(), plan.repairNs()));
  }

  Plans retry(Retry retry) {
    return new Plans(new FleetPlan(plan.topology(), plan.classes(), plan.policy(), plan.waves(),
        plan.maxUnavailable(), plan.threshold(), retry, plan.fallback(), plan.events(), plan.repairNs()));
  }

  Plans fallback(FallbackRules rules) {
    return new Plans(new FleetPlan(plan.topology(), plan.classes(), plan.policy(), plan.waves(),
        plan.maxUnavailable(), plan.threshold(), plan.retry(), rules, plan.events(), plan.repairNs()));
  }

  Plans events(PlannedEvent... events) {
    return new Plans(new FleetPlan(plan.topology(), plan.classes(), plan.policy(), plan.waves(),
        plan.maxUnavailable(), plan.threshold(), plan.retry(), plan.fallback(), List.of(events),
        plan.repairNs()));
  }

  Plans repair(long ns) {
    return new Plans(new FleetPlan(plan.topology(), plan.classes(), plan.policy(), plan.waves(),
        plan.maxUnavailable(), plan.threshold(), plan.retry(), plan.fallback(), plan.events(),
        OptionalLong.of(ns)));
  }
}
