package luosim.fleet;

import java.util.ArrayList;
import java.util.List;
import luosim.engine.Check;

/**
 * Each host runs ahead alone from its order to its answer; only the answer goes on a list.
 *
 * <p>Happy path: an order is noted in the host's log, and the host becomes outstanding: it may be opened
 * and run from now on, by a helper of the crew or by the rollout itself. When the rollout asks what comes
 * next, every outstanding host must have been run past that instant; so helpers run hosts beside the
 * rollout, and the rollout waits for a host only as long as that host might answer next. A host whose
 * answer leaves nothing but an outcome is retired there and then: its unit becomes another host, and a
 * {@link HostRecord} waits for the fleet to come to that answer.
 *
 * <p>A cancel for a host that ran past the instant of the order: what it did is thrown away, and it is opened
 * anew and given the logged orders at the places where it got them, the cancel among them. Since a host is
 * nothing but its orders, this is exact; {@link Instant} finds the place.
 *
 * <p>A host that waits for its next attempt keeps its unit as long as no more than {@code unitsWaitingMax}
 * do; beyond that only its log is kept, and the next order runs it again from the beginning. That costs
 * time, never a difference.
 */
public final class RunAheadExecution extends Execution {
  /** Events that the rollout lets happen to a host before it looks whether it can go on with the fleet. */
  private static final int SLICE = 32;

  private final HostTable table;
  private final Crew crew;
  private final int unitsWaitingMax;
  private final int slice;
  private final AnswerQueue answers = new AnswerQueue();
  private final Instant instant = new Instant();
  private final Outstanding outstanding = new Outstanding();

  /** Hosts that the rollout has taken itself and not run to their answers. */
  private final List<HostInFlight> begun = new ArrayList<>();

  private int unitsWaiting;
  private int answered = -1;

  RunAheadExecution(HostTable table, HostPool pool, FleetLimits limits, Crew crew, int unitsWaitingMax) {
    super(pool, limits);
    this.table = table;
    this.crew = crew;
    this.unitsWaitingMax = unitsWaitingMax;
    slice = crew.helpers() == 0 ? Integer.MAX_VALUE : SLICE;
  }

  // Orders.

  @Override void order(HostInFlight host, InputLog.Order order, long timeNs) {
    switch (order) {
      case START -> {
        host.log.add(order, timeNs, true);
        keepsUnit(host, false);
        if (host.hasUnit()) {
          host.log.give(host.log.size() - 1, host.unit());
        } else {
          host.rerun = true;
        }
      }
      case CANCEL -> cancel(host, timeNs);
      case DRAIN, REBOOT, CRASH -> {
        recall(host);
        host.log.add(order, timeNs, true);
        host.log.give(host.log.size() - 1, host.unit());
      }
    }
    host.lastOrderNs = timeNs;
    host.lastOrderMoment = instant.moment();
    if (order != InputLog.Order.CRASH) {
      runs(host, timeNs);
    }
  }

  /** Throws away what the host did, so that it is run again with the cancel among its orders. */
  private void cancel(HostInFlight host, long timeNs) {
    boolean through = instant.through(timeNs, host.host, host.lastOrderNs, host.lastOrderMoment);
    withdraw(host);
    discard(host);
    host.rerun = true;
    host.log.add(InputLog.Order.CANCEL, timeNs, through);
  }

  /** Sees to it that nobody runs a host. */
  private void withdraw(HostInFlight host) {
    if (!host.outstanding) {
      return;
    }
    if (!begun.remove(host) && !host.errand.take()) {
      while (!host.errand.isDone()) {
        crew.await();
      }
    }
    outstanding.remove(host);
    host.outstanding = false;
    boolean done = host.errand.isDone();
    counted(host.events - host.eventsCounted);
    host.eventsCounted = host.events;
    if (done) {
      host.errand.close();
    }
  }

  private void runs(HostInFlight host, long timeNs) {
    Check.that(!host.outstanding, "a host is given an order when nobody runs it");
    host.outstanding = true;
    outstanding.add(host);
    host.errand.offered(timeNs);
    if (begun.isEmpty() && host.errand.take()) {
      begun.add(host);
    } else {
      crew.offer(host.help(this));
    }
  }

