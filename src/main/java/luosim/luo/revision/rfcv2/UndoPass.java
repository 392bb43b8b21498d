package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/** Cancels everybody on the undo list, and clears data as far as the revision does. */
final class UndoPass {
  private final Kernel kernel;

  UndoPass(Kernel kernel) {
    this.kernel = kernel;
  }

  Flow run(Op op) {
    boolean reverse = kernel.does(Change.REVERSE_ROLLBACK);
    while (!kernel.undo.isEmpty()) {
      boolean asked = op.takesAnswer();
      int who = kernel.undo.who(reverse);
      if (kernel.undo.isFile(reverse)) {
        int handler = kernel.out().handler(who);
        boolean has = kernel.participants().handlerHas(handler, Callback.CANCEL);
        if (!asked && has) {
          op.asks(Callback.CANCEL, Subject.FILE, kernel.out().file(who), kernel.out().data(who));
          return op.ofFile(handler, kernel.out().file(who), kernel.out().token(who));
        }
        if (has) {
          kernel.out().setData(who, 0);
        }
      } else if (!asked && kernel.participants().subsystemHas(who, Callback.CANCEL)) {
        return op.asks(Callback.CANCEL, Subject.SUBSYSTEM, who, kernel.subsystems().data(who));
      } else {
        kernel.subsystems().setData(who, 0);
      }
      kernel.undo.remove(reverse);
    }
    if (kernel.does(Change.DATA_CLEARED)) {
      clear();
    }
    return op.leave(0);
  }

  private void clear() {
    for (int place = 0; place < kernel.out().size(); place++) {
      kernel.out().setData(place, 0);
    }
    for (int place = 0; place < kernel.subsystems().size(); place++) {
      kernel.subsystems().setData(kernel.subsystems().get(place), 0);
    }
  }
}
