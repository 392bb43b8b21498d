package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/**
 * KHO's notifier chain: its clients by priority, the orchestrator among them. FINALIZE and ABORT
 * walk it in the same order, and the first error ends the walk.
 */
final class Chain {
  private final Kernel kernel;
  private final PrepareMachine prepare;
  private final CancelMachine cancel;

  Chain(Kernel kernel, PrepareMachine prepare, CancelMachine cancel) {
    this.kernel = kernel;
    this.prepare = prepare;
    this.cancel = cancel;
  }

  void start(Op op) {
    op.place = 0;
    op.agreed = 0;
    op.chainPassedUs = false;
    op.preparing = PrepareMachine.Step.START;
    op.cancelling = CancelMachine.Step.START;
  }

  /** Goes on with the walk; at its end {@code op.status()} is 0 or the error that ended it. */
  Flow run(Op op, Callback event) {
    while (op.place < kernel.handover().clients()) {
      int client = kernel.handover().client(op.place);
      if (client >= 0) {
        if (!op.takesAnswer()) {
          return op.asks(event, Subject.CLIENT, client, 0);
        }
        boolean counts = event == Callback.KHO_FINALIZE || !kernel.does(Change.CANCEL_NOT_REFUSED);
        op.setStatus(counts ? Math.min(op.answer(), 0) : 0);
      } else if (ours(op, event) == Flow.WAIT) {
        return Flow.WAIT;
      }
      if (op.status() < 0) {
        return Flow.END;
      }
      op.place++;
      op.agreed = event == Callback.KHO_FINALIZE ? op.place : op.agreed;
    }
    return op.leave(0);
  }

  /**
   * Begins to tell of an abort: to all from the first on, or to those who agreed from the last one back.
   *
   * @param agreed how many members agreed to the finalize
   */
  void startAbort(Op op, int agreed) {
    start(op);
    op.agreed = agreed;
    op.place = kernel.does(Change.ABORT_AGREED_ONLY) ? agreed - 1 : 0;
  }

  /** Goes on telling of an abort; at its end {@code op.status()} is 0 or the first error that counts. */
  Flow runAbort(Op op) {
    if (!kernel.does(Change.ABORT_AGREED_ONLY)) {
      return run(op, Callback.KHO_ABORT);
    }
    while (op.place >= 0) {
      int client = kernel.handover().client(op.place);
      if (client >= 0) {
        if (!op.takesAnswer()) {
          return op.asks(Callback.KHO_ABORT, Subject.CLIENT, client, 0);
        }
        op.setStatus(kernel.does(Change.CANCEL_NOT_REFUSED) ? 0 : Math.min(op.answer(), 0));
      } else if (cancel.run(op) == Flow.WAIT) {
        return Flow.WAIT;
      }
      if (op.status() < 0) {
        return Flow.END;
      }
      op.place--;
    }
    return op.leave(0);
  }

  private Flow ours(Op op, Callback event) {
    Flow flow = event == Callback.KHO_FINALIZE ? prepare.run(op) : cancel.run(op);
    op.chainPassedUs = flow == Flow.END;
    return flow;
  }
}
