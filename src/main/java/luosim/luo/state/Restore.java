package luosim.luo.state;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/**
 * FD_RESTORE: lets the handler of a token make a file of what the previous kernel left (spec luo-rfc-v2
 * section 3.8). How a token is claimed, and what a failed retrieve leaves, is the revision's.
 *
 * @param <S> the slot of one operation in the revision
 */
public abstract class Restore<S extends StateSlot<S>> {
  /** Where the restore stands. */
  enum Step {
    START,
    REBUILD,
    LOCKED,
    RETRIEVE
  }

  private final StateKernel kernel;
  private final Rebuild<S> rebuild;

  protected Restore(StateKernel kernel, Rebuild<S> rebuild) {
    this.kernel = kernel;
    this.rebuild = rebuild;
  }

  /** The token stands for a received file that nobody has claimed; the retrieve comes next. */
  protected abstract Flow found(S op, int index);

  /** Claims the token and asks the handler; goes on with its answer. */
  protected abstract Flow retrieve(S op);

  /** Runs the request as far as it gets. */
  public final Flow run(S op) {
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

  private Flow start(S op) {
    if (!kernel.services().copyIn()) {
      return op.end(-Errno.EFAULT, Row.NONE);
    }
    op.fd = kernel.services().newFd();
    if (op.fd < 0) {
      return op.end(op.fd, Row.T1);
    }
    op.restoring = Step.REBUILD;
    return Flow.ON;
  }

  private Flow rebuild(S op) {
    if (rebuild.run(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    op.restoring = Step.LOCKED;
    return op.takes(kernel.stateLock(), true);
  }

  private Flow locked(S op) {
    if (kernel.state() != LuoState.UPDATED) {
      return refuse(op, -Errno.EBUSY, Row.T2);
    }
    int index = kernel.in().find(op.argument());
    if (index < 0) {
      return refuse(op, -Errno.ENOENT, Row.T3);
    }
    if (kernel.in().reclaimed(index)) {
      return refuse(op, -Errno.EINVAL, Row.T3);
    }
    op.restoring = Step.RETRIEVE;
    return found(op, index);
  }

  /** Marks the token as reclaimed and asks its handler. */
  protected final Flow asks(S op, int index) {
    kernel.in().setReclaimed(index);
    int handler = kernel.in().handler(index);
    op.asks(Callback.RETRIEVE, Subject.FILE, handler, kernel.in().data(index));
    return op.ofFile(handler, -1, op.argument());
  }

  /** The file becomes the process's, which is told so. */
  protected final Flow install(S op, int index, Row row) {
    int file = (int) op.answerData();
    kernel.in().setFile(index, file);
    kernel.stateLock().release(op.id());
    kernel.services().fdInstall(op.fd, file);
    if (!kernel.services().copyOut()) {
      return op.end(-Errno.EFAULT, Row.T6);
    }
    op.setValue(file);
    return op.end(0, row);
  }

  /** The process gets no file. */
  protected final Flow refuse(S op, int code, Row row) {
    kernel.services().fdRelease(op.fd);
    kernel.stateLock().release(op.id());
    return op.end(code, row);
  }
}
