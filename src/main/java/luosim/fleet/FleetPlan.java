package luosim.fleet;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a fleet is and what a rollout over it may do. Immutable.
 *
 * @param topology its failure domains
 * @param classes the class of each host
 * @param policy the name of the rollout policy
 * @param waves groups of hosts, cumulative and not shrinking, at least one
 * @param maxUnavailable limits that hold when a host is started
 * @param threshold when the rollout stops by itself
 * @param retry attempts after the first
 * @param fallback what is done with hosts that live update cannot serve
 * @param events what an operator does
 * @param repairNs how long a broken host is out of service, ns; absent: until the rollout is over
 */
public record FleetPlan(
    Topology topology,
    HostClasses classes,
    String policy,
    List<Wave> waves,
    MaxUnavailable maxUnavailable,
    FailureThreshold threshold,
    Retry retry,
    FallbackRules fallback,
    List<PlannedEvent> events,
    OptionalLong repairNs) {
  private static final int LIST_MAX = 10_000;

  /** Refuses waves that shrink and parts that do not fit together. */
  public FleetPlan {
    waves = List.copyOf(waves);
    events = List.copyOf(events);
    if (waves.isEmpty() || waves.size() > LIST_MAX || events.size() > LIST_MAX) {
      throw new IllegalArgumentException("fleet plan: 1 to " + LIST_MAX + " waves and at most " + LIST_MAX
          + " events, found " + waves.size() + " and " + events.size());
    }
    if (classes.hosts() != topology.hosts()) {
      throw new IllegalArgumentException("fleet plan: classes are for " + classes.hosts()
          + " hosts, the topology has " + topology.hosts());
    }
    int reach = 0;
    for (Wave wave : waves) {
      int next = wave.upTo().of(topology.hosts());
      if (next < reach) {
        throw new IllegalArgumentException("wave " + wave.name() + ": reaches up to " + next
            + " hosts, an earlier wave reaches " + reach
            + "; waves are cumulative, so a later one reaches further");
      }
      reach = next;
    }
    if (repairNs.isPresent() && repairNs.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "fleet plan: repair must take at least 1 ns, found " + repairNs.getAsLong());
    }
  }
}
