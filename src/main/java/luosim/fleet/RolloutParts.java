package luosim.fleet;

import java.util.function.BooleanSupplier;
import luosim.trace.TraceSink;

/**
 * What a rollout is put together from; for one replication.
 *
 * @param plan what the fleet is and what the rollout may do
 * @param policy decides how far it reaches; fresh
 * @param pool the hosts
 * @param hazards what may befall hosts at rest; fresh
 * @param sink takes the fleet's events
 * @param limits how far the run may go
 * @param interruption asked between events; true ends the run as interrupted
 */
public record RolloutParts(
    FleetPlan plan,
    RolloutPolicy policy,
    HostPool pool,
    RestHazards hazards,
    TraceSink sink,
    FleetLimits limits,
    BooleanSupplier interruption) {}
