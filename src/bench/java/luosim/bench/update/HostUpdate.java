package luosim.bench.update;

import luosim.bench.peer.Clock;

/**
 * One host that is being updated, on any simulator: the agent goes from step to step, and each guest has a
 * task of its own where guests are stopped and brought back side by side. Used for one host after the other.
 */
final class HostUpdate extends Subject {
  private static final long PREPARE_TIMEOUT_NS = 60_000_000_000L;
  private static final long PAUSE_LIMIT_NS = 15_000_000_000L;

  private enum Phase {
    REGISTER,
    PREPARE,
    CANCEL,
    LOAD,
    STOP,
    FREEZE,
    THAW,
    ANSWER,
    GO_ON,
    CROSS,
    RESTORE,
    FINISH,
    START_LOST,
    COPY,
    HAND_OVER,
    BOOT,
    SERVE,
    START_ALL
  }

  private final Fleet fleet;
  private final Clock clock;
  private final Lengths lengths;
  private final Luck luck;
  private final Totals totals;
  private final Clock.Task agent;
  private final Guest[] guests = new Guest[Shape.GUESTS];
  private final Watchdog watchdog;
  private Phase phase = Phase.REGISTER;
  private int place;
  private boolean fails;
  private boolean drains;
  private boolean retrieveDecided;
  private int guestsAtWork;
  private int lostGuest;
  private long pausedNs;
  private int pending;
  private boolean crashed;
  private long serial;

  HostUpdate(Fleet fleet, Clock clock, Luck luck, Totals totals) {
    this.fleet = fleet;
    this.clock = clock;
    this.luck = luck;
    this.totals = totals;
    lengths = new Lengths(luck);
    agent = clock.task(this::step);
    watchdog = new Watchdog(clock, this::overdue);
    for (int guest = 0; guest < guests.length; guest++) {
      guests[guest] = new Guest(guest);
    }
  }

  void start(int host, int attempt) {
    become(host, attempt, luck.slowness(host));
    totals.attempted();
    serial++;
    crashed = false;
    lostGuest = -1;
    retrieveDecided = false;
    watchdog.arm(PREPARE_TIMEOUT_NS);
    begin(Phase.REGISTER);
    next(lengths.reaction(this, 0) + lengths.call(this, 0));
  }

  private void begin(Phase next) {
    phase = next;
    place = 0;
  }

  private void next(long delayNs) {
    pending++;
    agent.in(delayNs);
  }

  /** What the agent waited for is over. */
  private void step() {
    if (isOver()) {
      return;
    }
    switch (phase) {
      case REGISTER -> registered();
      case PREPARE -> prepared();
      case CANCEL -> cancelled();
      case LOAD -> loaded();
      case FREEZE -> frozen();
      case THAW -> thawed();
      case ANSWER -> goOn();
      case CROSS -> crossed();
      case FINISH -> finished();
      case COPY -> {
        phase = Phase.HAND_OVER;
        next(lengths.migrationPause(this, place));
      }
      case HAND_OVER -> handedOver();
      case BOOT -> {
        phase = Phase.SERVE;
        next(lengths.bootFromNothing(this));
      }
      case SERVE -> serves();
      case STOP, GO_ON, RESTORE, START_LOST, START_ALL ->
          throw new IllegalStateException("guests are at work");
    }
  }

  /** A task of a host that has crashed means nothing; the last one gives the object back. */
  private boolean isOver() {
    pending--;
    if (crashed && pending == 0) {
      fleet.free(this);
    }
    return crashed;
  }

  private void registered() {
    totals.called(Shape.handlersAsked(place));
    place++;
    if (place < Shape.FILES) {
      next(lengths.call(this, place));
    } else {
      begin(Phase.PREPARE);
      long callNs = lengths.call(this, Shape.FILES) + lengths.tree(this);
      next(callNs + prepare());
    }
  }

  private long prepare() {
    totals.called();
    fails = place < Shape.FILES && Shape.isDevice(place)
        && luck.hits(this, Fault.DEVICE_REFUSES, Shape.occasion(place));
    return lengths.prepare(this, place);
  }

  private void prepared() {
    if (fails) {
      rollBack();
      return;
    }
    place++;
    if (place < Shape.PARTICIPANTS) {
      next(prepare());
    } else {
      totals.called();
      begin(Phase.LOAD);
      fails = luck.hits(this, Fault.LOAD_FAILS, 1);
      next(lengths.load(this));
    }
  }

  private void loaded() {
    if (fails) {
      long answerNs = lengths.reaction(this, 1) + lengths.call(this, Shape.FILES + 1);
      totals.called();
      phase = Phase.CANCEL;
      place = Shape.PARTICIPANTS;
      cancel(answerNs);
    } else {
      stop();
    }
  }

  private void rollBack() {
    phase = Phase.CANCEL;
    if (place == 0) {
      end(AttemptResult.CANCELLED);
    } else {
      cancel(0);
    }
  }

  /** Cancels the participant before the present place. */
  private void cancel(long lateNs) {
    place--;
    totals.called();
    next(lateNs + lengths.cancel(this, place));
  }

  private void cancelled() {
    if (place > 0) {
      cancel(0);
    } else {
      end(AttemptResult.CANCELLED);
    }
  }

  private void stop() {
    begin(Phase.STOP);
    watchdog.arm(PAUSE_LIMIT_NS);
    pausedNs = clock.nowNs();
    if (luck.hits(this, Fault.CRASH, 0)) {
      long which = serial;
      clock.task(() -> crash(which)).in(luck.crashAfterNs(this));
    }
    for (int guest = 0; guest < Shape.GUESTS; guest++) {
      guests[guest].next(lengths.pause(this, guest));
    }
  }

