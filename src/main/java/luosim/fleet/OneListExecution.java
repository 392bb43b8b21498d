package luosim.fleet;

import luosim.engine.Check;

/**
 * All hosts in flight in one global order: the reference that says what an execution means.
 *
 * <p>At each step the earliest event of all hosts takes place, at equal times that of the least
 * host index; an order reaches its host where the others stand at that moment. Nothing runs ahead
 * and nothing is run again. It looks at every host in flight for each event, so it is for small
 * fleets.
 */
public final class OneListExecution extends Execution {
  private final HostTable table;
  private int answered = -1;
  private long nextNs;
  private int next;

  OneListExecution(HostTable table, HostPool pool, FleetLimits limits) {
    super(pool, limits);
    this.table = table;
  }

  @Override void order(HostInFlight host, InputLog.Order order, long timeNs) {
    recall(host);
    host.lastOrderNs = timeNs;
    InputLog.give(order, timeNs, host.unit());
  }

  @Override void recall(HostInFlight host) {
    if (!host.hasUnit()) {
      host.holds(pool.take());
      host.events = 0;
      host.unit().open(host.host);
    }
  }

  @Override long nextTimeNs(long fleetNs) {
    nextNs = Long.MAX_VALUE;
    next = Integer.MAX_VALUE;
    for (int i = 0; i < table.inFlight(); i++) {
      HostInFlight host = table.anyInFlight(i);
      long timeNs = timeNs(host);
      if (timeNs < nextNs || timeNs == nextNs && host.host < next) {
        nextNs = timeNs;
        next = host.host;
      }
    }
    return nextNs;
  }

  private static long timeNs(HostInFlight host) {
    if (!host.underWay()) {
      return Long.MAX_VALUE;
    }
    return host.unit().busy() ? host.unit().nextTimeNs() : host.lastOrderNs;
  }

  @Override boolean advance() {
    Check.that(next != Integer.MAX_VALUE, "an execution that advances has an event");
    HostInFlight host = table.record(next);
    if (host.unit().busy()) {
      if (host.events >= limits.hostEvents()) {
        throw hostLimit(host);
      }
      host.events++;
      counted(1);
      host.unit().step();
    }
    answered = next;
    if (host.unit().busy()) {
      return false;
    }
    host.noteAnswer();
    return true;
  }

  @Override HostInFlight answering() {
    return table.record(answered);
  }

  @Override void waits(HostInFlight host) {}

  @Override void removed(HostInFlight host) {}

  @Override void stop() {}
}
