package luosim.luo.state;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/**
 * FD_PRESERVE up to its entry: asks the handlers in the order of registration who takes the file (spec
 * luo-rfc-v2 section 3.7). How it is registered, and what user space gets to see, is the revision's.
 *
 * <p>A refusal drops the reference on the file.
 *
 * @param <S> the slot of one operation in the revision
 */
public abstract class Preserve<S extends StateSlot<S>> {
  /** Where the registration stands. */
  enum Step {
    START,
    LOCKED,
    SCAN
  }

  private final StateKernel kernel;

  protected Preserve(StateKernel kernel) {
    this.kernel = kernel;
  }

  /** Registers the file with the handler that takes it. */
  protected abstract Flow register(S op, int handler, int file);

  /** What user space gets to see of a failure. */
  protected abstract Flow answer(S op, int code, Row row);

  /** Runs the request as far as it gets. */
  public final Flow run(S op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.preserving) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case SCAN -> scan(op);
      };
    }
    return flow;
  }

  private Flow start(S op) {
    if (!kernel.services().copyIn()) {
      return op.end(-Errno.EFAULT, Row.NONE);
    }
    if (op.argument() < 0 || !kernel.services().fileGet((int) op.argument())) {
      return answer(op, -Errno.EBADF, Row.R1);
    }
    op.preserving = Step.LOCKED;
    return op.takes(kernel.stateLock(), true);
  }

  private Flow locked(S op) {
    if (!kernel.mayRegister()) {
      return refuse(op, -Errno.EBUSY, Row.R2);
    }
    op.preserving = Step.SCAN;
    return op.takes(kernel.handlersLock(), true);
  }

  private Flow scan(S op) {
    int file = (int) op.argument();
    while (op.handlerPlace < kernel.handlers().size()) {
      int handler = kernel.handlers().get(op.handlerPlace);
      if (!op.takesAnswer()) {
        op.asks(Callback.CAN_PRESERVE, Subject.FILE, handler, 0);
        return op.ofFile(handler, file, -1);
      }
      if (op.answer() > 0) {
        kernel.handlersLock().release(op.id());
        return register(op, handler, file);
      }
      op.handlerPlace++;
    }
    kernel.handlersLock().release(op.id());
    return refuse(op, -Errno.ENOENT, Row.R3);
  }

  /** The file is not registered. */
  protected final Flow refuse(S op, int code, Row row) {
    kernel.services().filePut((int) op.argument());
    kernel.stateLock().release(op.id());
    return answer(op, code, row);
  }
}
