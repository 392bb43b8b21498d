package luosim.luo.revision.rfcv2;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.part.Flow;
import luosim.luo.state.Preserve;

/**
 * FD_PRESERVE, which registers a file under the next token (spec luo-rfc-v2 section 3.7).
 *
 * <p>Two oddities stay: a failed insert has used a token up, and a failed copy to user space leaves the file
 * registered under a token that nobody knows.
 */
final class PreserveMachine extends Preserve<Op> {
  private final Kernel kernel;

  PreserveMachine(Kernel kernel) {
    super(kernel);
    this.kernel = kernel;
  }

  @Override protected Flow register(Op op, int handler, int file) {
    if (kernel.does(Change.FILE_ONCE) && kernel.out().hasFile(file)) {
      return refuse(op, -Errno.EBUSY, Row.NONE);
    }
    if (!kernel.services().allocate(Memory.OUTGOING_FILE)) {
      return refuse(op, -Errno.ENOMEM, Row.R4);
    }
    long token = kernel.takeToken();
    int code = kernel.services().insert();
    if (code < 0) {
      kernel.services().release(Memory.OUTGOING_FILE);
      return refuse(op, code, Row.R5);
    }
    kernel.out().add(token, handler, file);
    if (!kernel.services().copyOut()) {
      if (kernel.does(Change.TOLD_OR_TAKEN_BACK)) {
        kernel.forgetOutgoing(kernel.out().find(token));
        return refuse(op, -Errno.EFAULT, Row.R6);
      }
      kernel.stateLock().release(op.id());
      return op.end(-Errno.EFAULT, Row.R6);
    }
    kernel.stateLock().release(op.id());
    op.setValue(token);
    return op.end(0, Row.NONE);
  }

  @Override protected Flow answer(Op op, int code, Row row) {
    return op.end(code, row);
  }
}
