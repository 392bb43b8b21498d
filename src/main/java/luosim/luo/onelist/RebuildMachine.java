package luosim.luo.onelist;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Handover;
import luosim.luo.IncomingTree;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Work;
import luosim.luo.part.Flow;
import luosim.luo.tree.FilesTree;
import luosim.luo.tree.OutgoingTree;

/**
 * Finds the blob of files that the received tree points to, and makes entries of it, once, for the first
 * operation that wants them. Whoever comes meanwhile waits.
 *
 * <p>There is no error: a blob of another kind, a name that is no number, a missing property, an unknown
 * handler, a token that occurs twice, no memory stop the kernel; so does a pointer to memory that was freed.
 */
final class RebuildMachine {
  /** Where the rebuild stands. */
  enum Step {
    START,
    LOCKED,
    BUILT
  }

  private static final int DATA_BYTES = 8;

  private final Kernel kernel;

  RebuildMachine(Kernel kernel) {
    this.kernel = kernel;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.rebuilding) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case BUILT -> built(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    boolean nothing = kernel.manner.bootsSubsystems() && !kernel.filesFound;
    if (kernel.rebuilt || !kernel.incomingHeld || nothing) {
      return Flow.END;
    }
    op.rebuilding = Step.LOCKED;
    return op.takes(kernel.rebuildLock, false);
  }

  private Flow locked(Op op) {
    op.rebuilding = Step.BUILT;
    if (kernel.rebuilt) {
      return Flow.ON;
    }
    Stop stop = kernel.filesFound ? Stop.NONE : find();
    IncomingTree tree = kernel.incomingFiles;
    int count = stop == Stop.NONE ? tree.fileCount() : 0;
    for (int child = 0; child < count && stop == Stop.NONE; child++) {
      stop = take(tree, child) ? Stop.NONE : Stop.PANIC;
    }
    return stop == Stop.NONE ? op.works(Work.REBUILD, count) : op.stop(stop, Row.N3);
  }

  private Flow built(Op op) {
    kernel.rebuilt = true;
    op.rebuilding = Step.START; // a finish comes by again after each callback
    kernel.rebuildLock.release(op.id());
    return Flow.END;
  }

  /** Whether the received tree has the files' own eight bytes. */
  boolean pointed() {
    return kernel.incoming.subsystemDataLength(FilesTree.NAME) == DATA_BYTES;
  }

  /** Follows the pointer to the files' blob: whether the kernel goes on. */
  Stop find() {
    if (!pointed()) {
      return Stop.PANIC;
    }
    Handover.Received blob = kernel.handover.treeAt(kernel.incoming.subsystemData(FilesTree.NAME));
    if (blob.result() < 0) {
      return Stop.UNDEFINED;
    }
    kernel.incomingFiles = blob.tree();
    kernel.filesFound = true;
    return kernel.incomingFiles.hasRootCompatible(OutgoingTree.FILES) ? Stop.NONE : Stop.PANIC;
  }

  private boolean take(IncomingTree tree, int child) {
    if (!tree.fileNumbered(child) || tree.fileDataLength(child) < 0) {
      return false;
    }
    long token = tree.fileToken(child);
    int handler = kernel.handlers.find(tree.fileCompatible(child), kernel.participants);
    if (handler < 0 || kernel.in.find(token) >= 0 || !allocated() || kernel.services.insert() < 0) {
      return false;
    }
    kernel.in.put(token, handler, tree.fileData(child));
    return true;
  }

  /** As in RFC v2: no source names a failure of this allocation, so a refusal is asked once more. */
  private boolean allocated() {
    return kernel.services.allocate(Memory.INCOMING_FILE)
        || kernel.services.allocate(Memory.INCOMING_FILE);
  }
}
