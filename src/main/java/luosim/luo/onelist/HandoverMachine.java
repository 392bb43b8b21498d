package luosim.luo.onelist;

import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.Work;
import luosim.luo.part.Flow;

/**
 * Finalize and abort of Kexec HandOver, which the orchestrator calls itself and the debugfs file can ask for
 * too (spec luo-v3-files-as-subsystem sections 1 and 2). A failed finalize frees the map and leaves
 * everything else; only a tree that cannot be published fails over a finalize that took effect.
 */
final class HandoverMachine {
  /** Where it stands. */
  enum Step {
    START,
    LOCKED,
    CLOSE
  }

  private final Kernel kernel;

  HandoverMachine(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Finalizes; at its end the status, and the row of a failure in {@code op.failure()}. */
  Flow finish(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.handover) {
        case START -> start(op);
        case LOCKED -> serialize(op);
        case CLOSE -> close(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    op.handover = Step.LOCKED;
    return op.takes(kernel.khoMutex(), false);
  }

  private Flow serialize(Op op) {
    if (kernel.handover().finalized()) {
      return unlock(op, -Errno.EEXIST, Row.P14);
    }
    int code = kernel.handover().startFinalize();
    code = code < 0 ? code : kernel.handover().serialize();
    if (code < 0) {
      kernel.handover().freeMap();
      return unlock(op, code, Row.P14);
    }
    op.handover = Step.CLOSE;
    return op.works(Work.KHO_SERIALIZE, kernel.handover().bitmaps());
  }

  private Flow close(Op op) {
    int code = kernel.handover().closeRoot();
    if (code < 0) {
      kernel.handover().freeMap();
      return unlock(op, code, Row.P14);
    }
    kernel.handover().setFinalized(true);
    return unlock(op, kernel.handover().publish(), Row.P15);
  }

  /** Aborts: frees the map and clears the flag, nothing more; ENOENT if not finalized. */
  Flow abort(Op op) {
    if (op.handover == Step.START) {
      op.handover = Step.LOCKED;
      if (op.takes(kernel.khoMutex(), false) == Flow.WAIT) {
        return Flow.WAIT;
      }
    }
    if (!kernel.handover().finalized()) {
      return unlock(op, -Errno.ENOENT, Row.C2);
    }
    kernel.handover().freeMap();
    kernel.handover().setFinalized(false);
    kernel.handover().unpublish();
    return unlock(op, 0, Row.NONE);
  }

  private Flow unlock(Op op, int code, Row row) {
    op.setFailure(code < 0 ? row : Row.NONE);
    kernel.khoMutex().release(op.id());
    return op.leave(code);
  }
}
