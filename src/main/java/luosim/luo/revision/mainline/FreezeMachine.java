package luosim.luo.revision.mainline;

import luosim.luo.Callback;
import luosim.luo.Row;
import luosim.luo.Work;
import luosim.luo.part.Flow;
import luosim.luo.part.SessionFiles;

/**
 * The reboot hook: freezes every file of every outgoing session and writes the tables for the next
 * kernel (spec luo-mainline sections 6 and 7).
 *
 * <p>A failure unfreezes what was frozen: in the session of the failure the files before it, in the
 * order of freezing, then the sessions before it, the last first, each in the order of freezing.
 * Everything stays preserved. What a failing freeze wrote is thrown away; what a successful one
 * wrote stays, also after the unfreeze. After a success the lock is never given back.
 */
final class FreezeMachine {
  /** Where the freeze stands. */
  enum Step {
    START,
    FORWARD,
    WRITTEN,
    BACK
  }

  private final Kernel kernel;

  FreezeMachine(Kernel kernel) {
    this.kernel = kernel;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.freezing) {
        case START -> start(op);
        case FORWARD -> forward(op);
        case WRITTEN -> written(op);
        case BACK -> back(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    if (!kernel.on) {
      return op.end(0, Row.NONE);
    }
    op.freezing = Step.FORWARD;
    op.place = 0;
    op.index = 0;
    return op.takes(kernel.serializing, false);
  }

  private SessionFiles files(Op op) {
    return kernel.sessions.files(kernel.sessions.outgoing(op.place));
  }

  private Flow forward(Op op) {
    while (op.place < kernel.sessions.outgoingCount()) {
      if (freeze(op, files(op)) == Flow.WAIT) {
        return Flow.WAIT;
      }
      if (op.status() < 0) {
        op.fail(op.status(), Row.M7);
        op.limit = op.index;
        op.index = 0;
        op.freezing = Step.BACK;
        return Flow.ON;
      }
      op.place++;
      op.index = 0;
    }
    if (kernel.mended.emptyBlock()) {
      kernel.blocks.shrink(kernel.sessions.outgoingCount(), kernel.handover);
    }
    op.freezing = Step.WRITTEN;
    return op.works(Work.SESSION_WRITE, kernel.image.write(kernel));
  }

  private Flow freeze(Op op, SessionFiles files) {
    while (op.index < files.size()) {
      if (op.takesAnswer()) {
        if (op.answer() < 0) {
          return op.leave(op.answer());
        }
        files.setData(op.index, op.answerData());
      } else if (asks(op, files, Callback.FREEZE)) {
        return Flow.WAIT;
      }
      files.setFrozen(op.index, true);
      op.index++;
    }
    return op.leave(0);
  }

  private Flow written(Op op) {
    kernel.frozen = true;
    return op.end(0, Row.NONE);
  }

  private Flow back(Op op) {
    while (op.place >= 0) {
      if (unfreeze(op, files(op)) == Flow.WAIT) {
        return Flow.WAIT;
      }
      op.place--;
      op.index = 0;
      op.limit = Integer.MAX_VALUE;
    }
    kernel.serializing.release(op.id());
    return op.end(op.error(), op.failure());
  }

  private Flow unfreeze(Op op, SessionFiles files) {
    while (op.index < Math.min(op.limit, files.size())) {
      if (!op.takesAnswer() && asks(op, files, Callback.UNFREEZE)) {
        return Flow.WAIT;
      }
      files.setFrozen(op.index, false);
      op.index++;
    }
    return op.leave(0);
  }

  /** Asks for a callback of the file at hand, where its handler has it. */
  private boolean asks(Op op, SessionFiles files, Callback callback) {
    int handler = files.handler(op.index);
    if (!kernel.participants.handlerHas(handler, callback)) {
      return false;
    }
    op.asksFile(
        callback, handler, files.file(op.index), files.token(op.index), files.data(op.index));
    return true;
  }
}
