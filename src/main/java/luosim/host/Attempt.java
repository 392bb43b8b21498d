package luosim.host;

import luosim.luo.Row;
import luosim.trace.TraceKind;

/** The update attempt under way on a host, or the last one: where it stands and how it ends. */
final class Attempt {
  private final Frame frame;
  private boolean busy;
  private boolean fallback;
  private Phase phase = Phase.REST;
  private AttemptEnd end = AttemptEnd.CANCELLED;
  private boolean ended;
  private Row row = Row.NONE;
  private long endNs;

  /** Whether PREPARE was called, so that giving up is a cancel. */
  boolean prepareCalled;

  /** Whether PREPARE or the reboot call has not returned. */
  boolean inEvent;

  /** Whether files or VMs were lost behind the jump. */
  boolean broken;

  Attempt(Frame frame) {
    this.frame = frame;
  }

  void install() {
    busy = false;
    fallback = false;
    ended = false;
    phase = Phase.REST;
    endNs = 0;
  }

  void begin() {
    busy = true;
    row = Row.NONE;
    prepareCalled = false;
    inEvent = false;
    broken = false;
    frame.trace(TraceKind.ATTEMPT_BEGAN, frame.attempt, 0);
  }

  void enter(Phase next) {
    phase = next;
    frame.trace(TraceKind.PHASE_BEGAN, frame.attempt, next.ordinal());
  }

  /** Keeps the first row in which something went wrong; an attempt that succeeds all the same has none. */
  void blame(Row found) {
    if (row == Row.NONE) {
      row = found;
    }
  }

  void end(AttemptEnd how) {
    end = how;
    ended = true;
    busy = false;
    phase = Phase.REST;
    endNs = frame.nowNs();
    row = how == AttemptEnd.UPDATED ? Row.NONE : row;
    frame.trace(TraceKind.ATTEMPT_ENDED, frame.attempt, how.ordinal(), row.ordinal(), 0);
  }

  /** A fallback is under way. */
  void beginFallback() {
    busy = true;
    fallback = true;
    phase = Phase.REST;
  }

  void endFallback() {
    busy = false;
    fallback = false;
    endNs = frame.nowNs();
  }

  boolean busy() {
    return busy;
  }

  /** Whether it is a fallback that is under way. */
  boolean inFallback() {
    return fallback;
  }

  Phase phase() {
    return phase;
  }

  /** Whether the jump is decided: nothing leads back to the old kernel. */
  boolean pastReturn() {
    return switch (phase) {
      case JUMP, RESTORE, FINISH, REST -> true;
      case REGISTER, PREPARE, LOAD, PAUSE, FREEZE, ROLLBACK -> false;
    };
  }

  /** Whether the agent of the new kernel is at work. */
  boolean afterJump() {
    return phase == Phase.RESTORE || phase == Phase.FINISH;
  }

  AttemptEnd end() {
    if (!ended) {
      throw new IllegalStateException("host " + frame.host + ": no attempt has ended yet");
    }
    return end;
  }

  Row row() {
    return row;
  }

  long endNs() {
    return endNs;
  }
}
