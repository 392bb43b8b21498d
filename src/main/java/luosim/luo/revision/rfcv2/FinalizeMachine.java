package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.Work;
import luosim.luo.part.Flow;

/**
 * KHO's finalize, which is what PREPARE and the debugfs file really ask for: the orchestrator takes
 * part as a client of its chain (spec luo-rfc-v2 section 3.1, kho-6.16 section 3).
 *
 * <p>Any error on the way wipes the tracker of every user and walks the ABORT chain; the first
 * error is returned. Only the last step, publishing the finished tree, leaves everything prepared
 * behind its error.
 */
final class FinalizeMachine {
  /** Where the finalize stands. */
  enum Step {
    START,
    STATE_LOCKED,
    LOCKED,
    CHAIN,
    SERIALIZE,
    CLOSE,
    WIPE,
    ABORT_CHAIN
  }

  private final Kernel kernel;
  private final Chain chain;

  FinalizeMachine(Kernel kernel, Chain chain) {
    this.kernel = kernel;
    this.chain = chain;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.finalizing) {
        case START -> start(op);
        case STATE_LOCKED -> stateLocked(op);
        case LOCKED -> locked(op);
        case CHAIN -> chain(op);
        case SERIALIZE -> serialize(op);
        case CLOSE -> close(op);
        case WIPE -> wipe(op);
        case ABORT_CHAIN -> abortChain(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    if (!kernel.handover().enabled()) {
      return op.end(-Errno.EOPNOTSUPP, Row.P1);
    }
    if (kernel.does(Change.LOCK_FIRST)) {
      if (kernel.services().killed()) {
        return op.end(-Errno.EAGAIN, Row.P4);
      }
      op.finalizing = Step.STATE_LOCKED;
      return op.takesKillable(kernel.stateLock());
    }
    op.finalizing = Step.LOCKED;
    return op.takes(kernel.khoMutex(), false);
  }

  /** The state decides before anything is touched. */
  private Flow stateLocked(Op op) {
    if (op.interrupted()) {
      return op.end(-Errno.EAGAIN, Row.P4);
    }
    if (kernel.state() != LuoState.NORMAL) {
      kernel.stateLock().release(op.id());
      boolean updated = kernel.state() == LuoState.UPDATED;
      return updated ? op.end(-Errno.EINVAL, Row.P5) : op.end(-Errno.EEXIST, Row.P1);
    }
    op.finalizing = Step.LOCKED;
    return op.takes(kernel.khoMutex(), false);
  }

  private Flow locked(Op op) {
    if (kernel.handover().finalized()) {
      return unlock(op, -Errno.EEXIST, Row.P1);
    }
    int code = kernel.handover().startFinalize();
    if (code < 0) {
      return rollBack(op, kernel.errno(code), Row.P2);
    }
    chain.start(op);
    op.finalizing = Step.CHAIN;
    return Flow.ON;
  }

  private Flow chain(Op op) {
    if (chain.run(op, Callback.KHO_FINALIZE) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.error() < 0) {
      return rollBack(op, op.error(), op.failure());
    }
    if (op.status() < 0) {
      return rollBack(op, op.status(), op.chainPassedUs ? Row.P14 : Row.P3);
    }
    op.finalizing = Step.SERIALIZE;
    return Flow.ON;
  }

  private Flow serialize(Op op) {
    int code = kernel.handover().serialize();
    if (code < 0) {
      return rollBack(op, code, Row.P14);
    }
    op.finalizing = Step.CLOSE;
    return op.works(Work.KHO_SERIALIZE, kernel.handover().bitmaps());
  }

  private Flow close(Op op) {
    int code = kernel.handover().closeRoot();
    if (code < 0) {
      return rollBack(op, kernel.errno(code), Row.P14);
    }
    kernel.handover().setFinalized(true);
    code = kernel.handover().publish();
    boolean failed = code < 0 && !kernel.does(Change.PUBLISHING_IS_DEBUGGING);
    return failed ? unlock(op, code, Row.P15) : unlock(op, 0, Row.NONE);
  }

  private Flow wipe(Op op) {
    long bitmaps = kernel.handover().bitmaps();
    int agreed = op.agreed;
    kernel.abandonHandover();
    if (kernel.does(Change.NAMES_REMOVED)) {
      kernel.handover().unpublish();
    }
    chain.startAbort(op, agreed);
    op.finalizing = Step.ABORT_CHAIN;
    return op.works(Work.KHO_WIPE, bitmaps);
  }

  /** The chain's own error is not what the caller gets. */
  private Flow abortChain(Op op) {
    if (chain.runAbort(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    return unlock(op, op.error(), op.failure());
  }

  private static Flow rollBack(Op op, int code, Row row) {
    op.fail(code, row);
    op.finalizing = Step.WIPE;
    return Flow.ON;
  }

  private Flow unlock(Op op, int code, Row row) {
    kernel.khoMutex().release(op.id());
    if (kernel.does(Change.LOCK_FIRST)) {
      kernel.stateLock().release(op.id());
    }
    return op.end(code, row);
  }
}
