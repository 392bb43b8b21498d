package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/**
 * FD_RESTORE: lets the handler of a token make a file of what the previous kernel left (spec
 * luo-rfc-v2 section 3.8).
 *
 * <p>The token counts as reclaimed before the handler is asked, so that a handler's error burns it.
 * Between the look at the flag and its change nothing keeps others out: two restores of one token
 * can both go on (row T5).
 */
final class RestoreMachine {
  /** Where the restore stands. */
  enum Step {
    START,
    REBUILD,
    LOCKED,
    RETRIEVE
  }

  private final Kernel kernel;
  private final RebuildMachine rebuild;

  RestoreMachine(Kernel kernel, RebuildMachine rebuild) {
    this.kernel = kernel;
    this.rebuild = rebuild;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.restoring) {
        case START -> start(op);
        case REBUILD -> rebuild(op);
        case LOCKED -> locked(op);
        case RETRIEVE -> retrieve(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    if (!kernel.services.copyIn()) {
      return op.end(-Errno.EFAULT, Row.NONE);
    }
    op.fd = kernel.services.newFd();
    if (op.fd < 0) {
      return op.end(op.fd, Row.T1);
    }
    op.restoring = Step.REBUILD;
    return Flow.ON;
  }

  private Flow rebuild(Op op) {
    if (rebuild.run(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    op.restoring = Step.LOCKED;
    return op.takes(kernel.stateLock, true);
  }

  private Flow locked(Op op) {
    if (kernel.state != LuoState.UPDATED) {
      return refuse(op, -Errno.EBUSY, Row.T2);
    }
    op.index = kernel.in.find(op.argument());
    if (op.index < 0) {
      return refuse(op, -Errno.ENOENT, Row.T3);
    }
    if (kernel.in.reclaimed(op.index)) {
      return refuse(op, -Errno.EINVAL, Row.T3);
    }
    op.restoring = Step.RETRIEVE;
    if (kernel.does(Change.CLAIMED_AT_ONCE)) {
      return Flow.ON;
    }
    return op.window();
  }

  private Flow retrieve(Op op) {
    if (!op.takesAnswer()) {
      if (kernel.in.reclaimed(op.index)) {
        kernel.in.setRaced(op.index);
      }
      kernel.in.setReclaimed(op.index);
      int handler = kernel.in.handler(op.index);
      op.asks(Callback.RETRIEVE, Subject.FILE, handler, kernel.in.data(op.index));
      return op.ofFile(handler, -1, op.argument());
    }
    if (op.answer() < 0) {
      if (kernel.does(Change.CLAIM_GIVEN_BACK)) {
        kernel.in.giveBack(op.index);
      }
      return refuse(op, op.answer(), Row.T4);
    }
    int file = (int) op.answerData();
    kernel.in.setFile(op.index, file);
    if (kernel.does(Change.FILE_HELD)) {
      kernel.services.hold(file);
    }
    Row row = kernel.in.raced(op.index) ? Row.T5 : Row.NONE;
    kernel.stateLock.release(op.id());
    kernel.services.fdInstall(op.fd, file);
    if (!kernel.services.copyOut()) {
      return op.end(-Errno.EFAULT, Row.T6);
    }
    op.setValue(file);
    return op.end(0, row);
  }

  private Flow refuse(Op op, int code, Row row) {
    kernel.services.fdRelease(op.fd);
    kernel.stateLock.release(op.id());
    return op.end(code, row);
  }
}
