package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/** One callback for the first so many outgoing files, in ascending order of their tokens. */
final class FilePass {
  private final Kernel kernel;

  FilePass(Kernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Goes on with the pass from {@code op.index}.
   *
   * <p>Prepare and freeze may change the file's data, also when they fail; the first failure ends
   * the pass at that file. Cancel gets the data and leaves zero; a file without the callback keeps
   * its data.
   */
  Flow run(Op op, Callback callback, int limit) {
    while (op.index < limit) {
      int handler = kernel.out().handler(op.index);
      if (op.takesAnswer()) {
        kernel.out().setData(op.index, callback == Callback.CANCEL ? 0 : op.answerData());
        if (op.answer() < 0 && callback != Callback.CANCEL) {
          return op.leave(op.answer());
        }
        passed(op.index, callback);
      } else if (kernel.participants().handlerHas(handler, callback)) {
        int file = kernel.out().file(op.index);
        op.asks(callback, Subject.FILE, file, kernel.out().data(op.index));
        return op.ofFile(handler, file, kernel.out().token(op.index));
      } else if (!kernel.does(Change.PREPARED_ONLY)) {
        passed(op.index, callback);
      }
      op.index++;
    }
    return op.leave(0);
  }

  private void passed(int place, Callback callback) {
    if (callback == Callback.PREPARE && kernel.changed()) {
      kernel.undo.addFile(place);
    }
  }
}
