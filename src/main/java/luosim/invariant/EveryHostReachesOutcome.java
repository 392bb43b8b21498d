package luosim.invariant;

import java.util.Optional;
import java.util.Set;

/**
 * Every host of a rollout that has ended has an outcome, and one only.
 *
 * <p>Judged over the fleet's stream by {@link FleetJudge}, not over a host. Source: design, section
 * 7.
 */
final class EveryHostReachesOutcome implements Invariant {
  static final String ID = "outcome";

  @Override public String id() {
    return ID;
  }

  @Override public String sentence() {
    return "Every host reaches exactly one outcome before the rollout ends.";
  }

  @Override public Kind kind() {
    return Kind.LIVENESS;
  }

  @Override public Set<Moment> moments() {
    return Set.of();
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading.overFleet(sentence()));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    throw new IllegalStateException("judged over the fleet, not at " + moment);
  }
}
