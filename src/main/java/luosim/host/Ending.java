package luosim.host;

/** How an update attempt is brought to its end: VMs that are down start from nothing, then it is over. */
final class Ending {
  private final Dooms dooms;
  private final Guests guests;
  private final Attempt attempt;
  private final Machine machine;
  private final Course course;
  private final Retreat retreat;
  private final Restores restores;
  private final Agent agent;
  private AttemptEnd end = AttemptEnd.CANCELLED;
  private boolean waits;

  Ending(Dooms dooms, Guests guests, Attempt attempt, Machine machine, Course course, Retreat retreat,
      Restores restores, Agent agent) {
    this.dooms = dooms;
    this.guests = guests;
    this.attempt = attempt;
    this.machine = machine;
    this.course = course;
    this.retreat = retreat;
    this.restores = restores;
    this.agent = agent;
  }

  void install() {
    waits = false;
  }

  /** Ends the attempt, once every VM that is down has been started again. */
  void end(AttemptEnd how) {
    agent.dropLimit();
    loseThePaused(VmLoss.STUCK);
    end = how == AttemptEnd.UPDATED && attempt.broken ? AttemptEnd.BROKEN_AFTER_JUMP : how;
    if (how == AttemptEnd.UPDATED) {
      machine.abandonTheLost();
      course.forget();
    }
    restores.startTheLost();
  }

  /** Other processes have come to rest. */
  void othersRest() {
    if (waits) {
      waits = false;
      lostAreStarted();
    }
  }

  /** What could be started has been; the attempt is over when nobody else is asking anything. */
  void lostAreStarted() {
    if (attempt.inFallback()) {
      machine.lostAreStarted();
      return;
    }
    if (agent.others().active()) {
      waits = true;
      return;
    }
    dooms.endAll();
    agent.agenda().forget();
    attempt.end(end);
  }

  /** Starts what is down, on a host that has just booted for a fallback. */
  void startTheLost() {
    restores.beginAttempt();
    restores.startTheLost();
  }

  /** Nothing will ever happen in this attempt any more. */
  void stuck() {
    if (attempt.inFallback()) {
      machine.fallbackEnded();
      return;
    }
    loseThePaused(VmLoss.STUCK);
    over(AttemptEnd.STUCK);
  }

  /** The host is down; the trace says so already. */
  void hostDown() {
    if (attempt.inFallback()) {
      attempt.endFallback();
    } else if (attempt.busy()) {
      over(AttemptEnd.LOST);
    }
  }

  private void over(AttemptEnd how) {
    waits = false;
    dooms.endAll();
    agent.agenda().forget();
    retreat.close(false);
    attempt.end(how);
  }

  /** Every VM that stands still is lost. */
  void loseThePaused(VmLoss why) {
    for (int vm = 0; vm < guests.vms(); vm++) {
      if (guests.paused(vm)) {
        machine.lose(vm, why);
      }
    }
  }
}
