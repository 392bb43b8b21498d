package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/** One callback for the first so many registered subsystems, in the order of registration. */
final class SubsystemPass {
  private final Kernel kernel;

  SubsystemPass(Kernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Goes on with the pass from {@code op.index}.
   *
   * <p>As for files, but a cancel pass zeroes the data of every subsystem that it comes by,
   * callback or not. A finish pass leaves the data as they are.
   */
  Flow run(Op op, Callback callback, int limit) {
    while (op.index < limit) {
      int subsystem = kernel.subsystems().get(op.index);
      if (op.takesAnswer()) {
        if (callback != Callback.FINISH) {
          kernel.subsystems().setData(subsystem, callback == Callback.CANCEL ? 0 : op.answerData());
        }
        if (op.answer() < 0 && maySayNo(callback)) {
          return op.leave(op.answer());
        }
        passed(subsystem, callback);
      } else if (callback == Callback.FINISH && isNewcomer(subsystem)) {
        kernel.subsystems().setData(subsystem, 0);
      } else if (kernel.participants().subsystemHas(subsystem, callback)) {
        return op.asks(callback, Subject.SUBSYSTEM, subsystem, kernel.subsystems().data(subsystem));
      } else if (callback == Callback.CANCEL) {
        kernel.subsystems().setData(subsystem, 0);
      } else if (!kernel.does(Change.PREPARED_ONLY)) {
        passed(subsystem, callback);
      }
      op.index++;
    }
    return op.leave(0);
  }

  private void passed(int subsystem, Callback callback) {
    if (callback == Callback.PREPARE && kernel.changed()) {
      kernel.undo.addSubsystem(subsystem);
    }
  }

  /** Whether the previous kernel did not have it, where that does no harm. */
  private boolean isNewcomer(int subsystem) {
    return kernel.does(Change.NEWCOMERS_PASSED)
        && kernel.incoming().subsystemDataLength(kernel.participants().subsystemName(subsystem)) < 0;
  }

  private static boolean maySayNo(Callback callback) {
    return callback == Callback.PREPARE || callback == Callback.FREEZE;
  }
}
