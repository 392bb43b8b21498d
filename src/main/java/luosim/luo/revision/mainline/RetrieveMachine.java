package luosim.luo.revision.mainline;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.part.Flow;
import luosim.luo.part.SessionFiles;

/**
 * RETRIEVE_FD: lets the handler of a token make a file of what the previous kernel left, once (spec
 * luo-mainline sections 4 and 6).
 *
 * <p>Asked again it gives the same file, or the same error, without a callback. The orchestrator
 * keeps a reference of its own until finish, and nobody can preserve the object so long.
 */
final class RetrieveMachine {
  /** Where the request stands. */
  enum Step {
    FIND,
    RETRIEVE
  }

  private final Kernel kernel;
  private final Entry entry;

  RetrieveMachine(Kernel kernel, Entry entry) {
    this.kernel = kernel;
    this.entry = entry;
  }

  Flow run(Op op) {
    Flow way = entry.run(op, Entry.Kind.INCOMING);
    if (way == Flow.WAIT || op.status() < 0) {
      return way;
    }
    return switch (op.retrieving) {
      case FIND -> find(op);
      case RETRIEVE -> retrieve(op);
    };
  }

  private Flow find(Op op) {
    op.fd = kernel.services.newFd();
    if (op.fd < 0) {
      return leave(op, op.fd, Row.M9);
    }
    SessionFiles files = kernel.sessions.files(op.session);
    op.index = files.find(op.givenToken());
    if (op.index < 0) {
      return refuse(op, -Errno.ENOENT, Row.M9);
    }
    int status = files.status(op.index);
    if (status < 0) {
      return refuse(op, status, Row.M10);
    }
    if (status > 0) {
      return give(op, files.file(op.index));
    }
    op.retrieving = Step.RETRIEVE;
    op.asksFile(
        Callback.RETRIEVE, files.handler(op.index), -1, op.givenToken(), files.data(op.index));
    return Flow.WAIT;
  }

  private Flow retrieve(Op op) {
    op.takesAnswer();
    SessionFiles files = kernel.sessions.files(op.session);
    if (op.answer() < 0) {
      files.fail(op.index, op.answer());
      return refuse(op, op.answer(), Row.M10);
    }
    int file = (int) op.answerData();
    long identity = kernel.services.identity(files.handler(op.index), file);
    if (!kernel.identities.add(identity)) {
      kernel.warn();
    }
    files.retrieved(op.index, file, identity);
    return give(op, file);
  }

  private Flow give(Op op, int file) {
    kernel.services.fileGet(file);
    if (!kernel.services.copyOut()) {
      kernel.services.filePut(file);
      return refuse(op, -Errno.EFAULT, Row.M21);
    }
    kernel.services.fdInstall(op.fd, file);
    op.setValue(file);
    return leave(op, 0, Row.NONE);
  }

  private Flow refuse(Op op, int code, Row row) {
    kernel.services.fdRelease(op.fd);
    return leave(op, code, row);
  }

  private Flow leave(Op op, int code, Row row) {
    entry.leave(op);
    return op.end(code, row);
  }
}
