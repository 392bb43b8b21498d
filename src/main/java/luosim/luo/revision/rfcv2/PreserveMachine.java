package luosim.luo.revision.rfcv2;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/**
 * FD_PRESERVE: asks the handlers in the order of registration who takes the file, and registers it
 * under the next token (spec luo-rfc-v2 section 3.7).
 *
 * <p>A refusal drops the reference on the file. Two oddities stay: a failed insert has used a token
 * up, and a failed copy to user space leaves the file registered under a token that nobody knows.
 */
final class PreserveMachine {
  /** Where the registration stands. */
  enum Step {
    START,
    LOCKED,
    SCAN
  }

  private final Kernel kernel;

  PreserveMachine(Kernel kernel) {
    this.kernel = kernel;
  }

  Flow run(Op op) {
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

  private Flow start(Op op) {
    if (!kernel.services.copyIn()) {
      return op.end(-Errno.EFAULT, Row.NONE);
    }
    if (op.argument() < 0 || !kernel.services.fileGet((int) op.argument())) {
      return op.end(-Errno.EBADF, Row.R1);
    }
    op.preserving = Step.LOCKED;
    return op.takes(kernel.stateLock, true);
  }

  private Flow locked(Op op) {
    if (!kernel.mayRegister()) {
      return refuse(op, -Errno.EBUSY, Row.R2);
    }
    op.preserving = Step.SCAN;
    op.index = 0;
    return op.takes(kernel.handlersLock, true);
  }

  private Flow scan(Op op) {
    int file = (int) op.argument();
    while (op.index < kernel.handlers.size()) {
      int handler = kernel.handlers.get(op.index);
      if (!op.takesAnswer()) {
        op.asks(Callback.CAN_PRESERVE, Subject.FILE, handler, 0);
        return op.ofFile(handler, file, -1);
      }
      if (op.answer() > 0) {
        kernel.handlersLock.release(op.id());
        return register(op, handler, file);
      }
      op.index++;
    }
    kernel.handlersLock.release(op.id());
    return refuse(op, -Errno.ENOENT, Row.R3);
  }

  private Flow register(Op op, int handler, int file) {
    if (kernel.does(Change.FILE_ONCE) && kernel.out.hasFile(file)) {
      return refuse(op, -Errno.EBUSY, Row.NONE);
    }
    if (!kernel.services.allocate(Memory.OUTGOING_FILE)) {
      return refuse(op, -Errno.ENOMEM, Row.R4);
    }
    long token = kernel.nextToken;
    kernel.nextToken++;
    int code = kernel.services.insert();
    if (code < 0) {
      kernel.services.release(Memory.OUTGOING_FILE);
      return refuse(op, code, Row.R5);
    }
    kernel.out.add(token, handler, file);
    if (!kernel.services.copyOut()) {
      if (kernel.does(Change.TOLD_OR_TAKEN_BACK)) {
        kernel.out.removeAt(kernel.out.find(token));
        kernel.services.release(Memory.OUTGOING_FILE);
        return refuse(op, -Errno.EFAULT, Row.R6);
      }
      kernel.stateLock.release(op.id());
      return op.end(-Errno.EFAULT, Row.R6);
    }
    kernel.stateLock.release(op.id());
    op.setValue(token);
    return op.end(0, Row.NONE);
  }

  private Flow refuse(Op op, int code, Row row) {
    kernel.services.filePut((int) op.argument());
    kernel.stateLock.release(op.id());
    return op.end(code, row);
  }
}
