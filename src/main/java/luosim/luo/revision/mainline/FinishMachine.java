package luosim.luo.revision.mainline;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.part.Flow;
import luosim.luo.part.SessionFiles;

/**
 * FINISH of an incoming session: asks every file whether it may be finished, the first first, and
 * then finishes them, the last first (spec luo-mainline section 6).
 *
 * <p>One refusal leaves everything as it is. A file that nobody retrieved is finished like the
 * others.
 */
final class FinishMachine {
  /** Where the request stands. */
  enum Step {
    CHECK,
    ASK,
    TELL
  }

  private final Kernel kernel;
  private final Entry entry;
  private final FilePass pass;

  FinishMachine(Kernel kernel, Entry entry, FilePass pass) {
    this.kernel = kernel;
    this.entry = entry;
    this.pass = pass;
  }

  Flow run(Op op) {
    Flow way = entry.run(op, Entry.Kind.INCOMING);
    if (way == Flow.WAIT || op.status() < 0) {
      return way;
    }
    if (op.finishing == Step.CHECK && op.givenToken() != 0) {
      entry.leave(op);
      return op.end(-Errno.EINVAL, Row.M18);
    }
    if (finish(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    entry.leave(op);
    return op.end(op.error(), op.failure());
  }

  /**
   * Goes on with the two passes; at its end {@code op.error()} is 0 or EBUSY, and {@code op.failure()}
   * the row.
   */
  Flow finish(Op op) {
    if (op.finishing == Step.CHECK) {
      op.finishing = Step.ASK;
      op.index = 0;
    }
    if (op.finishing == Step.ASK) {
      if (ask(op) == Flow.WAIT) {
        return Flow.WAIT;
      }
      if (op.error() < 0) {
        return Flow.END;
      }
      op.finishing = Step.TELL;
    }
    return pass.finish(op);
  }

  private Flow ask(Op op) {
    SessionFiles files = kernel.sessions.files(op.session);
    while (op.index < files.size()) {
      if (op.takesAnswer()) {
        if (op.answer() < 0) {
          op.fail(-Errno.EBUSY, Row.M11);
          return Flow.END;
        }
      } else if (kernel.participants.handlerHas(files.handler(op.index), Callback.CAN_FINISH)) {
        op.asksFile(
            Callback.CAN_FINISH,
            files.handler(op.index),
            files.file(op.index),
            files.token(op.index),
            files.data(op.index));
        op.tellsRetrieve(files.status(op.index));
        return Flow.WAIT;
      }
      op.index++;
    }
    return Flow.END;
  }
}
