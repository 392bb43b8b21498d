package luosim.luo.state;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/**
 * FINISH: demands the state updated, tells everybody that the update is over, enters normal (spec luo-rfc-v2
 * section 3.4). Who is told in which order is the revision's; nobody can refuse.
 *
 * @param <S> the slot of one operation in the revision
 */
public abstract class Finish<S extends StateSlot<S>> {
  /** Bytes of what a subsystem finds in the received tree. */
  protected static final int DATA_BYTES = 8;

  /** Where the finish stands. */
  enum Step {
    START,
    LOCKED,
    TELL
  }

  private final StateKernel kernel;

  protected Finish(StateKernel kernel) {
    this.kernel = kernel;
  }

  /** Tells everybody. */
  protected abstract Flow tell(S op);

  /** Runs the request as far as it gets. */
  public final Flow run(S op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.finishing) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case TELL -> tell(op);
      };
    }
    return flow;
  }

  private Flow start(S op) {
    if (kernel.services().killed()) {
      return op.end(-Errno.EAGAIN, Row.T7);
    }
    op.finishing = Step.LOCKED;
    return op.takesKillable(kernel.stateLock());
  }

  private Flow locked(S op) {
    if (op.interrupted()) {
      return op.end(-Errno.EAGAIN, Row.T7);
    }
    if (kernel.state() != LuoState.UPDATED) {
      kernel.stateLock().release(op.id());
      return op.end(-Errno.EINVAL, Row.T7);
    }
    op.finishing = Step.TELL;
    return Flow.ON;
  }

  /** Asks for the finish of a received file, where its handler has one. */
  public final boolean asks(S op, int index) {
    int handler = kernel.in().handler(index);
    if (!kernel.participants().handlerHas(handler, Callback.FINISH)) {
      return false;
    }
    op.asks(Callback.FINISH, Subject.FILE, handler, kernel.in().data(index));
    op.tellsRetrieve(kernel.in().reclaimed(index) ? 1 : 0);
    op.ofFile(handler, kernel.in().file(index), kernel.in().token(index));
    return true;
  }

  /** Asks for the finish that a received file is due in a finish of all. */
  protected final boolean asksIfDue(S op, int index) {
    if (!kernel.in().reclaimed(index)) {
      op.setFailure(Row.T8);
    }
    return kernel.in().updated(index) && asks(op, index);
  }

  /** Everybody was told. */
  protected final Flow over(S op) {
    kernel.enter(LuoState.NORMAL);
    kernel.stateLock().release(op.id());
    return op.end(0, op.failure());
  }
}
