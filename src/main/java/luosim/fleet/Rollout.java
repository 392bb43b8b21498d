package luosim.fleet;

import luosim.engine.Check;
import luosim.engine.EventList;
import luosim.engine.RunEnding;
import luosim.host.AttemptEnd;
import luosim.host.Fallback;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * One update taken through one fleet: starts hosts as policy and limits allow, deals with their
 * answers, and gives every host its outcome.
 *
 * <p>At one instant the fleet's own events come first, in the order they were planned, then the
 * hosts' in host order; what the fleet does about an answer, it does at once. Hosts that wait for a
 * retry go before hosts that were never started. The rollout runs once.
 */
public final class Rollout {
  private static final int PLANNED = 0;
  private static final int RETRY_DUE = 1;
  private static final int POLICY = 2;
  private static final int HAZARD = 3;
  private static final int REPAIRED = 4;
  private static final int FLEET = -1;

  private final FleetPlan plan;
  private final RolloutParts parts;
  private final TraceSink sink;
  private final Execution execution;
  private final HostTable table;
  private final Slots slots;
  private final Candidates candidates;
  private final FailureCount failures;
  private final EventList list;
  private final DueRetries dueRetries;
  private final Progress progress;

  private long nowNs;
  private long fleetEvents;
  private int retryTimers;
  private int eventsPlanned;
  private int resumesPlanned;
  private int repairs;
  private boolean halted;
  private boolean paused;

  private Rollout(RolloutParts parts, HostTable table, Execution execution) {
    this.parts = parts;
    this.plan = parts.plan();
    this.sink = parts.sink();
    this.table = table;
    this.execution = execution;
    slots = new Slots(plan.topology(), plan.maxUnavailable());
    candidates = new Candidates(plan.topology(), table, slots);
    dueRetries = new DueRetries(plan.topology(), table, slots);
    failures = new FailureCount(plan.threshold());
    list = new EventList(2 * plan.topology().hosts() + plan.events().size() + 8);
    progress = new Progress(table, candidates, failures, list, POLICY, sink);
  }

  /**
   * A rollout whose hosts run ahead.
   *
   * @param crew runs hosts beside the rollout
   * @param unitsWaitingMax hosts between two attempts that stay in memory; others are run again
   *     from their orders
   */
  public static Rollout runningAhead(RolloutParts parts, Crew crew, int unitsWaitingMax) {
    HostTable table = new HostTable(parts.plan().topology().hosts());
    return new Rollout(
        parts, table, new RunAheadExecution(table, parts.pool(), parts.limits(), crew, unitsWaitingMax));
  }

  /**
   * A rollout whose hosts' events all go through one list: slow, and the reference for the other.
   */
  public static Rollout onOneList(RolloutParts parts) {
    HostTable table = new HostTable(parts.plan().topology().hosts());
    return new Rollout(parts, table, new OneListExecution(table, parts.pool(), parts.limits()));
  }

  /**
   * Runs to the end: completed once every host has an outcome, else the name of the limit that cut
   * the run short.
   */
  public RunEnding run() {
    try {
      begin();
      RunEnding ending = runToEnd();
      if (ending == RunEnding.COMPLETED) {
        settleRest();
      } else {
        discardAll();
      }
      return ending;
    } finally {
      execution.stop();
    }
  }

  private RunEnding runToEnd() {
    while (!progress.finished()) {
      long fleetNs = list.nextTimeNs();
      boolean awaits = awaitsAnything();
      long hostNs = execution.nextTimeNs(awaits ? fleetNs : EventList.NEVER_NS);
      if (hostNs == EventList.NEVER_NS && !awaits) {
        break;
      }
      RunEnding ending = endingBefore(Math.min(fleetNs, hostNs));
      if (ending != RunEnding.COMPLETED) {
        return ending;
      }
      if (fleetNs <= hostNs) {
        takeFleetEvent();
      } else if (execution.advance()) {
        nowNs = hostNs;
        answered(execution.answering());
        goOn();
      }
    }
    return RunEnding.COMPLETED;
  }