  // Running hosts, by whoever has taken them.

  /** Runs a host that was offered to its answer, if nobody else has taken it. */
  void help(HostInFlight host) {
    if (host.errand.take()) {
      run(host, Integer.MAX_VALUE);
    }
  }

  /** Runs a host that was taken for so many events; whether that brought it to its answer. */
  private boolean run(HostInFlight host, int events) {
    try {
      if (host.rerun) {
        host.rerun = false;
        open(host);
        replay(host);
      }
      if (!runToAnswer(host, events)) {
        return false;
      }
      if (!host.silent && !host.unit().busy()) {
        answers(host);
      }
      host.errand.done();
    } catch (RuntimeException | Error e) {
      host.errand.failed(e);
    }
    return true;
  }

  private void answers(HostInFlight host) {
    host.noteAnswer();
    if (host.answeredForGood()) {
      host.retires();
      pool.give(host.release());
    }
  }

  private void open(HostInFlight host) {
    host.holds(pool.take());
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
   * Runs a host to its answer, or to its last event if it then waits for ever; false if it did not come so
   * far.
   */
  private boolean runToAnswer(HostInFlight host, int events) {
    UpdatableHost unit = host.unit();
    host.answerNs = unit.busy() ? Long.MAX_VALUE : host.lastOrderNs;
    host.silent = false;
    int left = events;
    while (unit.busy()) {
      long nextNs = unit.nextTimeNs();
      if (nextNs == Long.MAX_VALUE) {
        host.silent = true;
        return true;
      }
      host.answerNs = nextNs;
      host.errand.reached(nextNs);
      if (nextNs > limits.timeNs()) {
        return true;
      }
      if (left-- == 0) {
        return false;
      }
      step(host, unit);
    }
    return true;
  }

  private void step(HostInFlight host, UpdatableHost unit) {
    if (host.events >= limits.hostEvents()) {
      throw hostLimit(host);
    }
    host.events++;
    unit.step();
  }

  // What comes next.

  @Override long nextTimeNs(long fleetNs) {
    while (true) {
      while (outstanding.anyDone()) {
        settle(outstanding.takeDone());
      }
      dropStale();
      long answerNs = answers.isEmpty() ? Long.MAX_VALUE : answers.timeNs();
      if (outstanding.isEmpty()) {
        return answerNs;
      }
      HostInFlight blocker = outstanding.earliest();
      long reachedNs = outstanding.reachedNs();
      if (reachedNs > answerNs || reachedNs >= fleetNs) {
        return Math.min(answerNs, reachedNs);
      }
      work(blocker);
    }
  }

  /**
   * Does something useful while a host is waited for: brings it forward, or the one that was begun before,
   * while helpers are at work on others.
   */
  private void work(HostInFlight blocker) {
    if (!begun.isEmpty()) {
      goOn(begun.contains(blocker) ? blocker : begun.get(0));
    } else if (outstanding.anyOffered()) {
      begin(outstanding.firstOffered());
    } else if (!blocker.errand.isDone()) {
      crew.await();
    }
  }

  private void begin(HostInFlight host) {
    if (host.errand.take()) {
      begun.add(host);
      goOn(host);
    }
  }

  private void goOn(HostInFlight host) {
    if (run(host, slice)) {
      begun.remove(host);
    }
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

  // Units of hosts that wait.

  @Override void recall(HostInFlight host) {
    keepsUnit(host, false);
    if (!host.hasUnit() && !host.retired()) {
      open(host);
      replay(host);
      runToAnswer(host, Integer.MAX_VALUE);
    }
  }

  private void keepsUnit(HostInFlight host, boolean waits) {
    if (host.unitWaits != waits) {
      host.unitWaits = waits;
      unitsWaiting += waits ? 1 : -1;
    }
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
    for (HostInFlight host : outstanding.removeAll()) {
      while (!begun.contains(host) && !host.errand.take() && !host.errand.isDone()) {
        crew.await();
      }
    }
    begun.clear();
  }
}
