package luosim.luo.onelist;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.Subject;
import luosim.luo.part.Flow;
import luosim.luo.part.QueuedLock;

/**
 * FD_RESTORE: lets the handler of a token make a file of what the previous kernel left. One at a time has the
 * mutex of a file; the token counts as reclaimed before the handler is asked, so that its error burns it.
 *
 * <p>Who looked before another one had the mutex finds the token reclaimed afterwards: it is told so, or in
 * v3 it is told success with a pointer to a file that nobody set.
 */
final class RestoreMachine {
  /** Where the restore stands. */
  enum Step {
    START,
    REBUILD,
    LOCKED,
    FILE,
    RETRIEVE
  }

  private final Kernel kernel;
  private final RebuildMachine rebuild;

  RestoreMachine(Kernel kernel, RebuildMachine rebuild) {
    this.kernel = kernel;
    this.rebuild = rebuild;
  }

  /** The number of a received file among the objects that have a mutex. */
  static long mutex(long token) {
    return ~token;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.restoring) {
        case START -> start(op);
        case REBUILD -> rebuild(op);
        case LOCKED -> locked(op);
        case FILE -> file(op);
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
    int index = kernel.in.find(op.argument());
    if (index < 0) {
      return refuse(op, -Errno.ENOENT, Row.T3);
    }
    if (kernel.in.reclaimed(index)) {
      return refuse(op, -Errno.EINVAL, Row.T3);
    }
    op.restoring = Step.FILE;
    return op.window();
  }

  private Flow file(Op op) {
    op.restoring = Step.RETRIEVE;
    QueuedLock mutex = kernel.fileLocks.use(mutex(op.argument()));
    return op.takes(mutex, false);
  }

  private Flow retrieve(Op op) {
    int index = kernel.in.find(op.argument());
    if (!op.takesAnswer()) {
      if (kernel.in.reclaimed(index)) {
        return lost(op);
      }
      kernel.in.setReclaimed(index);
      int handler = kernel.in.handler(index);
      op.asks(Callback.RETRIEVE, Subject.FILE, handler, kernel.in.data(index));
      return op.ofFile(handler, -1, op.argument());
    }
    letGo(op);
    if (op.answer() < 0) {
      return refuse(op, op.answer(), Row.T4);
    }
    int file = (int) op.answerData();
    kernel.in.setFile(index, file);
    kernel.stateLock.release(op.id());
    kernel.services.fdInstall(op.fd, file);
    if (!kernel.services.copyOut()) {
      return op.end(-Errno.EFAULT, Row.T6);
    }
    op.setValue(file);
    return op.end(0, Row.NONE);
  }

  private Flow lost(Op op) {
    letGo(op);
    if (kernel.manner.answersTheLoser()) {
      return refuse(op, -Errno.EINVAL, Row.T3);
    }
    kernel.stateLock.release(op.id());
    return op.end(0, Row.T5);
  }

  private void letGo(Op op) {
    kernel.fileLocks.of(mutex(op.argument())).release(op.id());
    kernel.fileLocks.done(mutex(op.argument()));
  }

  private Flow refuse(Op op, int code, Row row) {
    kernel.services.fdRelease(op.fd);
    kernel.stateLock.release(op.id());
    return op.end(code, row);
  }
}
