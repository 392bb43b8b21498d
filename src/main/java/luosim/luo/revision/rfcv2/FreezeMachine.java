package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.part.Flow;

/**
 * FREEZE, and the reboot hook, which freezes only from PREPARED and lets every other state pass
 * (spec luo-rfc-v2 sections 3.2 and 3.5).
 *
 * <p>A failure goes to NORMAL and tells KHO nothing: it stays finalized, its map stays, the tree
 * stays allocated.
 */
final class FreezeMachine {
  /** Where the freeze stands. */
  enum Step {
    START,
    LOCKED,
    FORWARD,
    ABORT,
    CANCEL
  }

  private final Kernel kernel;
  private final ForwardPass forward;
  private final AbortMachine abort;
  private final UndoPass undo;

  FreezeMachine(Kernel kernel, ForwardPass forward, AbortMachine abort, UndoPass undo) {
    this.kernel = kernel;
    this.forward = forward;
    this.abort = abort;
    this.undo = undo;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.freezing) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case FORWARD -> forward(op);
        case ABORT -> abort(op);
        case CANCEL -> cancel(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    boolean holds = kernel.does(Change.REBOOT_HOLDS_STATE);
    if (op.operation() == Operation.REBOOT && letsPass() && !holds) {
      kernel.letThrough = true;
      return op.end(0, Row.NONE);
    }
    if (kernel.services().killed()) {
      return op.end(-Errno.EAGAIN, Row.Z1);
    }
    op.freezing = Step.LOCKED;
    return op.takesKillable(kernel.stateLock());
  }

  private Flow locked(Op op) {
    if (op.interrupted()) {
      return op.end(-Errno.EAGAIN, Row.Z1);
    }
    boolean reboot = op.operation() == Operation.REBOOT;
    if (reboot && kernel.does(Change.REBOOT_HOLDS_STATE) && letsPass()) {
      return end(op, 0, Row.NONE);
    }
    boolean again = reboot && !letsPass();
    if (kernel.state() != LuoState.PREPARED && !again) {
      return unlock(op, -Errno.EINVAL, Row.Z1);
    }
    forward.start(op);
    op.freezing = Step.FORWARD;
    return Flow.ON;
  }

  private Flow forward(Op op) {
    if (forward.run(op, Callback.FREEZE) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.error() == 0) {
      if (kernel.state() != LuoState.FROZEN) {
        kernel.enter(LuoState.FROZEN);
      }
      return end(op, 0, op.failure());
    }
    if (kernel.does(Change.FREEZE_ABORTS)) {
      op.freezing = Step.ABORT;
      return abort.begin(op);
    }
    op.freezing = Step.CANCEL;
    return Flow.ON;
  }

  /** Everything is taken back, the handover first. */
  private Flow abort(Op op) {
    return abort.goOn(op) == Flow.WAIT ? Flow.WAIT : unlock(op, op.error(), op.failure());
  }

  /** Participants alone are cancelled, or those that the posted rollback has not left. */
  private Flow cancel(Op op) {
    if (undo.run(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    kernel.enter(LuoState.NORMAL);
    return unlock(op, op.error(), op.failure());
  }

  /** Whether the reboot hook has nothing to freeze. */
  private boolean letsPass() {
    boolean stale =
        kernel.state() == LuoState.FROZEN && kernel.letThrough && kernel.does(Change.FREEZE_AGAIN);
    return kernel.state() != LuoState.PREPARED && !stale;
  }

  /** A reboot that is let through keeps the state as it is until kexec has failed. */
  private Flow end(Op op, int code, Row row) {
    if (op.operation() != Operation.REBOOT) {
      return unlock(op, code, row);
    }
    kernel.letThrough = true;
    if (kernel.does(Change.REBOOT_HOLDS_STATE)) {
      kernel.stateLock().handOver(op.id());
      return op.end(code, row);
    }
    return unlock(op, code, row);
  }

  private Flow unlock(Op op, int code, Row row) {
    kernel.stateLock().release(op.id());
    return op.end(code, row);
  }
}
