package luosim.luo.revision.mainline;

import luosim.luo.Callback;
import luosim.luo.IncomingSessions;
import luosim.luo.Row;
import luosim.luo.part.FlbTable;
import luosim.luo.part.Flow;

/**
 * Counts the users of FLBs up and down, and calls an FLB when the first comes or the last goes (spec
 * luo-mainline section 5).
 *
 * <p>The count of received users is only known once the FLB was retrieved. Counted down before, it
 * falls below zero, stays there, and the FLB is never finished (D2); a retrieve that failed leaves
 * the FLB unfinished too (D3).
 */
final class FlbPass {
  /** Where the pass stands with one FLB. */
  enum Step {
    NEXT,
    LOCKED,
    CALLED,
    RETRIEVED
  }

  /** A count that fell below zero stays there until it is loaded anew. */
  static final long SATURATED = Long.MIN_VALUE;

  private final Kernel kernel;

  FlbPass(Kernel kernel) {
    this.kernel = kernel;
  }

  void forward(Op op) {
    op.linking = Step.NEXT;
    op.link = 0;
  }

  /** Begins at the FLB before the given place of a handler. */
  void backward(Op op, int from) {
    op.linking = Step.NEXT;
    op.link = from - 1;
  }

  /**
   * One more preserved file uses every FLB of its handler; at its end {@code op.status()} is 0 or the
   * error of the FLB at {@code op.link}.
   */
  Flow preserve(Op op, int handler) {
    while (op.link < kernel.flbs.links(handler)) {
      Flow flow = preserveOne(op, kernel.flbs.linkOf(handler, op.link));
      if (flow == Flow.WAIT || op.status() < 0) {
        return flow;
      }
      op.link++;
    }
    return op.leave(0);
  }

  /** A preserved file uses the FLBs of its handler no more, the last first. */
  Flow unpreserve(Op op, int handler) {
    while (op.link >= 0) {
      if (unpreserveOne(op, kernel.flbs.linkOf(handler, op.link)) == Flow.WAIT) {
        return Flow.WAIT;
      }
      op.link--;
    }
    return op.leave(0);
  }

  /** A received file is finished with the FLBs of its handler, the last first. */
  Flow finish(Op op, int handler) {
    while (op.link >= 0) {
      if (finishOne(op, kernel.flbs.linkOf(handler, op.link)) == Flow.WAIT) {
        return Flow.WAIT;
      }
      op.link--;
    }
    return op.leave(0);
  }

  private Flow preserveOne(Op op, int flb) {
    FlbTable.Half half = kernel.flbs.outgoing(flb);
    if (op.linking == Step.NEXT && locks(op, half) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.linking == Step.CALLED) {
      op.takesAnswer();
      if (op.answer() < 0) {
        unlocks(op, half);
        return op.leave(op.answer());
      }
      half.hold(op.answerData(), op.answer() == 0);
    } else if (half.count() == 0) {
      op.linking = Step.CALLED;
      return op.asksFlb(Callback.PRESERVE, flb, 0, false);
    }
    half.setCount(half.count() + 1);
    return unlocks(op, half);
  }

  /** One user of an outgoing FLB goes. */
  Flow unpreserveOne(Op op, int flb) {
    FlbTable.Half half = kernel.flbs.outgoing(flb);
    if (op.linking == Step.NEXT && locks(op, half) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.linking == Step.CALLED) {
      op.takesAnswer();
      half.hold(0, false);
    } else if (half.count() == 0) {
      kernel.warn();
    } else {
      half.setCount(half.count() - 1);
      if (half.count() == 0) {
        op.linking = Step.CALLED;
        return op.asksFlb(Callback.UNPRESERVE, flb, half.data(), half.object());
      }
    }
    return unlocks(op, half);
  }

  /** One user of an incoming FLB goes. */
  Flow finishOne(Op op, int flb) {
    FlbTable.Half half = kernel.flbs.incoming(flb);
    if (op.linking == Step.NEXT && locks(op, half) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.linking == Step.CALLED) {
      op.takesAnswer();
      kernel.flbs.finish(flb);
      return unlocks(op, half);
    }
    if (op.linking == Step.RETRIEVED) {
      takesRetrieve(op, flb);
    } else if (kernel.mended.finishOfUnused() && unknown(flb, half)) {
      if (!load(flb)) {
        return unlocks(op, half);
      }
      op.linking = Step.RETRIEVED;
      return op.asksFlb(Callback.RETRIEVE, flb, half.data(), false);
    }
    return countDown(op, flb, half);
  }

  private Flow countDown(Op op, int flb, FlbTable.Half half) {
    if (half.count() <= 0) {
      half.setCount(SATURATED);
      kernel.warn();
      op.setFailure(Row.M13);
      return unlocks(op, half);
    }
    half.setCount(half.count() - 1);
    if (half.count() > 0) {
      return unlocks(op, half);
    }
    if (kernel.flbs.status(flb) < 0 && !kernel.mended.finishOfFailed()) {
      kernel.warn();
      op.setFailure(Row.M14);
      return unlocks(op, half);
    }
    op.linking = Step.CALLED;
    return op.asksFlb(Callback.FINISH, flb, 0, half.object());
  }

  /** Whether the FLB is one that nobody has asked for, so that its count is not loaded. */
  private boolean unknown(int flb, FlbTable.Half half) {
    return kernel.flbs.status(flb) == 0 && half.count() <= 0;
  }

  /** Loads handle and count of a received FLB; false if it is not among what was received. */
  boolean load(int flb) {
    IncomingSessions received = kernel.incoming;
    String compatible = kernel.participants.flbCompatible(flb);
    for (int place = 0; place < received.flbs(); place++) {
      if (received.flbCompatible(place).equals(compatible)) {
        FlbTable.Half half = kernel.flbs.incoming(flb);
        half.hold(received.flbData(place), false);
        half.setCount(received.flbUses(place));
        return true;
      }
    }
    return false;
  }

  /** Takes the answer of a retrieve; its result is in {@code op.status()}. */
  void takesRetrieve(Op op, int flb) {
    op.takesAnswer();
    op.setStatus(Math.min(op.answer(), 0));
    kernel.flbs.setStatus(flb, op.status() < 0 ? op.status() : 1);
    if (op.status() == 0) {
      FlbTable.Half half = kernel.flbs.incoming(flb);
      half.hold(half.data(), op.answer() == 0);
    }
  }

  private Flow locks(Op op, FlbTable.Half half) {
    op.linking = Step.LOCKED;
    return op.takes(half.lock(), false);
  }

  private static Flow unlocks(Op op, FlbTable.Half half) {
    half.lock().release(op.id());
    op.linking = Step.NEXT;
    return op.leave(0);
  }
}
