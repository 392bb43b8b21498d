package luosim.luo.onelist;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.part.Flow;
import luosim.luo.part.QueuedLock;

/**
 * Requests for one file: an event for it alone, the question for its state, taking it back; and the closing
 * of the device, which takes all of them back (spec luo-v3-files-as-subsystem sections 4 to 6).
 *
 * <p>Events of one file hold the state lock as readers do, so that no event of all runs meanwhile. A guess; a
 * trace of two of them at once would settle it.
 */
final class FileMachine {
  /** Where the request stands. */
  enum Step {
    START,
    REBUILD,
    LOCKED,
    FILE,
    CLOSING
  }

  /** The numbers of events in the user interface. */
  static final int PREPARE = 0;

  static final int FREEZE = 1;
  static final int FINISH = 2;
  static final int CANCEL = 3;

  private final Kernel kernel;
  private final OneFile one;
  private final RebuildMachine rebuild;
  private final FinishMachine finish;

  FileMachine(Kernel kernel, OneFile one, RebuildMachine rebuild, FinishMachine finish) {
    this.kernel = kernel;
    this.one = one;
    this.rebuild = rebuild;
    this.finish = finish;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.fileStep) {
        case START -> start(op);
        case REBUILD -> rebuild(op);
        case LOCKED -> locked(op);
        case FILE -> file(op);
        case CLOSING -> closing(op);
      };
    }
    return flow;
  }

  private static boolean removes(Op op) {
    return op.operation() == Operation.FD_UNPRESERVE;
  }

  private static boolean ofReceived(Op op) {
    return op.operation() == Operation.SET_FD_EVENT ? op.argument() == FINISH
        : op.operation() == Operation.GET_FD_STATE && op.argument() != 0;
  }

  private static long token(Op op) {
    return removes(op) ? op.argument() : op.givenToken();
  }

  private Flow start(Op op) {
    if (op.operation() == Operation.CLOSE_DEVICE) {
      kernel.deviceOpen = false;
      op.fileStep = Step.CLOSING;
      return op.takes(kernel.stateLock(), true);
    }
    if (!kernel.services().copyIn()) {
      return op.end(-Errno.EFAULT, Row.NONE);
    }
    if (op.operation() == Operation.SET_FD_EVENT && (op.argument() < PREPARE || op.argument() > CANCEL)) {
      return op.end(-Errno.EINVAL, Row.NONE);
    }
    op.fileStep = ofReceived(op) ? Step.REBUILD : Step.LOCKED;
    return ofReceived(op) ? Flow.ON : op.takes(kernel.stateLock(), true);
  }

  private Flow rebuild(Op op) {
    if (rebuild.run(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    op.fileStep = Step.LOCKED;
    return op.takes(kernel.stateLock(), true);
  }

  private Flow locked(Op op) {
    if (removes(op) && !kernel.mayRegister()) {
      return unlock(op, -Errno.EBUSY, Row.R2);
    }
    if (op.operation() == Operation.SET_FD_EVENT && ofReceived(op) && kernel.state() != LuoState.UPDATED) {
      return unlock(op, -Errno.EBUSY, Row.NONE);
    }
    boolean known = ofReceived(op) ? kernel.in().find(token(op)) >= 0 : kernel.out().find(token(op)) >= 0;
    if (!known) {
      return unlock(op, -Errno.ENOENT, removes(op) ? Row.R7 : Row.NONE);
    }
    op.fileStep = Step.FILE;
    QueuedLock mutex = kernel.fileLocks.use(mutex(op));
    return op.takes(mutex, false);
  }

  private static long mutex(Op op) {
    return ofReceived(op) ? RestoreMachine.mutex(token(op)) : token(op);
  }

  private Flow file(Op op) {
    int index = ofReceived(op) ? kernel.in().find(token(op)) : kernel.out().find(token(op));
    if (index < 0) {
      return letGo(op, -Errno.ENOENT);
    }
    if (op.operation() == Operation.GET_FD_STATE) {
      op.setValue(Kernel.number(state(op, index)));
      return letGo(op, kernel.services().copyOut() ? 0 : -Errno.EFAULT);
    }
    if (ofReceived(op)) {
      return finish(op, index);
    }
    if (removes(op) && !kernel.manner.cancelsOnUnpreserve()) {
      drop(index);
      return letGo(op, 0);
    }
    if (one.run(op, removes(op) ? Callback.CANCEL : callback(op), index) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (removes(op)) {
      drop(index);
    }
    return letGo(op, op.status());
  }

  private LuoState state(Op op, int index) {
    if (!ofReceived(op)) {
      return kernel.out().state(index);
    }
    return kernel.in().updated(index) ? LuoState.UPDATED : LuoState.NORMAL;
  }

  private static Callback callback(Op op) {
    if (op.argument() == PREPARE) {
      return Callback.PREPARE;
    }
    return op.argument() == FREEZE ? Callback.FREEZE : Callback.CANCEL;
  }

  private Flow finish(Op op, int index) {
    if (!op.takesAnswer() && kernel.in().updated(index) && finish.asks(op, index)) {
      return Flow.WAIT;
    }
    kernel.in().setNormal(index);
    return letGo(op, 0);
  }

  /** Forgets a registered file: its node, its entry, its reference. */
  private void drop(int index) {
    int file = kernel.out().file(index);
    kernel.trees.removeFile(kernel.out().token(index));
    kernel.forgetOutgoing(index);
    kernel.services().filePut(file);
  }

  private Flow closing(Op op) {
    while (kernel.out().size() > 0) {
      op.setFailure(kernel.updating() ? Row.L2 : Row.L1);
      if (one.run(op, Callback.CANCEL, 0) == Flow.WAIT) {
        return Flow.WAIT;
      }
      drop(0);
    }
    return unlock(op, 0, op.failure());
  }

  private Flow letGo(Op op, int code) {
    kernel.fileLocks.of(mutex(op)).release(op.id());
    kernel.fileLocks.done(mutex(op));
    return unlock(op, code, Row.NONE);
  }

  private Flow unlock(Op op, int code, Row row) {
    kernel.stateLock().release(op.id());
    return op.end(code, row);
  }
}
