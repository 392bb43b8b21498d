package luosim.luo.onelist;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.part.Flow;
import luosim.luo.state.Preserve;

/**
 * FD_PRESERVE, which registers a file under a token, the next one or the one that user space gives.
 *
 * <p>Where user space gives it, the test of the result is upside down: a failure is copied out and answered
 * with 0, a success returned as it is. Where the kernel chooses, a failed copy takes the file back.
 */
final class PreserveMachine extends Preserve<Op> {
  private final Kernel kernel;

  PreserveMachine(Kernel kernel) {
    super(kernel);
    this.kernel = kernel;
  }

  @Override protected Flow register(Op op, int handler, int file) {
    if (!kernel.services().allocate(Memory.OUTGOING_FILE)) {
      return refuse(op, -Errno.ENOMEM, Row.R4);
    }
    boolean given = kernel.manner.takesTokens();
    long token = given ? op.givenToken() : kernel.takeToken();
    int code = kernel.out().find(token) >= 0 ? -Errno.EEXIST : kernel.services().insert();
    if (code < 0) {
      kernel.services().release(Memory.OUTGOING_FILE);
      return refuse(op, code, Row.R5);
    }
    kernel.out().add(token, handler, file);
    if (!given && !kernel.services().copyOut()) {
      kernel.forgetOutgoing(kernel.out().find(token));
      return refuse(op, -Errno.EFAULT, Row.R6);
    }
    op.setValue(token);
    kernel.stateLock().release(op.id());
    return op.end(0, Row.NONE);
  }

  @Override protected Flow answer(Op op, int code, Row row) {
    if (!kernel.manner.takesTokens()) {
      return op.end(code, row);
    }
    return op.end(kernel.services().copyOut() ? 0 : -Errno.EFAULT, row);
  }
}
