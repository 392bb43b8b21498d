package luosim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import luosim.chance.Stream;
import luosim.engine.RunEnding;
import luosim.fault.FaultTally;
import luosim.fault.PlannedFaults;
import luosim.fleet.Crew;
import luosim.fleet.FleetLimits;
import luosim.fleet.HostPool;
import luosim.fleet.MachineHost;
import luosim.fleet.Outcome;
import luosim.fleet.Rollout;
import luosim.fleet.RolloutParts;
import luosim.fleet.policy.Policies;
import luosim.host.Machine;
import luosim.host.VmCounts;
import luosim.invariant.FleetJudge;
import luosim.metrics.RowSink;
import luosim.trace.TraceSink;

/** One rollout over the whole fleet, with everybody who watches it. */
final class Replication {
  /** Hosts between two attempts that are kept in memory instead of being run again from their orders. */
  private static final int WAITING_MAX = 256;

  private Replication() {}

  /**
   * What a replication came to.
   *
   * @param ending completed, or what cut it short; then the totals are of no use
   */
  record Result(RunEnding ending, ReplicationTotals totals, FaultTally faults, long events) {}

  /**
   * Runs a replication.
   *
   * @param crew runs hosts beside the calling thread
   */
  static Result run(
      Bound bound, int number, MachinePool machines, RowSink rows, BooleanSupplier interruption,
      Campaign.Progress progress, Crew crew) {
    ReplicationTotals totals = new ReplicationTotals(bound, number, rows);
    FleetJudge fleetJudge = new FleetJudge(number, bound.fleet().topology().hosts());
    PlannedFaults faults = new PlannedFaults(bound.faults(), bound.scenario().seed(), number);
    TraceSink sink =
        (kind, timeNs, host, subject, a, b, c) -> {
          totals.fleetHash().record(kind, timeNs, host, subject, a, b, c);
          totals.rollout().record(kind, timeNs, host, subject, a, b, c);
          fleetJudge.record(kind, timeNs, host, subject, a, b, c);
        };
    WatchedHosts records = new WatchedHosts(totals, progress);
    List<Machine> used = new ArrayList<>();
    HostPool pool =
        new HostPool(
            () -> {
              Machine machine = machines.take();
              used.add(machine);
              LoggedHost.OrderBook book = new LoggedHost.OrderBook();
              HostWatch watch = new HostWatch(number, records, machine, book, true);
              return new LoggedHost(
                  new MachineHost(machine, bound.fleet(), bound.scenario().seed(), number, faults, watch),
                  book);
            });
    Rollout rollout =
        Rollout.runningAhead(
            new RolloutParts(
                bound.fleet(), Policies.of(bound.fleet()), pool, faults.hazards(sink), sink,
                FleetLimits.generous(),
                interruption),
            crew,
            WAITING_MAX);
    RunEnding ending = rollout.run();
    if (ending == RunEnding.COMPLETED) {
      fleetJudge.commit(totals.judged());
      countUnreached(bound, number, totals);
    }
    rows.end();
    machines.give(used);
    return new Result(ending, totals, faults.tally(), rollout.events());
  }

  private static void countUnreached(Bound bound, int number, ReplicationTotals totals) {
    totals.measures().neverPatched(totals.rollout().outcomes(Outcome.NOT_REACHED));
    Stream stream = new Stream();
    for (int host = 0; host < bound.fleet().topology().hosts(); host++) {
      if (!totals.isCommitted(host)) {
        var hostClass = bound.hosts().classes().get(bound.fleet().classes().classOf(host));
        totals.untouched(VmCounts.of(hostClass, bound.scenario().seed(), number, host, stream));
      }
    }
  }
}
