package luosim.host;

import luosim.luo.Row;
import luosim.spec.Timing;
import luosim.trace.TraceKind;

/**
 * The agent as a process: it can stand still for a while, or die and be started again.
 *
 * <p>A call into the kernel is not interrupted by a fatal signal, except at a killable wait for a lock: the
 * process goes when the call under way has returned. What it had registered stays registered. Files and
 * monitors that it had in hand go with it.
 */
final class AgentLife {
  /** How many processes in one attempt go on with it; the next one gives it up. */
  private static final int LIVES = 2;

  private final Frame frame;
  private final FatePort fates;
  private final Dooms dooms;
  private final Attempt attempt;
  private final Operations operations;
  private final Course course;
  private final Pauses pauses;
  private final Retreat retreat;
  private final Restores restores;
  private final Agent agent;
  private int deaths;
  private boolean down;
  private boolean dying;
  private long diedNs;
  private long stalledUntilNs;
  private boolean orderWaits;

  AgentLife(
      Frame frame, FatePort fates, Dooms dooms, Attempt attempt, Operations operations, Course course,
      Pauses pauses, Retreat retreat, Restores restores, Agent agent) {
    this.frame = frame;
    this.fates = fates;
    this.dooms = dooms;
    this.attempt = attempt;
    this.operations = operations;
    this.course = course;
    this.pauses = pauses;
    this.retreat = retreat;
    this.restores = restores;
    this.agent = agent;
  }

  void install() {
    down = false;
    dying = false;
    stalledUntilNs = 0;
  }

  void beginAttempt() {
    deaths = 0;
    orderWaits = false;
  }

  /** A process begins in a kernel that has just booted. */
  void begin() {
    install();
  }

  boolean down() {
    return down || dying;
  }

  long stallNs() {
    return Math.max(0, stalledUntilNs - frame.nowNs());
  }

  /** An order came that nobody could take. */
  void orderWaits() {
    orderWaits = true;
  }

  /** Asks what befalls the process at a step; false if it is gone, or will never do anything again. */
  boolean survives(long nominalNs) {
    if (!fates.watches(Site.AGENT)) {
      return true;
    }
    fates.nobody();
    Fate fate = fates.ask(Site.AGENT, nominalNs);
    switch (fate.kind()) {
      case NONE, TREE, RANGE -> {}
      case DELAY, HANG -> stall(fate.lengthNs());
      case REQUESTS -> {
        if (!agent.others().ask(fate.asks())) {
          fates.masked(Site.AGENT);
        }
      }
      case ERROR, CRASH -> {
        if (fate.afterNs() > 0) {
          dooms.await(Site.AGENT, fate);
        } else {
          kill();
        }
      }
    }
    return !down();
  }

  /** The process does nothing for a while; for ever, if nobody restarts it. */
  private void stall(long lengthNs) {
    if (lengthNs == Fate.FOREVER) {
      agent.agenda().forget();
      pauses.agentDied();
      down = true;
    } else {
      stalledUntilNs = Math.max(stalledUntilNs, frame.nowNs()) + lengthNs;
    }
  }

  /** The process is killed: it goes when its call has returned. */
  void kill() {
    if (down()) {
      return;
    }
    dying = true;
    diedNs = frame.nowNs();
    agent.agenda().forget();
    if (attempt.afterJump()) {
      restores.agentDied();
    } else {
      pauses.agentDied();
    }
    course.agentDied();
    callReturned();
  }

  /** Another process has left the kernel: nothing of this one happens there any more. */
  void overrun() {
    operations.drop();
    agent.agenda().forget();
    agent.others().forget();
    pauses.overrun();
    restores.agentDied();
    agent.ending().install();
    dooms.endOf(Site.AGENT);
    dooms.endOf(Site.HOST_PREPARE);
    dooms.endOf(Site.HOST_FREEZE);
  }

  /** A call of the process has returned, perhaps the last one that kept it. */
  void callReturned() {
    if (dying && operations.idle() && course.released()) {
      dying = false;
      down = true;
      frame.trace(TraceKind.AGENT_DIED, frame.attempt, 0);
      long length = frame.lengthNs(Timing.AGENT_RESTART, 1, Role.RESTART, 0, deaths++);
      agent.agenda().schedule(Agenda.Step.BACK, length);
    }
  }

  /** A new process looks at what it finds. */
  void back() {
    down = false;
    stalledUntilNs = 0;
    retreat.notice(diedNs);
    if (attempt.phase() == Phase.RESTORE) {
      course.resume();
    } else if (attempt.phase() == Phase.FINISH) {
      agent.finishOrEnd();
    } else if (retreat.active()) {
      retreat.resumeAfterDeath();
    } else if (course.savesAgain(attempt.phase()) && deaths < LIVES && !orderWaits) {
      course.save();
    } else {
      retreat.ask(Row.NONE);
    }
    orderWaits = false;
  }
}
