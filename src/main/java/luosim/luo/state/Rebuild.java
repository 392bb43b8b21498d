package luosim.luo.state;

import luosim.luo.BasicServices.Memory;
import luosim.luo.IncomingTree;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Work;
import luosim.luo.part.Flow;

/**
 * Makes file entries of what was received, once, for the first operation that wants them (spec luo-rfc-v2
 * section 3.6). Whoever comes meanwhile waits.
 *
 * <p>There is no error: a name that is no number, a missing property, an unknown handler, no memory, and what
 * the revision refuses besides stop the kernel.
 *
 * @param <S> the slot of one operation in the revision
 */
public abstract class Rebuild<S extends StateSlot<S>> {
  /** Where the rebuild stands. */
  enum Step {
    START,
    LOCKED,
    BUILT
  }

  private final StateKernel kernel;

  protected Rebuild(StateKernel kernel) {
    this.kernel = kernel;
  }

  /** Whether there are received files to look for, where there is a tree. */
  protected abstract boolean looksForFiles();

  /** Finds the tree that the files are in, or why the kernel stops. */
  protected abstract Stop find();

  /** The tree that the files are in, once it was found. */
  protected abstract IncomingTree files();

  /** Whether a file's node is wrong in a way that the revision sees. */
  protected abstract boolean refuses(IncomingTree tree, int child);

  /** Runs the rebuild as far as it gets; it can be run again, and then has nothing to do. */
  public final Flow run(S op) {
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

  private Flow start(S op) {
    if (kernel.rebuilt() || !kernel.incomingHeld() || !looksForFiles()) {
      return Flow.END;
    }
    op.rebuilding = Step.LOCKED;
    return op.takes(kernel.rebuildLock(), false);
  }

  private Flow locked(S op) {
    op.rebuilding = Step.BUILT;
    if (kernel.rebuilt()) {
      return Flow.ON;
    }
    Stop stop = find();
    IncomingTree tree = files();
    int count = stop == Stop.NONE ? tree.fileCount() : 0;
    for (int child = 0; child < count && stop == Stop.NONE; child++) {
      stop = take(tree, child) ? Stop.NONE : Stop.PANIC;
    }
    return stop == Stop.NONE ? op.works(Work.REBUILD, count) : op.stop(stop, Row.N3);
  }

  private Flow built(S op) {
    kernel.endRebuild();
    op.rebuilding = Step.START;
    kernel.rebuildLock().release(op.id());
    return Flow.END;
  }

  private boolean take(IncomingTree tree, int child) {
    if (!tree.fileNumbered(child) || tree.fileDataLength(child) < 0 || refuses(tree, child)) {
      return false;
    }
    int handler = kernel.handlers().find(tree.fileCompatible(child), kernel.participants());
    if (handler < 0 || !allocated() || kernel.services().insert() < 0) {
      return false;
    }
    kernel.in().put(tree.fileToken(child), handler, tree.fileData(child));
    return true;
  }

  /**
   * An allocation that the kernel insists on: no source names a failure of it, so a refusal is asked once
   * more. A guess; a trace with memory refused during the rebuild would settle it.
   */
  private boolean allocated() {
    return kernel.services().allocate(Memory.INCOMING_FILE)
        || kernel.services().allocate(Memory.INCOMING_FILE);
  }
}