  private void crash(long which) {
    if (which == serial && phase.compareTo(Phase.STOP) >= 0 && phase.compareTo(Phase.RESTORE) <= 0) {
      crashed = true;
      watchdog.disarm();
      fleet.ended(this, AttemptResult.LOST, lengths.repair(this));
    }
  }

  private void freezeAll() {
    begin(Phase.FREEZE);
    next(lengths.call(this, Shape.FILES + 1));
    place = -1;
  }

  private void freeze() {
    totals.called();
    fails = place < Shape.FILES && Shape.isMemory(place)
        && luck.hits(this, Fault.FREEZE_FAILS, Shape.occasion(place));
    next(lengths.freeze(this, place));
  }

  private void frozen() {
    if (place >= 0 && fails) {
      phase = Phase.THAW;
      thawed();
      return;
    }
    place++;
    if (place < Shape.PARTICIPANTS) {
      freeze();
    } else {
      watchdog.disarm();
      begin(Phase.CROSS);
      next(Crossing.ns(lengths, this, 0));
    }
  }

  private void thawed() {
    if (place > 0) {
      cancel(0);
    } else {
      phase = Phase.ANSWER;
      next(lengths.reaction(this, 1));
    }
  }

  private void goOn() {
    begin(Phase.GO_ON);
    for (int guest = 0; guest < Shape.GUESTS; guest++) {
      guests[guest].next(lengths.resume(this, guest));
    }
  }

  private void crossed() {
    place++;
    if (place < Crossing.STAGES) {
      next(Crossing.ns(lengths, this, place));
    } else {
      begin(Phase.RESTORE);
      for (int guest = 0; guest < Shape.GUESTS; guest++) {
        guests[guest].restore();
      }
    }
  }

  private void guestsDone() {
    switch (phase) {
      case STOP -> freezeAll();
      case GO_ON -> end(AttemptResult.WEDGED);
      case RESTORE -> {
        begin(Phase.FINISH);
        next(lengths.call(this, Shape.FILES + 2));
        place = -1;
      }
      case START_LOST -> end(AttemptResult.BROKEN);
      case START_ALL -> fleet.fellBack(this, Totals.Outcome.REBOOTED);
      case REGISTER, PREPARE, CANCEL, LOAD, FREEZE, THAW, ANSWER, CROSS, FINISH, COPY, HAND_OVER, BOOT,
          SERVE ->
          throw new IllegalStateException("the agent is at work");
    }
  }

  private void finished() {
    place++;
    if (place < Shape.PARTICIPANTS) {
      totals.called();
      next(lengths.finish(this, place));
    } else if (lostGuest >= 0) {
      begin(Phase.START_LOST);
      guests[lostGuest].next(lengths.startGuest(this, lostGuest));
    } else {
      end(AttemptResult.UPDATED);
    }
  }

  private void end(AttemptResult result) {
    watchdog.disarm();
    fleet.ended(this, result, 0);
  }

  /** A limit has passed; with the delays of this rollout that does not happen. */
  private void overdue() {
    throw new IllegalStateException("the simple rollout has no answer to a limit, host " + host());
  }

  // Fallbacks.

  void drain() {
    drains = true;
    begin(Phase.COPY);
    next(lengths.migrate(this, 0));
  }

  void reboot() {
    drains = false;
    begin(Phase.BOOT);
    next(lengths.reset(this));
  }

  private void handedOver() {
    place++;
    if (place < Shape.GUESTS) {
      phase = Phase.COPY;
      next(lengths.migrate(this, place));
    } else {
      phase = Phase.BOOT;
      next(lengths.reset(this));
    }
  }

  private void serves() {
    if (drains) {
      fleet.fellBack(this, Totals.Outcome.DRAINED);
      return;
    }
    begin(Phase.START_ALL);
    for (int guest = 0; guest < Shape.GUESTS; guest++) {
      guests[guest].next(lengths.startGuest(this, guest));
    }
  }

  /** A guest, and the worker of the agent that has it in hand. */
  private final class Guest {
    private static final int MONITOR = 0;
    private static final int PROCESSORS = MONITOR + Shape.FILES_PER_GUEST + 1;
    private static final int RESUME = PROCESSORS + 1;

    private final int number;
    private final Clock.Task task;
    private int stage;
    private boolean lost;

    Guest(int number) {
      this.number = number;
      task = clock.task(this::step);
    }

    void next(long delayNs) {
      guestsAtWork++;
      pending++;
      task.in(delayNs);
    }

    void restore() {
      stage = MONITOR;
      lost = false;
      next(lengths.monitor(HostUpdate.this, number));
    }

    private void step() {
      guestsAtWork--;
      if (isOver()) {
        return;
      }
      if (phase == Phase.RESTORE) {
        restored();
      }
      if (guestsAtWork == 0) {
        guestsDone();
      }
    }

    /** A stage of bringing it back is over: its monitor, one of its files, or its processors. */
    private void restored() {
      stage++;
      if (lost) {
        lostGuest = number;
      } else if (stage < PROCESSORS) {
        retrieve(stage - 1);
      } else if (stage == PROCESSORS) {
        next(lengths.processors(HostUpdate.this, number));
      } else if (stage == RESUME) {
        next(lengths.resume(HostUpdate.this, number));
      } else {
        totals.blackout(clock.nowNs() - pausedNs);
      }
    }

    private void retrieve(int file) {
      totals.called();
      if (file == Shape.MEMORY && !retrieveDecided) {
        retrieveDecided = true;
        lost = luck.hits(HostUpdate.this, Fault.RETRIEVE_FAILS, 0);
      }
      next(lengths.retrieve(HostUpdate.this, number * Shape.FILES_PER_GUEST + file));
    }
  }
}
