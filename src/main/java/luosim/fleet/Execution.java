package luosim.fleet;

import luosim.engine.LimitReachedException;

/**
 * How hosts in flight are run between the fleet's events. Both ways give each host the same trace
 * and the fleet the same answers at the same instants in the same order: by time, then host index.
 *
 * <p>The fleet's own events come before those of hosts at the same instant.
 */
public abstract sealed class Execution permits RunAheadExecution, OneListExecution {
  final HostPool pool;
  final FleetLimits limits;
  private long steps;

  Execution(HostPool pool, FleetLimits limits) {
    this.pool = pool;
    this.limits = limits;
  }

  /**
   * Gives an order to a host that has answered all earlier ones, or, for a cancel, to one that has
   * not.
   */
  abstract void order(HostInFlight host, InputLog.Order order, long timeNs);

  /**
   * When the next event that this execution sees takes place; Long.MAX_VALUE if every host waits for
   * ever.
   *
   * @param fleetNs when the fleet's own next event takes place; where the hosts' next one is not
   *     before it, the answer is any instant that is not before it either
   */
  abstract long nextTimeNs(long fleetNs);

  /** Lets that event take place; true if a host answered. */
  abstract boolean advance();

  /** The host that answered last. */
  abstract HostInFlight answering();

  /** A host that answered will wait for its next order for some time. */
  abstract void waits(HostInFlight host);

  /** Makes the state of a host that waited at hand. */
  abstract void recall(HostInFlight host);

  /** A host in flight has no unit any more. */
  abstract void removed(HostInFlight host);

  /** Lets nobody run hosts any more; they are not used afterwards, except to discard them. */
  abstract void stop();

  final void commit(HostInFlight host, Outcome outcome, HostKernel kernel, long timeNs) {
    if (!host.retired()) {
      host.retires();
      leave(host);
    }
    host.takeRecord().commit(outcome, kernel, host.attempts, timeNs);
  }

  final void discard(HostInFlight host) {
    if (host.retired()) {
      host.takeRecord().discard();
    } else if (host.hasUnit()) {
      host.unit().discard();
      leave(host);
    }
  }

  private void leave(HostInFlight host) {
    removed(host);
    pool.give(host.release());
  }

  final void counted(long count) {
    steps += count;
  }

  /** Events of hosts that took place, those of segments that were run again included. */
  public final long steps() {
    return steps;
  }

  final LimitReachedException hostLimit(HostInFlight host) {
    return new LimitReachedException("events of host " + host.host, limits.hostEvents(),
        "the host does not come to an end; raise the limit or report it as a defect");
  }
}
