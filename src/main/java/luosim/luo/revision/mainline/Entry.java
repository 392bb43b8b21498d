package luosim.luo.revision.mainline;

import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.part.Flow;

/**
 * The way into a request on a session: the argument is read, the kind of session checked, then the
 * global lock of serialization is taken shared and the session's own alone (spec luo-mainline
 * section 3).
 *
 * <p>Once a reboot has frozen every session nobody gets past the global lock any more.
 */
final class Entry {
  /** Where the way in stands. */
  enum Step {
    START,
    SERIALIZING,
    LOCKED,
    INSIDE
  }

  /** The kind of session that a request is for. */
  enum Kind {
    OUTGOING,
    INCOMING,
    ANY
  }

  private final Kernel kernel;

  Entry(Kernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Goes on; at its end {@code op.status()} is 0 and both locks are held, or it is the error that the
   * operation has ended with and none is.
   */
  Flow run(Op op, Kind kind) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.entering) {
        case START -> start(op, kind);
        case SERIALIZING -> serializing(op);
        case LOCKED -> locked(op);
        case INSIDE -> op.leave(0);
      };
    }
    return flow;
  }

  private Flow start(Op op, Kind kind) {
    op.session = (int) op.argument();
    if (!kernel.sessions.isOpen(op.session)) {
      return refuse(op, -Errno.EBADF, Row.NONE);
    }
    if (!kernel.services.copyIn()) {
      return refuse(op, -Errno.EFAULT, Row.NONE);
    }
    if (kind != Kind.ANY && kernel.sessions.isIncoming(op.session) != (kind == Kind.INCOMING)) {
      return refuse(op, -Errno.EINVAL, Row.M18);
    }
    op.age = kernel.sessions.age(op.session);
    op.entering = Step.SERIALIZING;
    return op.takes(kernel.serializing, true);
  }

  private Flow serializing(Op op) {
    op.entering = Step.LOCKED;
    return op.takes(kernel.sessions.mutex(op.session), false);
  }

  /** A session that was closed while the request waited is not its session any more. */
  private Flow locked(Op op) {
    if (!kernel.sessions.isHeld(op.session) || kernel.sessions.age(op.session) != op.age) {
      leave(op);
      return refuse(op, -Errno.EBADF, Row.NONE);
    }
    op.entering = Step.INSIDE;
    return Flow.ON;
  }

  private static Flow refuse(Op op, int code, Row row) {
    op.end(code, row);
    return op.leave(code);
  }

  /** Gives both locks back. */
  void leave(Op op) {
    kernel.sessions.mutex(op.session).release(op.id());
    kernel.serializing.release(op.id());
  }
}