  private void begin() {
    sink.record(TraceKind.ROLLOUT_BEGAN, 0, FLEET, 0, table.hosts(), 0, 0);
    eventsPlanned = plan.events().size();
    for (int i = 0; i < plan.events().size(); i++) {
      PlannedEvent event = plan.events().get(i);
      resumesPlanned += event.action() == StopAction.RESUME ? 1 : 0;
      list.schedule(event.atNs(), PLANNED, i);
    }
    awaitHazard();
    progress.asks();
    goOn();
  }

  /** Whether an event is to come that may let the rollout go on although no host will answer. */
  private boolean awaitsAnything() {
    if (halted) {
      return false;
    }
    if (paused) {
      return resumesPlanned > 0;
    }
    return retryTimers > 0 || repairs > 0 || progress.timerSet() || eventsPlanned > 0 && table.anyUnderWay();
  }

  private RunEnding endingBefore(long nextNs) {
    if (nextNs > parts.limits().timeNs()) {
      return RunEnding.TIME_LIMIT;
    }
    if (events() >= parts.limits().events()) {
      return RunEnding.EVENT_LIMIT;
    }
    return parts.interruption().getAsBoolean() ? RunEnding.INTERRUPTED : RunEnding.COMPLETED;
  }

  private void takeFleetEvent() {
    Check.that(list.poll(), "a list with a next time has an event");
    nowNs = list.timeNs();
    fleetEvents++;
    int argument = list.argument();
    switch (list.kind()) {
      case PLANNED -> planned(argument);
      case RETRY_DUE -> retryDue(argument);
      case POLICY -> progress.timerFired();
      case HAZARD -> hazard();
      case REPAIRED -> repaired(argument);
      default -> throw new IllegalStateException("unknown fleet event " + list.kind());
    }
    goOn();
  }

  /** What follows from the present event: decisions of the policy first, then starts. */
  private void goOn() {
    if (!halted) {
      progress.decide(parts.policy(), nowNs);
    }
    if (!halted && !paused && !progress.finished()) {
      for (int host = dueRetries.first(); host >= 0; host = dueRetries.first()) {
        HostInFlight record = table.record(host);
        dueRetries.remove(record);
        start(record);
      }
      for (int host = candidates.first(); host >= 0; host = candidates.first()) {
        start(table.take(host, plan.topology().rackOf(host)));
      }
    }
  }

  // Starting.

  private void start(HostInFlight host) {
    claim(host, true);
    host.attempts++;
    host.stage = HostInFlight.Stage.ATTEMPT;
    sink.record(TraceKind.HOST_STARTED, nowNs, FLEET, host.host, host.attempts, 0, 0);
    execution.order(host, InputLog.Order.START, nowNs);
  }

  private void claim(HostInFlight host, boolean claimed) {
    if (host.claimed != claimed) {
      host.claimed = claimed;
      claimRack(host.rack, claimed);
    }
  }

  private void claimRack(int rack, boolean claimed) {
    if (claimed) {
      slots.claim(rack);
    } else {
      slots.release(rack);
    }
    candidates.changed(rack);
    dueRetries.changed(rack);
  }

  // Answers.

  private void answered(HostInFlight host) {
    boolean fellBack = host.stage == HostInFlight.Stage.FALLBACK;
    host.stage = HostInFlight.Stage.ANSWERED;
    host.learnKernel();
    if (fellBack) {
      settle(host, Decisions.outcome(host.fallback, host.kernel));
    } else {
      attemptEnded(host, host.end());
    }
  }

  private void attemptEnded(HostInFlight host, AttemptEnd end) {
    sink.record(TraceKind.HOST_ANSWERED, nowNs, FLEET, host.host, host.attempts, end.ordinal(), 0);
    boolean charged = end != AttemptEnd.CANCELLED || !host.cancelOrdered;
    boolean retryLeft = !charged || host.retries < plan.retry().limit();
    count(end, retryLeft);
    switch (Decisions.after(end, retryLeft, halted, plan.fallback())) {
      case SETTLE -> settle(host, Decisions.outcome(end, host.attempts));
      case RETRY -> retryLater(host, charged);
      case FALL_BACK -> fallBack(host, Decisions.fallback(end, plan.fallback()));
    }
  }

