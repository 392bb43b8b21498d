package luosim.luo.revision.rfcv2;

import luosim.luo.Row;
import luosim.luo.part.Flow;
import luosim.luo.state.Restore;

/**
 * FD_RESTORE, which counts the token as reclaimed before the handler is asked, so that a handler's error
 * burns it (spec luo-rfc-v2 section 3.8).
 *
 * <p>Between the look at the flag and its change nothing keeps others out: two restores of one token
 * can both go on (row T5).
 */
final class RestoreMachine extends Restore<Op> {
  private final Kernel kernel;

  RestoreMachine(Kernel kernel, RebuildMachine rebuild) {
    super(kernel, rebuild);
    this.kernel = kernel;
  }

  @Override protected Flow found(Op op, int index) {
    op.index = index;
    return kernel.does(Change.CLAIMED_AT_ONCE) ? Flow.ON : op.window();
  }

  @Override protected Flow retrieve(Op op) {
    if (!op.takesAnswer()) {
      if (kernel.in().reclaimed(op.index)) {
        kernel.in().setRaced(op.index);
      }
      return asks(op, op.index);
    }
    if (op.answer() < 0) {
      if (kernel.does(Change.CLAIM_GIVEN_BACK)) {
        kernel.in().giveBack(op.index);
      }
      return refuse(op, op.answer(), Row.T4);
    }
    if (kernel.does(Change.FILE_HELD)) {
      kernel.services().hold((int) op.answerData());
    }
    return install(op, op.index, kernel.in().raced(op.index) ? Row.T5 : Row.NONE);
  }
}
