package luosim.luo.onelist;

import luosim.luo.Callback;
import luosim.luo.LuoState;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/**
 * One event for one registered file: prepare, freeze or cancel. Where files keep states a file that is not
 * due is passed over, and a cancel leaves data 0; where they do not, every file is due, and who has no cancel
 * keeps its data.
 */
final class OneFile {
  private final Kernel kernel;

  OneFile(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Goes on with the event; at its end the status is 0 or the errno of the callback. */
  Flow run(Op op, Callback callback, int index) {
    if (op.takesAnswer()) {
      return answered(op, callback, index);
    }
    if (kernel.manner.keepsFileStates() && !due(callback, kernel.out().state(index))) {
      return op.leave(0);
    }
    int handler = kernel.out().handler(index);
    if (kernel.participants().handlerHas(handler, callback)) {
      int file = kernel.out().file(index);
      op.asks(callback, Subject.FILE, file, kernel.out().data(index));
      return op.ofFile(handler, file, kernel.out().token(index));
    }
    if (kernel.manner.keepsFileStates()) {
      done(callback, index);
    }
    return op.leave(0);
  }

  private Flow answered(Op op, Callback callback, int index) {
    if (callback == Callback.CANCEL) {
      kernel.out().setData(index, 0);
      done(callback, index);
      return op.leave(0);
    }
    kernel.out().setData(index, op.answerData());
    if (op.answer() < 0) {
      return op.leave(op.answer());
    }
    done(callback, index);
    return op.leave(0);
  }

  private static boolean due(Callback callback, LuoState state) {
    if (callback == Callback.PREPARE) {
      return state == LuoState.NORMAL;
    }
    return callback == Callback.FREEZE ? state == LuoState.PREPARED : state != LuoState.NORMAL;
  }

  private void done(Callback callback, int index) {
    if (!kernel.manner.keepsFileStates()) {
      return;
    }
    if (callback == Callback.CANCEL) {
      kernel.out().setData(index, 0);
      kernel.out().setState(index, LuoState.NORMAL);
    } else {
      kernel.out().setState(index, callback == Callback.PREPARE ? LuoState.PREPARED : LuoState.FROZEN);
    }
  }
}