  private void count(AttemptEnd end, boolean retryLeft) {
    switch (end) {
      case UPDATED -> failures.decided();
      case LOST -> failed(Failure.LOST);
      case WEDGED, STUCK, BROKEN_AFTER_JUMP -> failed(Failure.WEDGED);
      case CANCELLED -> {
        if (!retryLeft) {
          failed(Failure.EXHAUSTED);
        }
      }
    }
  }

  private void failed(Failure kind) {
    failures.decided();
    failures.failed(kind);
    watchThreshold();
  }

  private void watchThreshold() {
    if (failures.exceeded()) {
      FailureThreshold threshold = plan.threshold();
      stop(threshold.then(), threshold.inFlight(), StopCause.FAILURES);
    }
  }

  private void retryLater(HostInFlight host, boolean charged) {
    host.stage = HostInFlight.Stage.WAITING;
    host.cancelOrdered = false;
    long dueNs = nowNs;
    if (charged) {
      host.retries++;
      dueNs += plan.retry().backoffNs(host.retries);
    }
    boolean holds = plan.retry().holdsSlot();
    claim(host, holds);
    sink.record(TraceKind.HOST_RETRIES, nowNs, FLEET, host.host, dueNs, holds ? 1 : 0, 0);
    execution.waits(host);
    if (dueNs == nowNs) {
      dueRetries.add(host);
    } else {
      host.retryTimer = list.schedule(dueNs, RETRY_DUE, host.host);
      retryTimers++;
    }
  }

  private void retryDue(int host) {
    retryTimers--;
    HostInFlight record = table.record(host);
    record.retryTimer = EventList.NO_EVENT;
    dueRetries.add(record);
  }

  private void fallBack(HostInFlight host, Fallback how) {
    host.stage = HostInFlight.Stage.FALLBACK;
    host.fallback = how;
    sink.record(TraceKind.HOST_FALLS_BACK, nowNs, FLEET, host.host, how.ordinal(), 0, 0);
    boolean drain = how == Fallback.DRAIN;
    execution.order(host, drain ? InputLog.Order.DRAIN : InputLog.Order.REBOOT, nowNs);
  }

  /** Gives a host in flight its outcome. */
  private void settle(HostInFlight record, Outcome outcome) {
    int host = record.host;
    if (list.cancel(record.retryTimer)) {
      retryTimers--;
    }
    dueRetries.remove(record);
    execution.recall(record);
    boolean broken = outcome.broken() || record.kernel == HostKernel.NONE;
    sink.record(
        TraceKind.HOST_OUTCOME, nowNs, FLEET, host, outcome.ordinal(), record.kernel.ordinal(),
        broken ? 1 : 0);
    execution.commit(record, outcome, record.kernel, nowNs);
    claim(record, broken);
    table.land(record);
    table.decide(host, outcome, record.kernel);
    if (broken) {
      breaks(host);
    }
    progress.decided(host);
  }

  private void breaks(int host) {
    table.broken(host, true);
    if (plan.repairNs().isPresent()) {
      list.schedule(nowNs + plan.repairNs().getAsLong(), REPAIRED, host);
      repairs++;
    }
  }

  private void repaired(int host) {
    repairs--;
    table.broken(host, false);
    claimRack(plan.topology().rackOf(host), false);
    sink.record(TraceKind.HOST_REPAIRED, nowNs, FLEET, host, 0, 0, 0);
  }

  // Stopping.

  private void planned(int index) {
    PlannedEvent event = plan.events().get(index);
    eventsPlanned--;
    resumesPlanned -= event.action() == StopAction.RESUME ? 1 : 0;
    stop(event.action(), event.inFlight(), StopCause.EVENT);
  }

  private void stop(StopAction action, InFlightRule inFlight, StopCause cause) {
    if (halted) {
      return;
    }
    switch (action) {
      case HALT -> {
        halted = true;
        sink.record(TraceKind.ROLLOUT_HALTED, nowNs, FLEET, 0, cause.ordinal(), 0, 0);
        stopInFlight(inFlight);
      }
      case PAUSE -> {
        if (!paused) {
          paused = true;
          sink.record(TraceKind.ROLLOUT_PAUSED, nowNs, FLEET, 0, cause.ordinal(), 0, 0);
          stopInFlight(inFlight);
        }
      }
      case RESUME -> {
        if (paused) {
          paused = false;
          sink.record(TraceKind.ROLLOUT_RESUMED, nowNs, FLEET, 0, 0, 0, 0);
        }
      }
    }
  }

