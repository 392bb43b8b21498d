package luosim.host;

import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.trace.TraceKind;

/**
 * The agent's way back from an attempt: what it does after each failure before the jump.
 *
 * <p>Every way ends the same: the orchestrator is asked to cancel where that is needed, the VMs run again,
 * the files are taken out, the attempt is over. A cancel begins when the failure is noticed and is over
 * when the orchestrator is normal, the handover not finalized and every VM runs; if that never comes, it
 * ends without having been over.
 */
final class Retreat {
  /** How often the agent repeats a cancel that a signal interrupted. */
  private static final int CANCELS_MAX = 5;

  private final Frame frame;
  private final Attempt attempt;
  private final Guests guests;
  private final Course course;
  private final Pauses pauses;
  private final Agent agent;

  private boolean active;
  private boolean begun;
  private boolean noticed;
  private boolean cancelWanted;
  private boolean cancelling;
  private int cancels;
  private int reboots;
  private boolean keepsFiles;
  private boolean wedged;
  private boolean resuming;

  Retreat(
      Frame frame, Attempt attempt, Guests guests, Course course, Pauses pauses, Agent agent) {
    this.frame = frame;
    this.attempt = attempt;
    this.guests = guests;
    this.course = course;
    this.pauses = pauses;
    this.agent = agent;
  }

  void beginAttempt() {
    active = false;
    begun = false;
    noticed = false;
    cancelWanted = false;
    cancelling = false;
    cancels = 0;
    reboots = 0;
    keepsFiles = false;
    wedged = false;
    resuming = false;
  }

  /** Whether the attempt is being given up. */
  boolean active() {
    return active;
  }

  /** Tells once an attempt that a failure was noticed, and how long after it happened. */
  void notice(long sinceNs) {
    if (!noticed) {
      noticed = true;
      frame.trace(TraceKind.FAILURE_NOTICED, frame.attempt, frame.nowNs() - sinceNs);
    }
  }

  /** A cancel begins. */
  private void begin(GivingUp how) {
    if (!begun) {
      begun = true;
      frame.trace(TraceKind.CANCEL_BEGAN, frame.attempt, how.ordinal());
    }
  }

  /** Ends a cancel that began: it is over, or it never will be. */
  void close(boolean over) {
    if (begun) {
      begun = false;
      frame.trace(TraceKind.CANCEL_ENDED, frame.attempt, over ? 1 : 0);
    }
  }

  // What goes wrong.

  /** A callback of an event failed: the kernel is giving up by itself. */
  void callbackFailed(Operation operation, long sinceNs) {
    notice(sinceNs);
    boolean prepare = operation == Operation.PREPARE;
    begin(prepare ? GivingUp.FAILED_PREPARE : GivingUp.FAILED_FREEZE);
    if (!prepare) {
      agent.hostWaits(Part.ROLLBACK);
    }
  }

  /** The attempt is to be given up: an order, a limit, a failure of the agent's own steps. */
  void ask(Row row) {
    if (active) {
      return;
    }
    active = true;
    attempt.blame(row);
    agent.agenda().forget();
    attempt.enter(Phase.ROLLBACK);
    pauses.abandon();
    if (attempt.prepareCalled) {
      begin(GivingUp.ASKED);
      agent.hostWaits(Part.ROLLBACK);
      wantCancel();
    } else {
      course.withdraw();
    }
  }

  private void wantCancel() {
    cancelWanted = true;
    agent.agenda().act(Agenda.Step.CANCEL);
  }

  /** The agent calls for the cancel. */
  void callCancel() {
    cancelling = true;
    course.cancel();
  }

  /** PREPARE returned an error. */
  void prepareFailed(int result, Row row) {
    wedged |= result == -Errno.EEXIST && !course.mustCancel(); // unless somebody else has prepared
    if (row != Row.P1) {
      notice(frame.nowNs());
      begin(GivingUp.FAILED_PREPARE);
    }
    failed(row);
    if (course.mustCancel() && !cancelWanted) {
      wantCancel(); // the kernel reports an error and is prepared nevertheless
    } else {
      goOn();
    }
  }

  /** The reboot call returned an error: the VMs stand still. */
  void freezeFailed(Row row) {
    notice(frame.nowNs());
    if (!begun) {
      begin(GivingUp.FAILED_FREEZE);
      agent.hostWaits(Part.ROLLBACK);
    }
    boolean asked = active;
    failed(row);
    if (asked) {
      goOn();
      return;
    }
    AgentPlan plan = frame.hostClass.agent();
    double draw = frame.stream(Role.DECIDE, 0, 0).nextDouble();
    if (draw < plan.rebootAgain() && reboots == 0) {
      reboots++;
      active = false;
      agent.agenda().act(Agenda.Step.REBOOT);
    } else if (draw < plan.rebootAgain() + plan.resumeOnly() && reboots == 0) {
      keepsFiles = true;
      agent.agenda().act(Agenda.Step.RESUME);
    } else {
      wantCancel();
    }
  }

  private void failed(Row row) {
    attempt.blame(row);
    if (!active) {
      active = true;
      attempt.enter(Phase.ROLLBACK);
    }
  }

  /** Kexec itself failed after the freeze: once more, then back. */
  void jumpFailed() {
    notice(frame.nowNs());
    attempt.blame(Row.K3);
    if (reboots == 0 && !active) {
      reboots++;
      agent.agenda().act(Agenda.Step.REBOOT);
    } else if (active) {
      goOn();
    } else {
      ask(Row.K3);
    }
  }

  /**
   * The reboot call went through while a cancel was being asked for: the kernel goes on to the jump
   * whatever that cancel does to the handover meanwhile.
   */
  void overtaken() {
    active = false;
    cancelWanted = false;
  }

  // The way back.

  /** The cancel returned. */
  void cancelEnded(int result, Row row) {
    cancelling = false;
    cancels++;
    if (!active) {
      return; // the kernel has gone on to the jump
    }
    if (result == -Errno.EAGAIN && cancels < CANCELS_MAX) {
      agent.agenda().act(Agenda.Step.CANCEL);
      return;
    }
    attempt.blame(row);
    wedged |= result < 0 && (result != -Errno.ENOENT || course.mustCancel());
    cancelWanted = false;
    goOn();
  }

  /** Lets the VMs run once neither a cancel nor an event is under way. */
  void goOn() {
    if (active && !cancelWanted && !cancelling && !attempt.inEvent && !resuming && !agent.down()) {
      resume();
    }
  }

  void resume() {
    resuming = true;
    pauses.resumeAll();
  }

  /** Every VM runs again that can. */
  void allResumed() {
    if (keepsFiles) {
      finish();
    } else {
      course.withdraw();
    }
  }

  /** A cancel that began ends now; over or not is plain to see. */
  void closeNow() {
    close(course.normal() && guests.allRun());
  }

  /** The files are taken out. */
  void finish() {
    closeNow();
    agent.ending().end(wedged ? AttemptEnd.WEDGED : AttemptEnd.CANCELLED);
  }

  /** The restarted agent looks at what it finds. */
  void resumeAfterDeath() {
    resuming = false;
    cancelWanted = false;
    if (course.mustCancel()) {
      if (!cancelling) {
        wantCancel();
      }
    } else if (attempt.prepareCalled) {
      goOn();
    } else {
      course.withdraw();
    }
  }

  /** The kernel can never load an image again. */
  void wedge() {
    wedged = true;
  }
}
