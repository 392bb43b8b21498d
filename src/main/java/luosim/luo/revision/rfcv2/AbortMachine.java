package luosim.luo.revision.rfcv2;

import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.Work;
import luosim.luo.part.Flow;

/**
 * KHO's abort, which is what CANCEL and the debugfs file really ask for (spec luo-rfc-v2 section
 * 3.3): the tracker of every user is wiped before anybody is asked, then the chain hears ABORT.
 *
 * <p>If the chain refuses, the wipe is not taken back: either the orchestrator still says prepared
 * over an empty map (row C3), or it is normal while KHO stays finalized for ever (row C4).
 */
final class AbortMachine {
  /** Where the abort stands. */
  enum Step {
    START,
    STATE_LOCKED,
    LOCKED,
    CHAIN
  }

  private final Kernel kernel;
  private final Chain chain;

  AbortMachine(Kernel kernel, Chain chain) {
    this.kernel = kernel;
    this.chain = chain;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.aborting) {
        case START -> start(op);
        case STATE_LOCKED -> stateLocked(op);
        case LOCKED -> locked(op);
        case CHAIN -> chain(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    if (!kernel.handover().enabled()) {
      return op.end(-Errno.EOPNOTSUPP, Row.C2);
    }
    if (kernel.does(Change.LOCK_FIRST)) {
      if (!op.isForDead() && kernel.services().killed()) {
        return op.end(-Errno.EAGAIN, Row.C3);
      }
      op.aborting = Step.STATE_LOCKED;
      return op.takesKillable(kernel.stateLock());
    }
    op.aborting = Step.LOCKED;
    return op.takes(kernel.khoMutex(), false);
  }

  /** The state decides before anything is touched. */
  private Flow stateLocked(Op op) {
    if (op.interrupted()) {
      return op.end(-Errno.EAGAIN, Row.C3);
    }
    if (kernel.state() != LuoState.PREPARED && kernel.state() != LuoState.FROZEN) {
      kernel.stateLock().release(op.id());
      return op.end(-Errno.ENOENT, Row.C2);
    }
    op.aborting = Step.LOCKED;
    return op.takes(kernel.khoMutex(), false);
  }

  /** Begins what a failed freeze does too: the handover is abandoned, and everybody told. */
  Flow begin(Op op) {
    long bitmaps = kernel.handover().bitmaps();
    if (kernel.does(Change.UNFINALIZE_FIRST)) {
      kernel.handover().setFinalized(false);
    }
    kernel.abandonHandover();
    chain.startAbort(op, kernel.handover().clients());
    op.aborting = Step.CHAIN;
    return op.works(Work.KHO_WIPE, bitmaps);
  }

  /** Goes on with that; at its end the handover is not finalized. */
  Flow goOn(Op op) {
    if (chain.runAbort(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.status() < 0) {
      return Flow.END;
    }
    kernel.handover().setFinalized(false);
    kernel.handover().unpublish();
    return Flow.END;
  }

  private Flow locked(Op op) {
    if (!kernel.handover().finalized()) {
      return unlock(op, -Errno.ENOENT, Row.C2);
    }
    return begin(op);
  }

  private Flow chain(Op op) {
    if (goOn(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.status() < 0) {
      return unlock(op, op.status(), kernel.state() == LuoState.NORMAL ? Row.C4 : Row.C3);
    }
    return unlock(op, 0, Row.C1);
  }

  private Flow unlock(Op op, int code, Row row) {
    kernel.khoMutex().release(op.id());
    if (kernel.does(Change.LOCK_FIRST)) {
      kernel.stateLock().release(op.id());
    }
    return op.end(code, row);
  }
}