  /**
   * Orders attempts to be given up if the rule says so; a halt also settles the hosts that wait for
   * a retry.
   */
  private void stopInFlight(InFlightRule rule) {
    for (int host = 0; host < table.hosts(); host++) {
      if (table.inFlight(host)) {
        HostInFlight record = table.record(host);
        if (record.stage == HostInFlight.Stage.WAITING && halted) {
          settle(record, Outcome.SKIPPED);
        } else if (record.stage == HostInFlight.Stage.ATTEMPT
            && rule == InFlightRule.CANCEL
            && !record.cancelOrdered) {
          record.cancelOrdered = true;
          sink.record(TraceKind.HOST_CANCEL_ORDERED, nowNs, FLEET, host, record.attempts, 0, 0);
          execution.order(record, InputLog.Order.CANCEL, nowNs);
        }
      }
    }
  }

  // Failures at rest.

  private void awaitHazard() {
    long timeNs = parts.hazards().nextTimeNs();
    if (timeNs != EventList.NEVER_NS) {
      list.schedule(timeNs, HAZARD, 0);
    }
  }

  private void hazard() {
    RestHazards hazards = parts.hazards();
    int host = hazards.host();
    int cause = hazards.cause();
    boolean decided = table.decided(host);
    boolean struck = hazards.take(table.condition(host), table.kernel(host));
    awaitHazard();
    if (!struck) {
      return;
    }
    sink.record(TraceKind.HOST_FAILED_AT_REST, nowNs, FLEET, host, cause, decided ? 1 : 0, 0);
    if (decided) {
      claimRack(plan.topology().rackOf(host), true);
      breaks(host);
      failures.failed(Failure.LOST);
      watchThreshold();
    } else {
      crash(host);
    }
  }

  private void crash(int host) {
    HostInFlight record = table.notStarted(host)
        ? table.take(host, plan.topology().rackOf(host))
        : table.record(host);
    record.stage = HostInFlight.Stage.ANSWERED;
    execution.order(record, InputLog.Order.CRASH, nowNs);
    record.noteAnswer();
    record.learnKernel();
    settle(record, Outcome.LOST);
    failed(Failure.LOST);
  }

  // The end.

  private void settleRest() {
    for (int host = 0; host < table.hosts(); host++) {
      if (table.inFlight(host)) {
        HostInFlight record = table.record(host);
        if (record.underWay()) {
          record.noteAnswer();
          record.learnKernel();
          settle(record, Outcome.WEDGED);
        } else {
          settle(record, Outcome.SKIPPED);
        }
      } else if (table.notStarted(host)) {
        int old = HostKernel.OLD.ordinal();
        sink.record(
            TraceKind.HOST_OUTCOME, nowNs, FLEET, host, Outcome.NOT_REACHED.ordinal(), old, 0);
        table.decide(host, Outcome.NOT_REACHED, HostKernel.OLD);
      }
    }
    sink.record(TraceKind.ROLLOUT_ENDED, nowNs, FLEET, 0, end().ordinal(), 0, 0);
  }

  private RolloutEnd end() {
    if (halted) {
      return RolloutEnd.HALTED;
    }
    if (progress.finished()) {
      return RolloutEnd.COMPLETED;
    }
    return paused ? RolloutEnd.PAUSED : RolloutEnd.BLOCKED;
  }

  private void discardAll() {
    execution.stop();
    for (int i = 0; i < table.inFlight(); i++) {
      execution.discard(table.anyInFlight(i));
    }
  }

  /** The present instant of the fleet; after the run, when it ended. */
  public long nowNs() {
    return nowNs;
  }

  /** Events of the fleet and of its hosts that took place so far. */
  public long events() {
    return fleetEvents + execution.steps();
  }

  /** The outcome of a host, once the run has completed. */
  public Outcome outcome(int host) {
    return table.outcome(host);
  }

  /** The kernel beside a host's outcome. */
  public HostKernel kernel(int host) {
    return table.kernel(host);
  }
}
