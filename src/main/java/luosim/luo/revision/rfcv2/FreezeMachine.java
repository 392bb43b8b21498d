package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;

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
    FORWARD
  }

  private final Kernel kernel;
  private final ForwardPass forward;

  FreezeMachine(Kernel kernel, ForwardPass forward) {
    this.kernel = kernel;
    this.forward = forward;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.freezing) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case FORWARD -> forward(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    if (op.operation == Operation.REBOOT && kernel.state != LuoState.PREPARED) {
      return op.end(0, Row.NONE);
    }
    if (kernel.services.killed()) {
      return op.end(-Errno.EAGAIN, Row.Z1);
    }
    op.freezing = Step.LOCKED;
    return op.takesKillable(kernel.stateLock);
  }

  private Flow locked(Op op) {
    if (op.interrupted) {
      return op.end(-Errno.EAGAIN, Row.Z1);
    }
    if (kernel.state != LuoState.PREPARED) {
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
    kernel.enter(op.error < 0 ? LuoState.NORMAL : LuoState.FROZEN);
    return unlock(op, op.error, op.failure);
  }

  private Flow unlock(Op op, int code, Row row) {
    kernel.stateLock.release(op.id);
    return op.end(code, row);
  }
}
