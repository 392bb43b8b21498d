package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.Work;

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
        case LOCKED -> locked(op);
        case CHAIN -> chain(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    if (!kernel.handover.enabled()) {
      return op.end(-Errno.EOPNOTSUPP, Row.C2);
    }
    op.aborting = Step.LOCKED;
    return op.takes(kernel.khoMutex, false);
  }

  private Flow locked(Op op) {
    if (!kernel.handover.finalized()) {
      return unlock(op, -Errno.ENOENT, Row.C2);
    }
    long bitmaps = kernel.handover.bitmaps();
    kernel.handover.wipe();
    chain.start(op);
    op.aborting = Step.CHAIN;
    return op.works(Work.KHO_WIPE, bitmaps);
  }

  private Flow chain(Op op) {
    if (chain.run(op, Callback.KHO_ABORT) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.status < 0) {
      return unlock(op, op.status, kernel.state == LuoState.NORMAL ? Row.C4 : Row.C3);
    }
    kernel.handover.setFinalized(false);
    kernel.handover.unpublish();
    return unlock(op, 0, Row.C1);
  }

  private Flow unlock(Op op, int code, Row row) {
    kernel.khoMutex.release(op.id);
    return op.end(code, row);
  }
}
