package luosim.run;

import luosim.engine.Check;
import luosim.fault.PlannedFaults;
import luosim.fleet.HostKernel;
import luosim.fleet.HostRecord;
import luosim.fleet.MachineHost;
import luosim.fleet.Outcome;
import luosim.host.AttemptEnd;
import luosim.host.Machine;
import luosim.metrics.RowSink;

/**
 * Updates of single hosts one after the other on one machine: what a benchmark of "one host update" runs.
 *
 * <p>One update is everything that a fleet pays for a host that needs no retry: the machine becomes the host,
 * the agent's attempt runs from its start to its answer with faults drawn, events hashed, metered and judged,
 * and the host is committed to the totals of a replication. Rows of tables are not written. Not thread-safe.
 */
public final class HostUpdates {
  private final Bound bound;
  private final ReplicationTotals totals;
  private final Machine machine;
  private final MachineHost host;

  /**
   * A machine for the hosts of a bound scenario.
   *
   * @param judged whether the oracle watches
   */
  public HostUpdates(Bound bound, boolean judged) {
    this.bound = bound;
    totals = new ReplicationTotals(bound, 0, RowSink.NONE);
    machine = new Machine(bound.hosts());
    long seed = bound.scenario().seed();
    var faults = new PlannedFaults(bound.faults(), seed, 0);
    var records = new WatchedHosts(totals, () -> {});
    var watch = new HostWatch(0, records, machine, new LoggedHost.OrderBook(), judged);
    host = new MachineHost(machine, bound.fleet(), seed, 0, faults, watch);
  }

  /**
   * Runs the first attempt of a host to its end.
   *
   * @param index of the host, less than the hosts of the fleet
   * @return how it ended
   */
  public AttemptEnd update(int index) {
    Check.that(index >= 0 && index < bound.fleet().topology().hosts(),
        "the fleet has the host that is updated");
    host.open(index);
    host.start(0);
    while (host.busy() && host.nextTimeNs() != Long.MAX_VALUE) {
      host.step();
    }
    AttemptEnd end = host.busy() ? AttemptEnd.STUCK : host.end();
    boolean updated = end == AttemptEnd.UPDATED;
    boolean newKernel = host.runsNewKernel();
    HostRecord record = host.retire();
    record.commit(
        updated ? Outcome.UPDATED : Outcome.WEDGED, newKernel ? HostKernel.NEW : HostKernel.OLD, 1,
        machine.nowNs());
    return end;
  }

  /** Callbacks of all updates so far. */
  public long callbacks() {
    return totals.callbacks();
  }

  /** Events of the host that was updated last. */
  public long events() {
    return machine.events();
  }
}
