package luosim.luo.state;

import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.part.Flow;

/**
 * The short requests by which participants come and go, and a subsystem asks for its data; what all revisions
 * with one global state do in them (spec luo-rfc-v2 section 3.9).
 *
 * @param <S> the slot of one operation in the revision
 */
public abstract class Registry<S extends StateSlot<S>> {
  /** Bytes of what a subsystem finds in the received tree. */
  protected static final int DATA_BYTES = 8;

  private final StateKernel kernel;

  protected Registry(StateKernel kernel) {
    this.kernel = kernel;
  }

  /** Whether the owner of a newcomer stays; false if its module is about to go. */
  protected abstract boolean pinned();

  /** Puts a handler on the list, unless one of its compatible is there: 0 or an errno. */
  protected final int addHandler(int handler) {
    String compatible = kernel.participants().compatible(handler);
    if (kernel.handlers().find(compatible, kernel.participants()) >= 0) {
      return -Errno.EEXIST;
    }
    if (!pinned()) {
      return -Errno.EAGAIN;
    }
    kernel.handlers().add(handler);
    return 0;
  }

  /** Answers a subsystem of that name what the previous kernel left it. */
  protected final Flow tellData(S op, String name) {
    boolean received = kernel.state() == LuoState.UPDATED && kernel.incomingHeld();
    if (!received || kernel.incoming().subsystemDataLength(name) != DATA_BYTES) {
      return unlock(op, -Errno.ENOENT, Row.NONE);
    }
    op.setValue(kernel.incoming().subsystemData(name));
    return unlock(op, 0, Row.NONE);
  }

  /** Gives the state lock back and returns. */
  protected final Flow unlock(S op, int code, Row row) {
    kernel.stateLock().release(op.id());
    return op.end(code, row);
  }
}
