package luosim.luo.revision.mainline;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.part.Blocks;
import luosim.luo.part.Flow;
import luosim.luo.part.SessionFiles;

/**
 * PRESERVE_FD: finds the handler that takes the file, counts the file with the handler's FLBs and
 * lets the handler preserve it, all inside the request (spec luo-mainline sections 4, 6, 7).
 *
 * <p>Whatever fails takes everything before it back, in reverse; the handler that failed is not
 * called again. The exception is the last step: a file that user space cannot be told about stays
 * preserved (D5).
 */
final class PreserveMachine {
  /** Where the request stands. */
  enum Step {
    CHECK,
    SCAN,
    LINKS,
    PRESERVE,
    BACK,
    TELL,
    TAKE_BACK
  }

  private final Kernel kernel;
  private final Entry entry;
  private final FlbPass flbs;
  private final FilePass pass;

  PreserveMachine(Kernel kernel, Entry entry, FlbPass flbs, FilePass pass) {
    this.kernel = kernel;
    this.entry = entry;
    this.flbs = flbs;
    this.pass = pass;
  }

  Flow run(Op op) {
    Flow way = entry.run(op, Entry.Kind.OUTGOING);
    if (way == Flow.WAIT || op.status() < 0) {
      return way;
    }
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.preserving) {
        case CHECK -> check(op);
        case SCAN -> scan(op);
        case LINKS -> links(op);
        case PRESERVE -> preserve(op);
        case BACK -> back(op);
        case TELL -> tell(op);
        case TAKE_BACK -> takeBack(op);
      };
    }
    return flow;
  }

  private SessionFiles files(Op op) {
    return kernel.sessions.files(op.session);
  }

  private Flow check(Op op) {
    SessionFiles files = files(op);
    if (files.find(op.givenToken()) >= 0) {
      return leave(op, -Errno.EEXIST, Row.M4);
    }
    Blocks blocks = files.blocks();
    if (blocks.full(files.size())) {
      if (blocks.size() == Blocks.LIMIT) {
        return leave(op, -Errno.ENOSPC, Row.M4);
      }
      long page = kernel.handover.preservePage();
      if (page == 0) {
        return leave(op, -Errno.ENOMEM, Row.M4);
      }
      blocks.add(page);
    }
    if (op.object() < 0 || !kernel.services.fileGet(op.object())) {
      return shrinkAndLeave(op, -Errno.EBADF, Row.M4);
    }
    op.preserving = Step.SCAN;
    op.index = 0;
    return op.takes(kernel.handlersLock, true);
  }

  private Flow scan(Op op) {
    while (op.index < kernel.handlers.size()) {
      int handler = kernel.handlers.get(op.index);
      if (!op.takesAnswer()) {
        op.asksFile(Callback.CAN_PRESERVE, handler, op.object(), -1, 0);
        return Flow.WAIT;
      }
      if (op.answer() > 0) {
        kernel.pin(handler);
        kernel.handlersLock.release(op.id());
        return identify(op, handler);
      }
      op.index++;
    }
    kernel.handlersLock.release(op.id());
    return putAndLeave(op, -Errno.ENOENT, Row.M4);
  }

  private Flow identify(Op op, int handler) {
    op.handlerFound = handler;
    op.identity = kernel.services.identity(handler, op.object());
    int code = kernel.identities.contains(op.identity) ? -Errno.EBUSY : kernel.services.insert();
    if (code < 0) {
      kernel.unpin(handler);
      return putAndLeave(op, code, Row.M4);
    }
    kernel.identities.add(op.identity);
    flbs.forward(op);
    op.preserving = Step.LINKS;
    return Flow.ON;
  }

  private Flow links(Op op) {
    if (flbs.preserve(op, op.handlerFound) == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (op.status() < 0) {
      return rollBack(op, op.status(), Row.M1, op.link);
    }
    int all = kernel.flbs.links(op.handlerFound);
    if (!kernel.services.allocate(Memory.OUTGOING_FILE)) {
      return rollBack(op, -Errno.ENOMEM, Row.M2, all);
    }
    op.preserving = Step.PRESERVE;
    op.asksFile(Callback.PRESERVE, op.handlerFound, op.object(), op.givenToken(), 0);
    return Flow.WAIT;
  }

  private Flow preserve(Op op) {
    op.takesAnswer();
    if (op.answer() < 0) {
      kernel.services.release(Memory.OUTGOING_FILE);
      return rollBack(op, op.answer(), Row.M2, kernel.flbs.links(op.handlerFound));
    }
    files(op).add(op.givenToken(), op.handlerFound, op.object(), op.identity, op.answerData());
    op.preserving = Step.TELL;
    return Flow.ON;
  }

  private Flow rollBack(Op op, int code, Row row, int links) {
    op.fail(code, row);
    flbs.backward(op, links);
    op.preserving = Step.BACK;
    return Flow.ON;
  }

  private Flow back(Op op) {
    if (flbs.unpreserve(op, op.handlerFound) == Flow.WAIT) {
      return Flow.WAIT;
    }
    kernel.identities.remove(op.identity);
    kernel.unpin(op.handlerFound);
    return putAndLeave(op, op.error(), op.failure());
  }

  private Flow tell(Op op) {
    if (kernel.services.copyOut()) {
      return leave(op, 0, Row.NONE);
    }
    if (!kernel.mended.copyOut()) {
      return leave(op, -Errno.EFAULT, Row.M3);
    }
    op.preserving = Step.TAKE_BACK;
    return Flow.ON;
  }

  private Flow takeBack(Op op) {
    if (op.limit == 0) {
      op.limit = files(op).size();
    }
    if (pass.unpreserve(op, op.limit - 1) == Flow.WAIT) {
      return Flow.WAIT;
    }
    return leave(op, -Errno.EFAULT, Row.M3);
  }

  private Flow putAndLeave(Op op, int code, Row row) {
    kernel.services.filePut(op.object());
    return shrinkAndLeave(op, code, row);
  }

  private Flow shrinkAndLeave(Op op, int code, Row row) {
    files(op).blocks().shrink(files(op).size(), kernel.handover);
    return leave(op, code, row);
  }

  private Flow leave(Op op, int code, Row row) {
    entry.leave(op);
    return op.end(code, row);
  }
}
