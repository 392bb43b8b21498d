package luosim.luo.revision.mainline;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Callback;
import luosim.luo.part.Flow;
import luosim.luo.part.SessionFiles;

/** Takes files off a session, the last first: unpreserves outgoing ones, finishes incoming ones. */
final class FilePass {
  /** Where the pass stands with one file. */
  enum Step {
    NEXT,
    CALLED,
    LINKS
  }

  private final Kernel kernel;
  private final FlbPass flbs;

  FilePass(Kernel kernel, FlbPass flbs) {
    this.kernel = kernel;
    this.flbs = flbs;
  }

  /** Unpreserves files until so many are left, and gives pages back that they do not need. */
  Flow unpreserve(Op op, int left) {
    SessionFiles files = kernel.sessions.files(op.session);
    while (files.size() > left) {
      if (step(op, files, Callback.UNPRESERVE) == Flow.WAIT) {
        return Flow.WAIT;
      }
    }
    files.blocks().shrink(files.size(), kernel.handover);
    return op.leave(0);
  }

  /** Finishes every file, and frees the pages in which they arrived. */
  Flow finish(Op op) {
    SessionFiles files = kernel.sessions.files(op.session);
    while (files.size() > 0) {
      if (step(op, files, Callback.FINISH) == Flow.WAIT) {
        return Flow.WAIT;
      }
    }
    files.blocks().restore(kernel.handover);
    return op.leave(0);
  }

  private Flow step(Op op, SessionFiles files, Callback callback) {
    int last = files.size() - 1;
    int handler = files.handler(last);
    if (op.filing == Step.NEXT) {
      op.filing = Step.CALLED;
      op.asksFile(callback, handler, files.file(last), files.token(last), files.data(last));
      op.tellsRetrieve(files.status(last));
      return Flow.WAIT;
    }
    if (op.filing == Step.CALLED) {
      op.takesAnswer();
      op.filing = Step.LINKS;
      flbs.backward(op, kernel.flbs.links(handler));
    }
    boolean incoming = callback == Callback.FINISH;
    Flow flow = incoming ? flbs.finish(op, handler) : flbs.unpreserve(op, handler);
    if (flow == Flow.WAIT) {
      return Flow.WAIT;
    }
    if (files.file(last) >= 0) {
      kernel.identities.remove(files.identity(last));
      kernel.services.filePut(files.file(last));
    }
    kernel.services.release(incoming ? Memory.INCOMING_FILE : Memory.OUTGOING_FILE);
    kernel.unpin(handler);
    files.removeLast();
    op.filing = Step.NEXT;
    return Flow.ON;
  }
}
