package luosim.luo.revision.mainline;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.part.FlbTable;
import luosim.luo.part.Flow;

/**
 * What kernel code asks of an FLB: its object for the next kernel, or that of the previous kernel,
 * which is retrieved when somebody first asks (spec luo-mainline sections 4 and 5). Who has got one
 * counts as a user until it puts it back.
 */
final class FlbMachine {
  /** Where the request stands. */
  enum Step {
    START,
    LOCKED,
    RETRIEVE
  }

  private final Kernel kernel;
  private final FlbPass pass;

  FlbMachine(Kernel kernel, FlbPass pass) {
    this.kernel = kernel;
    this.pass = pass;
  }

  /** Gives the object back. */
  Flow put(Op op) {
    if (!kernel.on) {
      return op.end(-Errno.EOPNOTSUPP, Row.M20);
    }
    int flb = (int) op.argument();
    Flow flow = op.operation() == Operation.FLB_PUT_INCOMING
        ? pass.finishOne(op, flb)
        : pass.unpreserveOne(op, flb);
    return flow == Flow.WAIT ? flow : op.end(0, op.failure());
  }

  Flow getOutgoing(Op op) {
    if (op.asking == Step.START) {
      Flow flow = start(op, kernel.flbs.outgoing((int) op.argument()));
      if (flow != Flow.ON) {
        return flow;
      }
    }
    FlbTable.Half half = kernel.flbs.outgoing((int) op.argument());
    if (half.count() == 0 || !half.object()) {
      return unlock(op, half, -Errno.ENOENT, Row.M20);
    }
    return count(op, half);
  }

  Flow getIncoming(Op op) {
    int flb = (int) op.argument();
    if (op.asking == Step.START) {
      Flow flow = start(op, kernel.flbs.incoming(flb));
      if (flow != Flow.ON) {
        return flow;
      }
    }
    FlbTable.Half half = kernel.flbs.incoming(flb);
    if (op.asking == Step.RETRIEVE) {
      pass.takesRetrieve(op, flb);
      return op.status() < 0 ? unlock(op, half, op.status(), Row.M20) : count(op, half);
    }
    int status = kernel.flbs.status(flb);
    if (kernel.flbs.finished(flb)) {
      return unlock(op, half, -Errno.ENODATA, Row.M20);
    }
    if (status < 0) {
      return unlock(op, half, status, Row.M20);
    }
    if (status > 0) {
      return count(op, half);
    }
    if (!kernel.received) {
      return unlock(op, half, -Errno.ENODATA, Row.M20);
    }
    if (!pass.load(flb)) {
      return unlock(op, half, -Errno.ENOENT, Row.M20);
    }
    op.asking = Step.RETRIEVE;
    return op.asksFlb(Callback.RETRIEVE, flb, half.data(), false);
  }

  private Flow start(Op op, FlbTable.Half half) {
    if (!kernel.on) {
      return op.end(-Errno.EOPNOTSUPP, Row.M20);
    }
    op.asking = Step.LOCKED;
    return op.takes(half.lock(), false);
  }

  private static Flow count(Op op, FlbTable.Half half) {
    half.setCount(half.count() + 1);
    op.setValue(1);
    return unlock(op, half, 0, Row.NONE);
  }

  private static Flow unlock(Op op, FlbTable.Half half, int code, Row row) {
    half.lock().release(op.id());
    return op.end(code, row);
  }
}
