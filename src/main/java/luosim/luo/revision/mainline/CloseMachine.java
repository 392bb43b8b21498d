package luosim.luo.revision.mainline;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.part.Flow;

/**
 * The last reference on a session's descriptor goes: an outgoing session is unpreserved, an incoming
 * one finished (spec luo-mainline section 8).
 *
 * <p>The close itself never fails. An incoming session that a file does not let finish stays in the
 * list, and nobody can reach it in this kernel's life.
 */
final class CloseMachine {
  /** Where the close stands. */
  enum Step {
    START,
    SERIALIZING,
    LOCKED,
    FILES
  }

  private final Kernel kernel;
  private final FilePass pass;
  private final FinishMachine finishing;

  CloseMachine(Kernel kernel, FilePass pass, FinishMachine finishing) {
    this.kernel = kernel;
    this.pass = pass;
    this.finishing = finishing;
  }

  Flow run(Op op) {
    if (op.closing == Step.START) {
      op.session = (int) op.argument();
      if (!kernel.sessions.isOpen(op.session)) {
        return op.end(-Errno.EBADF, Row.NONE);
      }
    }
    if (close(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    return op.end(0, op.failure());
  }

  /** Closes the session of the operation; {@code op.failure()} is the row it ended in. */
  Flow close(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.closing) {
        case START -> start(op);
        case SERIALIZING -> serializing(op);
        case LOCKED -> locked(op);
        case FILES -> files(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    kernel.sessions.beginClose(op.session);
    op.closing = Step.SERIALIZING;
    return op.takes(kernel.serializing, true);
  }

  private Flow serializing(Op op) {
    op.closing = Step.LOCKED;
    return op.takes(kernel.sessions.mutex(op.session), false);
  }

  private Flow locked(Op op) {
    kernel.sessions.shut(op.session);
    op.finishing = FinishMachine.Step.CHECK;
    op.filing = FilePass.Step.NEXT;
    op.fail(0, Row.NONE);
    op.closing = Step.FILES;
    return Flow.ON;
  }

  private Flow files(Op op) {
    boolean incoming = kernel.sessions.isIncoming(op.session);
    Flow flow = incoming ? finishing.finish(op) : pass.unpreserve(op, 0);
    if (flow == Flow.WAIT) {
      return Flow.WAIT;
    }
    kernel.services.release(Memory.SESSION_FILE);
    if (op.error() < 0) {
      kernel.warn();
      op.setFailure(Row.M12);
    } else {
      kernel.services.release(incoming ? Memory.INCOMING_SESSION : Memory.OUTGOING_SESSION);
      kernel.drop(op.session);
    }
    kernel.sessions.mutex(op.session).release(op.id());
    kernel.serializing.release(op.id());
    return Flow.END;
  }
}
