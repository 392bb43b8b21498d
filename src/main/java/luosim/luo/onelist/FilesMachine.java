package luosim.luo.onelist;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.Work;
import luosim.luo.part.Flow;

/**
 * The callbacks that the files have as one of the subsystems: prepare builds their tree and prepares each,
 * freeze freezes each, both write the data; cancel cancels all and frees the tree (spec
 * luo-v3-files-as-subsystem section 2).
 *
 * <p>A file that fails makes those before it be cancelled, forward, itself and those after it not, and the
 * tree is freed even where Kexec HandOver does not let go of its pages.
 */
final class FilesMachine {
  /** Where the callback stands. */
  enum Step {
    START,
    EACH,
    BACK
  }

  private final Kernel kernel;
  private final OneFile one;

  FilesMachine(Kernel kernel, OneFile one) {
    this.kernel = kernel;
    this.one = one;
  }

  /** Goes on; at its end the first failure, if there was one, is noted in the operation. */
  Flow run(Op op, Callback callback) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.files) {
        case START -> start(op, callback);
        case EACH -> each(op, callback);
        case BACK -> back(op);
      };
    }
    if (flow == Flow.END) {
      op.files = Step.START;
    }
    return flow;
  }

  private Flow start(Op op, Callback callback) {
    op.index = 0;
    if (callback == Callback.CANCEL) {
      op.files = Step.BACK;
      op.limit = kernel.out().size();
      return Flow.ON;
    }
    op.files = Step.EACH;
    if (callback == Callback.FREEZE) {
      return Flow.ON;
    }
    int code = kernel.trees.buildFiles(op);
    if (code < 0) {
      op.fail(code, Row.P11B);
      return Flow.END;
    }
    return op.works(Work.FDT_WRITE, op.workAmount());
  }

  private Flow each(Op op, Callback callback) {
    boolean prepares = callback == Callback.PREPARE;
    while (op.index < kernel.out().size()) {
      if (one.run(op, callback, op.index) == Flow.WAIT) {
        return Flow.WAIT;
      }
      if (op.status() < 0) {
        op.fail(op.status(), prepares ? Row.P10 : Row.Z2);
        return back(op, op.index);
      }
      op.index++;
    }
    if (kernel.trees.writeFiles(op) < 0) {
      op.fail(-Errno.ENOSPC, prepares ? Row.P11 : Row.Z3);
      return back(op, kernel.out().size());
    }
    kernel.subsystems().setData(Kernel.FILES, kernel.trees.filesPhys());
    op.files = Step.START;
    return Flow.END;
  }

  private static Flow back(Op op, int limit) {
    op.files = Step.BACK;
    op.index = 0;
    op.limit = limit;
    return Flow.ON;
  }

  private Flow back(Op op) {
    while (op.index < op.limit) {
      if (one.run(op, Callback.CANCEL, op.index) == Flow.WAIT) {
        return Flow.WAIT;
      }
      op.index++;
    }
    kernel.trees.freeFiles();
    return Flow.END;
  }
}
