package luosim.fleet;

import java.util.ArrayList;
import java.util.List;
import luosim.engine.Check;

/**
 * Each host runs ahead alone from its order to its answer; only the answer goes on a list.
 *
 * <p>Happy path: an order is given and noted in the host's log, and the host becomes outstanding: it
 * may be run from now on, by a helper of the crew or by the rollout itself. When the rollout asks
 * what comes next, every outstanding host must have been run past that instant; what no helper has
 * taken is run then. So helpers run hosts beside the rollout and the rollout waits for a host only as
 * long as that host might answer next.
 *
 * <p>A cancel for a host that ran past the instant of the order: the host is thrown away, opened
 * anew, and given the logged orders at the places where it got them, the cancel among them. Since a
 * host is nothing but its orders, this is exact; {@link Instant} finds the place.
 *
 * <p>A host that waits for its next attempt keeps its unit as long as no more than {@code
 * unitsWaitingMax} do; beyond that only its log is kept, and the next order runs it again from the
 * beginning. That costs time, never a difference.
 */
public final class RunAheadExecution extends Execution {
  private final HostTable table;
  private final Crew crew;
  private final int unitsWaitingMax;
  private final AnswerQueue answers = new AnswerQueue();
  private final Instant instant = new Instant();
  private final List<HostInFlight> outstanding = new ArrayList<>();
  private int unitsWaiting;
  private int answered = -1;

  /** No outstanding host will answer before this instant. */
  private long blockedNs;

  RunAheadExecution(HostTable table, HostPool pool, FleetLimits limits, Crew crew, int unitsWaitingMax) {
    super(pool, limits);
    this.table = table;
    this.crew = crew;
    this.unitsWaitingMax = unitsWaitingMax;
  }

  @Override void order(HostInFlight host, InputLog.Order order, long timeNs) {
    boolean cancel = order == InputLog.Order.CANCEL;
    if (cancel && host.outstanding && !host.errand.take()) {
      finish(host);
    }
    boolean through =
        !cancel || instant.through(timeNs, host.host, host.lastOrderNs, host.lastOrderMoment);
    int place = host.log.size();
    if (cancel && !host.outstanding) {
      discard(host);
      open(host);
      host.rerun = true;
      host.log.add(order, timeNs, through);
    } else {
      recall(host);
      host.log.add(order, timeNs, through);
      host.log.give(place, host.unit());
    }
    host.lastOrderNs = timeNs;
    host.lastOrderMoment = instant.moment();
    if (order != InputLog.Order.CRASH) {
      runs(host, timeNs);
    }
  }

  private void runs(HostInFlight host, long timeNs) {
    if (!host.outstanding) {
      host.outstanding = true;
      outstanding.add(host);
    }
    host.errand.offered(timeNs);
    crew.offer(() -> runIfOffered(host));
  }

  private void runIfOffered(HostInFlight host) {
    if (host.errand.take()) {
      try {
        runOrders(host);
        host.errand.done();
      } catch (RuntimeException | Error e) {
        host.errand.failed(e);
      }
    }
  }

  /** Sees to it that an outstanding host has been run to its answer. */
  private void finish(HostInFlight host) {
    while (!host.errand.isDone()) {
      crew.await();
    }
    outstanding.remove(host);
    settle(host);
  }

  private void settle(HostInFlight host) {
    host.outstanding = false;
    host.errand.close();
    counted(host.events - host.eventsCounted);
    host.eventsCounted = host.events;
    if (host.answerNs != Long.MAX_VALUE) {
      answers.add(host.answerNs, host.host);
    }
  }

  @Override void recall(HostInFlight host) {
    keepsUnit(host, false);
    if (!host.hasUnit()) {
      open(host);
      replay(host);
      runToAnswer(host);
    }
  }

  private void keepsUnit(HostInFlight host, boolean waits) {
    if (host.unitWaits != waits) {
      host.unitWaits = waits;
      unitsWaiting += waits ? 1 : -1;
    }
  }

  private void open(HostInFlight host) {
    host.holds(pool.take());
    counted(host.events - host.eventsCounted);
    host.events = 0;
    host.eventsCounted = 0;
    host.unit().open(host.host);
  }

  /** Gives all orders of the log, each after the events that came before it. */
  private void replay(HostInFlight host) {
    for (int i = 0; i < host.log.size(); i++) {
      runUntil(host, host.log.timeNs(i), host.log.afterOwn(i));
      host.log.give(i, host.unit());
    }
  }

