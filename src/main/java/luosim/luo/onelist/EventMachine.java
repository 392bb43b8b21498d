package luosim.luo.onelist;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Work;
import luosim.luo.part.Flow;

/**
 * PREPARE, FREEZE with the reboot hook, and CANCEL (spec luo-v3-files-as-subsystem sections 2 and 5).
 *
 * <p>PREPARE does the orchestrator's part and finalizes Kexec HandOver after it has let go of its locks;
 * CANCEL aborts first and does its part then. What fails in the second half leaves the first as it is: that
 * is how a host gets stuck. A failed freeze goes to normal and tells Kexec HandOver nothing.
 */
final class EventMachine {
  /** Where the event stands. */
  enum Step {
    START,
    ABORT,
    LOCK,
    LOCKED,
    LISTED,
    FORWARD,
    WRITTEN,
    BACK,
    FINALIZE
  }

  private final Kernel kernel;
  private final ListPass pass;
  private final HandoverMachine handover;

  EventMachine(Kernel kernel, ListPass pass, HandoverMachine handover) {
    this.kernel = kernel;
    this.pass = pass;
    this.handover = handover;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.event) {
        case START -> start(op);
        case ABORT -> abort(op);
        case LOCK -> lock(op);
        case LOCKED -> locked(op);
        case LISTED -> listed(op);
        case FORWARD -> forward(op);
        case WRITTEN -> written(op);
        case BACK -> back(op);
        case FINALIZE -> finish(op);
      };
    }
    return flow;
  }

  private static boolean prepares(Op op) {
    return op.operation() == Operation.PREPARE;
  }

  private static boolean cancels(Op op) {
    return op.operation() == Operation.CANCEL;
  }

  private Flow start(Op op) {
    if (op.operation() == Operation.REBOOT && kernel.state() != LuoState.PREPARED) {
      return op.end(0, Row.NONE);
    }
    if (op.operation() == Operation.FREEZE && !kernel.manner.freezesOnRequest()) {
      return op.end(-Errno.EINVAL, Row.Z1);
    }
    op.event = cancels(op) ? Step.ABORT : Step.LOCK;
    return Flow.ON;
  }

  private Flow abort(Op op) {
    if (handover.abort(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.status() < 0) {
      return op.end(op.status(), op.failure());
    }
    op.event = Step.LOCK;
    return Flow.ON;
  }

  private Flow lock(Op op) {
    if (kernel.services().killed()) {
      return op.end(-Errno.EAGAIN, row(op, Row.P4, Row.Z1, Row.C3));
    }
    op.event = Step.LOCKED;
    return op.takesKillable(kernel.stateLock());
  }

  private Flow locked(Op op) {
    if (op.interrupted()) {
      return op.end(-Errno.EAGAIN, row(op, Row.P4, Row.Z1, Row.C3));
    }
    boolean allowed = switch (kernel.state()) {
      case NORMAL -> prepares(op);
      case PREPARED -> !prepares(op);
      case FROZEN -> cancels(op);
      case UPDATED, UNDEFINED -> false;
    };
    if (!allowed) {
      kernel.stateLock().release(op.id());
      return op.end(-Errno.EINVAL, row(op, Row.P5, Row.Z1, Row.C4));
    }
    op.event = Step.LISTED;
    if (!prepares(op)) {
      return op.takes(kernel.listLock, false);
    }
    kernel.trees.setUp(op);
    return op.works(Work.FDT_SETUP, op.workAmount());
  }

  private Flow listed(Op op) {
    if (op.error() < 0) {
      kernel.stateLock().release(op.id());
      return op.end(op.error(), op.failure());
    }
    op.event = cancels(op) ? Step.BACK : Step.FORWARD;
    pass.start(op, kernel.subsystems().size());
    return prepares(op) ? op.takes(kernel.listLock, false) : Flow.ON;
  }

  private Flow forward(Op op) {
    if (pass.run(op, prepares(op) ? Callback.PREPARE : Callback.FREEZE) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.error() < 0) {
      op.event = Step.BACK;
      pass.start(op, op.place);
      return Flow.ON;
    }
    op.event = Step.WRITTEN;
    if (kernel.trees.writeSubsystems(op) < 0) {
      op.fail(-Errno.ENOENT, row(op, Row.P13, Row.Z5, Row.NONE));
      op.event = Step.BACK;
      pass.start(op, kernel.subsystems().size());
    }
    return op.works(Work.FDT_WRITE, op.workAmount());
  }

  private Flow written(Op op) {
    kernel.enter(prepares(op) ? LuoState.PREPARED : LuoState.FROZEN);
    unlock(op);
    if (!prepares(op)) {
      return op.end(0, Row.NONE);
    }
    op.event = Step.FINALIZE;
    return Flow.ON;
  }

  private Flow back(Op op) {
    if (pass.run(op, Callback.CANCEL) == Flow.WAIT) {
      return Flow.WAIT;
    }
    boolean freezing = !prepares(op) && !cancels(op);
    if (!freezing) {
      kernel.trees.destroy();
    }
    if (!prepares(op)) {
      kernel.enter(LuoState.NORMAL);
    }
    unlock(op);
    return cancels(op) ? op.end(0, Row.C1) : op.end(op.error(), op.failure());
  }

  private Flow finish(Op op) {
    if (handover.finish(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    return op.end(op.status(), op.failure());
  }

  private void unlock(Op op) {
    kernel.listLock.release(op.id());
    kernel.stateLock().release(op.id());
  }

  private static Row row(Op op, Row ofPrepare, Row ofFreeze, Row ofCancel) {
    if (cancels(op)) {
      return ofCancel;
    }
    return prepares(op) ? ofPrepare : ofFreeze;
  }
}
