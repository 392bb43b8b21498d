package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.Work;
import luosim.luo.part.Flow;

/**
 * The orchestrator's answer to FINALIZE on KHO's chain: builds the tree, prepares everybody, enters
 * PREPARED (spec luo-rfc-v2 section 3.1, step 3).
 *
 * <p>A failure in or after the callbacks loses the buffer of the tree: nobody frees it, and the
 * next attempt takes another one.
 */
final class PrepareMachine {
  /** Where the preparation stands. */
  enum Step {
    START,
    LOCKED,
    SET_UP,
    FORWARD
  }

  private final Kernel kernel;
  private final TreeWriter writer;
  private final ForwardPass forward;

  PrepareMachine(Kernel kernel, TreeWriter writer, ForwardPass forward) {
    this.kernel = kernel;
    this.writer = writer;
    this.forward = forward;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.preparing) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case SET_UP -> setUp(op);
        case FORWARD -> forward(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    if (kernel.does(Change.LOCK_FIRST)) {
      op.preparing = Step.LOCKED;
      return Flow.ON;
    }
    if (kernel.services().killed()) {
      op.fail(-Errno.EAGAIN, Row.P4);
      return op.leave(op.error());
    }
    op.preparing = Step.LOCKED;
    return op.takesKillable(kernel.stateLock());
  }

  private Flow locked(Op op) {
    if (op.interrupted()) {
      op.fail(-Errno.EAGAIN, Row.P4);
      return op.leave(op.error());
    }
    if (kernel.state() != LuoState.NORMAL) {
      op.fail(-Errno.EINVAL, Row.P5);
      return unlock(op);
    }
    writer.run(op);
    op.preparing = Step.SET_UP;
    return op.works(Work.FDT_SETUP, op.workAmount());
  }

  private Flow setUp(Op op) {
    if (op.error() < 0) {
      return unlock(op);
    }
    forward.start(op);
    op.preparing = Step.FORWARD;
    return Flow.ON;
  }

  private Flow forward(Op op) {
    if (forward.run(op, Callback.PREPARE) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.error() < 0 && kernel.does(Change.TREE_GIVEN_BACK)) {
      kernel.dropTree();
    } else if (op.error() < 0) {
      kernel.leakTree();
    } else {
      kernel.enter(LuoState.PREPARED);
    }
    return unlock(op);
  }

  private Flow unlock(Op op) {
    if (!kernel.does(Change.LOCK_FIRST)) {
      kernel.stateLock().release(op.id());
    }
    return op.leave(op.error());
  }
}