  private void runUntil(HostInFlight host, long timeNs, boolean inclusive) {
    UpdatableHost unit = host.unit();
    while (unit.busy()) {
      long next = unit.nextTimeNs();
      if (next > timeNs || next == timeNs && !inclusive) {
        return;
      }
      step(host, unit);
    }
  }

  /**
   * Runs a host to its answer, or to its last event if it then waits for ever; both go on the list.
   */
  private void runToAnswer(HostInFlight host) {
    UpdatableHost unit = host.unit();
    host.answerNs = unit.busy() ? Long.MAX_VALUE : host.lastOrderNs;
    host.silent = false;
    while (unit.busy()) {
      long nextNs = unit.nextTimeNs();
      if (nextNs == Long.MAX_VALUE) {
        host.silent = true;
        return;
      }
      host.answerNs = nextNs;
      host.errand.reached(nextNs);
      if (nextNs > limits.timeNs()) {
        return;
      }
      step(host, unit);
    }
  }

  private void step(HostInFlight host, UpdatableHost unit) {
    if (host.events >= limits.hostEvents()) {
      throw hostLimit(host);
    }
    host.events++;
    unit.step();
  }

  private void runOrders(HostInFlight host) {
    if (host.rerun) {
      host.rerun = false;
      replay(host);
    }
    runToAnswer(host);
  }

  @Override long nextTimeNs(long fleetNs) {
    while (true) {
      settleDone();
      dropStale();
      long answerNs = answers.isEmpty() ? Long.MAX_VALUE : answers.timeNs();
      int blocker = earliestOutstanding();
      if (blocker < 0) {
        return answerNs;
      }
      HostInFlight host = outstanding.get(blocker);
      long reachedNs = blockedNs;
      if (reachedNs > answerNs || reachedNs >= fleetNs) {
        return Math.min(answerNs, reachedNs);
      }
      if (host.errand.waits() && !crew.idle()) {
        runIfOffered(host);
      } else if (!host.errand.isDone()) {
        crew.await();
      }
    }
  }

  private void settleDone() {
    for (int i = outstanding.size() - 1; i >= 0; i--) {
      HostInFlight host = outstanding.get(i);
      if (host.errand.isDone()) {
        int last = outstanding.size() - 1;
        outstanding.set(i, outstanding.get(last));
        outstanding.remove(last);
        settle(host);
      }
    }
  }

  /**
   * The outstanding host that has come least far; among equals one that nobody has taken. How far it had
   * come is kept as it was read: helpers go on meanwhile, and a second look could show it beyond others
   * that were ahead of it before.
   */
  private int earliestOutstanding() {
    int earliest = -1;
    long earliestNs = Long.MAX_VALUE;
    for (int i = 0; i < outstanding.size(); i++) {
      Errand errand = outstanding.get(i).errand;
      long reachedNs = errand.reachedNs();
      if (earliest < 0 || reachedNs < earliestNs || reachedNs == earliestNs && errand.waits()) {
        earliest = i;
        earliestNs = reachedNs;
      }
    }
    blockedNs = earliestNs;
    return earliest;
  }

  private void dropStale() {
    while (!answers.isEmpty() && !current()) {
      answers.removeFirst();
    }
  }

  /** Whether the first entry is what its host still means. */
  private boolean current() {
    int host = answers.host();
    return table.inFlight(host)
        && !table.record(host).outstanding
        && table.record(host).answerNs == answers.timeNs()
        && table.record(host).underWay();
  }

  @Override boolean advance() {
    Check.that(!answers.isEmpty(), "an execution that advances has an answer");
    answered = answers.host();
    long timeNs = answers.timeNs();
    answers.removeFirst();
    if (answering().silent) {
      answering().answerNs = Long.MAX_VALUE;
      return false;
    }
    instant.answered(timeNs, answered);
    return true;
  }

  @Override HostInFlight answering() {
    return table.record(answered);
  }

  @Override void waits(HostInFlight host) {
    if (unitsWaiting < unitsWaitingMax) {
      keepsUnit(host, true);
    } else {
      discard(host);
    }
  }

  @Override void removed(HostInFlight host) {
    keepsUnit(host, false);
  }

  @Override void stop() {
    for (HostInFlight host : outstanding) {
      while (!host.errand.take() && !host.errand.isDone()) {
        crew.await();
      }
    }
    outstanding.clear();
  }
}
