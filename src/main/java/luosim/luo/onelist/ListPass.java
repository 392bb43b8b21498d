package luosim.luo.onelist;

import luosim.luo.Callback;
import luosim.luo.Row;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/**
 * One callback for the first so many subsystems, in the order of registration, the files in their place
 * among them.
 */
final class ListPass {
  private final Kernel kernel;
  private final FilesMachine files;

  ListPass(Kernel kernel, FilesMachine files) {
    this.kernel = kernel;
    this.files = files;
  }

  void start(Op op, int places) {
    op.place = 0;
    op.places = places;
  }

  /**
   * Goes on with the pass; the first failure of a prepare or freeze ends it at that place and is noted in the
   * operation. A cancel leaves data 0, callback or not.
   */
  Flow run(Op op, Callback callback) {
    while (op.place < op.places) {
      int number = kernel.subsystems().get(op.place);
      Flow flow = number == Kernel.FILES ? ofFiles(op, callback) : ofSubsystem(op, callback, number);
      if (flow == Flow.WAIT) {
        return Flow.WAIT;
      }
      if (op.error() < 0 && callback != Callback.CANCEL) {
        return Flow.END;
      }
      op.place++;
    }
    return Flow.END;
  }

  private Flow ofFiles(Op op, Callback callback) {
    Flow flow = files.run(op, callback);
    if (flow == Flow.END && callback == Callback.CANCEL) {
      kernel.subsystems().setData(Kernel.FILES, 0);
    }
    return flow;
  }

  private Flow ofSubsystem(Op op, Callback callback, int number) {
    if (op.takesAnswer()) {
      kernel.subsystems().setData(number, callback == Callback.CANCEL ? 0 : op.answerData());
      if (op.answer() < 0 && callback != Callback.CANCEL) {
        op.fail(op.answer(), callback == Callback.PREPARE ? Row.P12 : Row.Z4);
      }
    } else if (kernel.has(number, callback)) {
      return op.asks(callback, Subject.SUBSYSTEM, number - 1, kernel.subsystems().data(number));
    } else if (callback == Callback.CANCEL) {
      kernel.subsystems().setData(number, 0);
    }
    return Flow.END;
  }
}
