package luosim.fleet;

import luosim.engine.Check;
import luosim.engine.EventList;
import luosim.host.AttemptEnd;
import luosim.host.Fallback;

/**
 * A host between its first order and its outcome. Pooled; shared by a rollout and its execution.
 */
final class HostInFlight {
  /** Where the host stands, as the rollout sees it. */
  enum Stage {
    ATTEMPT,
    FALLBACK,
    /** Between attempts. */
    WAITING,
    /** Its answer is being dealt with. */
    ANSWERED
  }

  // The rollout's part.
  int host;
  int rack;
  int attempts;
  int retries;
  boolean cancelOrdered;
  Stage stage = Stage.WAITING;
  Fallback fallback = Fallback.SKIP;
  long retryTimer;
  boolean claimed;
  boolean due;
  long dueSerial;
  int nextDue;
  HostKernel kernel = HostKernel.OLD;

  // The execution's part.
  final InputLog log = new InputLog();
  long lastOrderNs;
  long lastOrderMoment;
  /** When it answers or falls silent. */
  long answerNs;
  /** Waits for ever and will not answer its last order. */
  boolean silent;
  long events;
  long eventsCounted;
  /** Has an order and has not been run to its answer, or is being run. */
  boolean outstanding;
  final Errand errand = new Errand();
  /** Stands at its beginning and has to be given all its orders. */
  boolean rerun;
  /** Waits, and keeps its unit. */
  boolean unitWaits;
  private Runnable help;
  private UpdatableHost unit;
  private HostRecord record;
  private AttemptEnd end = AttemptEnd.CANCELLED;
  private HostKernel answeredWith = HostKernel.OLD;

  void become(int host, int rack) {
    Check.that(!hasUnit() && !retired(), "a record that is taken holds no host");
    this.host = host;
    this.rack = rack;
    attempts = 0;
    retries = 0;
    cancelOrdered = false;
    stage = Stage.WAITING;
    fallback = Fallback.SKIP;
    retryTimer = EventList.NO_EVENT;
    claimed = false;
    due = false;
    kernel = HostKernel.OLD;
    log.clear();
    lastOrderNs = -1;
    lastOrderMoment = 0;
    answerNs = Long.MAX_VALUE;
    silent = false;
    events = 0;
    eventsCounted = 0;
    outstanding = false;
    rerun = false;
    unitWaits = false;
  }

  /** The task of running this host, for whoever takes it; one execution asks for it. */
  Runnable help(RunAheadExecution execution) {
    if (help == null) {
      help = () -> execution.help(this);
    }
    return help;
  }

  /** Whether the host has an order and has not answered. */
  boolean underWay() {
    return stage == Stage.ATTEMPT || stage == Stage.FALLBACK;
  }

  boolean hasUnit() {
    return unit != null;
  }

  UpdatableHost unit() {
    Check.that(hasUnit(), "a host that is asked is present");
    return unit;
  }

  void holds(UpdatableHost host) {
    unit = host;
  }

  UpdatableHost release() {
    UpdatableHost held = unit();
    unit = null;
    return held;
  }

  /** The unit will not be this host any more: what is left of it is kept instead. */
  void retires() {
    record = unit().retire();
  }

  /** Whether all that is left of the host is its record. */
  boolean retired() {
    return record != null;
  }

  HostRecord takeRecord() {
    HostRecord taken = record;
    record = null;
    return taken;
  }

  /** Notes what the host answers; it has answered, or never will. */
  void noteAnswer() {
    if (unit().serving()) {
      answeredWith = unit().runsNewKernel() ? HostKernel.NEW : HostKernel.OLD;
    } else {
      answeredWith = HostKernel.NONE;
    }
    if (stage == Stage.ATTEMPT && !unit().busy()) {
      end = unit().end();
    }
  }

  /** Whether nothing can follow on what was answered but the outcome. */
  boolean answeredForGood() {
    return switch (stage) {
      case ATTEMPT -> end == AttemptEnd.UPDATED || end == AttemptEnd.LOST;
      case FALLBACK -> true;
      case WAITING, ANSWERED -> false;
    };
  }

  /** How the last attempt ended. */
  AttemptEnd end() {
    return end;
  }

  /** The fleet learns which kernel the host runs. */
  void learnKernel() {
    kernel = answeredWith;
  }
}
