package luosim.luo.revision.mainline;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.part.Blocks;
import luosim.luo.part.Flow;

/**
 * CREATE_SESSION and RETRIEVE_SESSION, the requests of the device (spec luo-mainline section 4).
 *
 * <p>A CREATE looks for room before it looks at the names in use: refused for its name it leaves an
 * empty block behind (D1), which the next kernel takes for corruption. A session that user space
 * cannot be told about is closed at once.
 *
 * <p>That both wait for the lock of serialization is read from the spec's sentence that requests
 * wait while a reboot freezes; a trace of a CREATE during a freeze would settle it.
 */
final class SessionMachine {
  /** Where the request stands. */
  enum Step {
    START,
    LOCKED,
    CLOSING
  }

  private static final int NAME_BYTES = 64;

  private final Kernel kernel;
  private final CloseMachine closing;

  SessionMachine(Kernel kernel, CloseMachine closing) {
    this.kernel = kernel;
    this.closing = closing;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.making) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case CLOSING -> closing(op);
      };
    }
    return flow;
  }

  private static boolean creates(Op op) {
    return op.operation() == Operation.CREATE_SESSION;
  }

  private static Row refused(Op op) {
    return creates(op) ? Row.M5 : Row.M8;
  }

  private Flow start(Op op) {
    if (!kernel.deviceOpen) {
      return op.end(-Errno.EBADF, Row.NONE);
    }
    if (!kernel.services.copyIn()) {
      return op.end(-Errno.EFAULT, Row.NONE);
    }
    op.fd = kernel.services.newFd();
    if (op.fd < 0) {
      return op.end(op.fd, refused(op));
    }
    op.making = Step.LOCKED;
    return op.takes(kernel.serializing, true);
  }

  private Flow locked(Op op) {
    int code = creates(op) ? create(op) : retrieve(op);
    kernel.serializing.release(op.id());
    if (code < 0) {
      kernel.services.fdRelease(op.fd);
      return op.end(code, op.grew ? Row.M6 : refused(op));
    }
    kernel.sessions.open(op.session);
    if (!kernel.services.copyOut()) {
      kernel.services.fdRelease(op.fd);
      op.making = Step.CLOSING;
      return Flow.ON;
    }
    kernel.services.fdInstallSession(op.fd, op.session);
    op.setValue(op.session);
    return op.end(0, Row.NONE);
  }

  private Flow closing(Op op) {
    if (closing.close(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    return op.end(-Errno.EFAULT, Row.M21);
  }

  /** 0, or why there is no new session. */
  private int create(Op op) {
    int name = (int) op.argument();
    int bytes = kernel.participants.sessionName(name).length();
    if (bytes == 0 || bytes >= NAME_BYTES) {
      return -Errno.EINVAL;
    }
    if (!kernel.services.allocate(Memory.OUTGOING_SESSION)) {
      return -Errno.ENOMEM;
    }
    int code = insert(op, name);
    if (code < 0) {
      kernel.services.release(Memory.OUTGOING_SESSION);
      return code;
    }
    if (!kernel.services.allocate(Memory.SESSION_FILE)) {
      kernel.services.release(Memory.OUTGOING_SESSION);
      kernel.drop(op.session);
      return -Errno.ENOMEM;
    }
    return 0;
  }

  private int insert(Op op, int name) {
    boolean grows = kernel.blocks.full(kernel.sessions.outgoingCount());
    if (grows && kernel.blocks.size() == Blocks.LIMIT) {
      return -Errno.ENOSPC;
    }
    if (grows) {
      long page = kernel.handover.preservePage();
      if (page == 0) {
        return -Errno.ENOMEM;
      }
      kernel.blocks.add(page);
    }
    if (kernel.sessions.find(name, false) >= 0) {
      op.grew = grows;
      return -Errno.EEXIST;
    }
    op.session = kernel.sessions.add(name, false);
    return 0;
  }

  /** 0, or why there is no descriptor of a received session. */
  private int retrieve(Op op) {
    op.session = kernel.sessions.find((int) op.argument(), true);
    if (op.session < 0) {
      return -Errno.ENOENT;
    }
    if (kernel.sessions.retrieved(op.session)) {
      return -Errno.EINVAL;
    }
    return kernel.services.allocate(Memory.SESSION_FILE) ? 0 : -Errno.ENOMEM;
  }
}
