package luosim.fault;

import java.util.ArrayDeque;
import luosim.fleet.FatesSource;
import luosim.fleet.RestHazards;
import luosim.host.Fates;
import luosim.trace.TraceSink;

/**
 * A fault plan at work in one replication: gives hosts their fates and counts what was committed.
 * Hosts may be opened and discarded by several threads, and are committed by one.
 */
public final class PlannedFaults implements FatesSource {
  private final FaultPlan plan;
  private final long seed;
  private final int replication;
  private final FaultTally tally;
  private final ArrayDeque<HostFaults> free = new ArrayDeque<>();

  /** A plan for one replication of a seed. */
  public PlannedFaults(FaultPlan plan, long seed, int replication) {
    this.plan = plan;
    this.seed = seed;
    this.replication = replication;
    tally = new FaultTally(plan.faults().size());
  }

  @Override public Fates open(int host, int hostClass, TraceSink sink) {
    if (plan.faults().isEmpty()) {
      return Fates.NONE;
    }
    HostFaults faults = take();
    faults.become(host, sink);
    return faults;
  }

  private HostFaults take() {
    synchronized (free) {
      return free.isEmpty() ? new HostFaults(plan, new FaultLuck(seed, replication)) : free.pop();
    }
  }

  private void give(HostFaults faults) {
    synchronized (free) {
      free.push(faults);
    }
  }

  @Override public void discarded(int host, Fates fates) {
    if (fates instanceof HostFaults faults) {
      give(faults);
    }
  }

  @Override public void committed(int host, Fates fates) {
    if (fates instanceof HostFaults faults) {
      count(faults.tally());
      give(faults);
    }
  }

  private void count(FaultTally host) {
    for (int fault = 0; fault < host.faults(); fault++) {
      long before = tally.reachedCount(fault);
      tally.add(fault, host);
      if (plan.fault(fault).per() == Per.ROLLOUT && tally.reachedCount(fault) > before) {
        tally.reachedOnce(fault);
      }
    }
  }

  /**
   * What befalls hosts at rest in this replication; counted with the rest.
   *
   * @param sink takes the fleet's events
   */
  public RestHazards hazards(TraceSink sink) {
    return plan.atRest().length == 0
        ? RestHazards.NONE
        : new PlannedHazards(plan, new FaultLuck(seed, replication), tally, sink);
  }

  /** What was counted so far: committed hosts and hosts at rest. */
  public FaultTally tally() {
    return tally;
  }
}
