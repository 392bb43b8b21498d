package luosim.luo.revision.rfcv2;

import luosim.luo.BasicServices.Memory;
import luosim.luo.IncomingTree;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Work;
import luosim.luo.part.Flow;

/**
 * Makes file entries of the received tree, once, for the first operation that wants them (spec
 * luo-rfc-v2 section 3.6). Whoever comes meanwhile waits.
 *
 * <p>There is no error: a name that is no number, a missing property, an unknown handler, no memory
 * stop the kernel. A second child of one token silently takes the place of the first, whose entry
 * is lost.
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
    if (kernel.rebuilt || !kernel.incomingHeld) {
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
    IncomingTree tree = kernel.incoming;
    int count = tree.fileCount();
    for (int child = 0; child < count; child++) {
      if (!take(tree, child)) {
        return op.stop(Stop.PANIC, Row.N3);
      }
    }
    return op.works(Work.REBUILD, count);
  }

  private Flow built(Op op) {
    kernel.rebuilt = true;
    kernel.rebuildLock.release(op.id());
    return Flow.END;
  }

  private boolean take(IncomingTree tree, int child) {
    if (!tree.fileNumbered(child) || tree.fileDataLength(child) < 0) {
      return false;
    }
    boolean wrong = tree.fileDataLength(child) != DATA_BYTES || kernel.in.find(tree.fileToken(child)) >= 0;
    if (wrong && kernel.does(Change.TREE_CHECKED)) {
      return false;
    }
    int handler = kernel.handlers.find(tree.fileCompatible(child), kernel.participants);
    if (handler < 0 || !allocated() || kernel.services.insert() < 0) {
      return false;
    }
    kernel.in.put(tree.fileToken(child), handler, tree.fileData(child));
    return true;
  }

  /**
   * An allocation that the kernel insists on: the spec names no failure of it, so a refusal is
   * asked once more. A guess; a trace with memory refused during the rebuild would settle it.
   */
  private boolean allocated() {
    return kernel.services.allocate(Memory.INCOMING_FILE)
        || kernel.services.allocate(Memory.INCOMING_FILE);
  }
}
