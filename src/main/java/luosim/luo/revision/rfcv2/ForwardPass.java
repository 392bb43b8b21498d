package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.Work;
import luosim.luo.part.Flow;

/**
 * The way forward of PREPARE and FREEZE: files, their data into the tree, subsystems, their data
 * into the tree; and its rollback, which cancels what the revision cancels and nothing more (spec
 * luo-rfc-v2 sections 6.2 and 6.3).
 *
 * <p>A callback that fails ends its class: those before it in the class get cancel, itself and
 * those after it get nothing. Files that failed leave subsystems alone; subsystems that failed take
 * all files back with them, and only then the files' data are written again.
 */
final class ForwardPass {
  /** Where the pass stands. */
  enum Step {
    FILES,
    WRITE_FILES,
    SUBSYSTEMS,
    WRITE_SUBSYSTEMS,
    ROLL_BACK_SUBSYSTEMS,
    ROLL_BACK_FILES,
    UNDO,
    DONE
  }

  private final Kernel kernel;
  private final FilePass files;
  private final SubsystemPass subsystems;
  private final TreeWriter writer;
  private final UndoPass undo;

  ForwardPass(
      Kernel kernel, FilePass files, SubsystemPass subsystems, TreeWriter writer, UndoPass undo) {
    this.undo = undo;
    this.kernel = kernel;
    this.files = files;
    this.subsystems = subsystems;
    this.writer = writer;
  }

  void start(Op op) {
    op.forward = Step.FILES;
    op.index = 0;
    op.rewrite = false;
  }

  /** Goes on; at its end {@code op.error()} tells whether the rollback had to run. */
  Flow run(Op op, Callback callback) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.forward) {
        case FILES -> files(op, callback);
        case WRITE_FILES -> writeFiles(op, callback);
        case SUBSYSTEMS -> subsystems(op, callback);
        case WRITE_SUBSYSTEMS -> writeSubsystems(op, callback);
        case ROLL_BACK_SUBSYSTEMS -> rollBackSubsystems(op);
        case ROLL_BACK_FILES -> rollBackFiles(op);
        case UNDO -> undo(op);
        case DONE -> Flow.END;
      };
    }
    return flow;
  }

  private Flow files(Op op, Callback callback) {
    if (files.run(op, callback, kernel.out().size()) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.status() < 0) {
      op.fail(op.status(), row(callback, Row.P10, Row.Z2));
      return rollBack(op, callback, Step.ROLL_BACK_FILES, op.index);
    }
    return next(op, Step.WRITE_FILES, 0);
  }

  private Flow writeFiles(Op op, Callback callback) {
    if (writer.writeFiles(op) < 0) {
      op.fail(-Errno.ENOSPC, row(callback, Row.P11, Row.Z3));
      rollBack(op, callback, Step.ROLL_BACK_FILES, kernel.out().size());
    } else {
      next(op, Step.SUBSYSTEMS, 0);
    }
    return op.works(Work.FDT_WRITE, op.workAmount());
  }

  private Flow subsystems(Op op, Callback callback) {
    if (subsystems.run(op, callback, kernel.subsystems().size()) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.status() < 0) {
      op.fail(op.status(), row(callback, Row.P12, Row.Z4));
      return rollBack(op, callback, Step.ROLL_BACK_SUBSYSTEMS, op.index);
    }
    return next(op, Step.WRITE_SUBSYSTEMS, 0);
  }

  private Flow writeSubsystems(Op op, Callback callback) {
    if (writer.writeSubsystems(op) < 0) {
      op.fail(-Errno.ENOENT, row(callback, Row.P13, Row.Z5));
      rollBack(op, callback, Step.ROLL_BACK_SUBSYSTEMS, kernel.subsystems().size());
    } else {
      next(op, Step.DONE, 0);
    }
    return op.works(Work.FDT_WRITE, op.workAmount());
  }

  private Flow rollBackSubsystems(Op op) {
    if (subsystems.run(op, Callback.CANCEL, op.limit) == Flow.WAIT) {
      return Flow.WAIT;
    }
    op.rewrite = true;
    return next(op, Step.ROLL_BACK_FILES, kernel.out().size());
  }

  private Flow rollBackFiles(Op op) {
    if (files.run(op, Callback.CANCEL, op.limit) == Flow.WAIT) {
      return Flow.WAIT;
    }
    op.forward = Step.DONE;
    if (!op.rewrite) {
      return Flow.ON;
    }
    writer.writeFiles(op);
    return op.works(Work.FDT_WRITE, op.workAmount());
  }

  /** The posted rollback of a class; or the undo list; or nothing yet, where the caller aborts it all. */
  private Flow rollBack(Op op, Callback callback, Step posted, int limit) {
    if (!kernel.changed()) {
      return next(op, posted, limit);
    }
    if (callback == Callback.PREPARE) {
      return next(op, Step.UNDO, 0);
    }
    if (kernel.does(Change.FREEZE_CANCELS_ALL)) {
      return next(op, Step.DONE, 0);
    }
    kernel.undo.clear();
    return next(op, posted, limit);
  }

  private Flow undo(Op op) {
    if (undo.run(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    op.forward = Step.DONE;
    return Flow.ON;
  }

  private static Flow next(Op op, Step step, int limit) {
    op.forward = step;
    op.index = 0;
    op.limit = limit;
    return Flow.ON;
  }

  private static Row row(Callback callback, Row ofPrepare, Row ofFreeze) {
    return callback == Callback.PREPARE ? ofPrepare : ofFreeze;
  }
}
