package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Work;
import luosim.luo.part.Flow;

/**
 * The orchestrator's answer to ABORT on KHO's chain: cancels everybody, frees the tree, enters
 * NORMAL (spec luo-rfc-v2 section 3.3, step 3). Files first and forward, then subsystems forward.
 *
 * <p>Refused with EINVAL where nothing is prepared, and with EAGAIN by a fatal signal at the lock.
 * The results of writing data and of unpreserving the buffer do not matter to it.
 */
final class CancelMachine {
  /** Where the cancellation stands. */
  enum Step {
    START,
    LOCKED,
    FILES,
    SUBSYSTEMS,
    UNDO,
    FREE
  }

  private final Kernel kernel;
  private final FilePass files;
  private final SubsystemPass subsystems;
  private final TreeWriter writer;
  private final UndoPass undo;

  CancelMachine(
      Kernel kernel, FilePass files, SubsystemPass subsystems, TreeWriter writer, UndoPass undo) {
    this.undo = undo;
    this.kernel = kernel;
    this.files = files;
    this.subsystems = subsystems;
    this.writer = writer;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.cancelling) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case FILES -> files(op);
        case SUBSYSTEMS -> subsystems(op);
        case UNDO -> undo(op);
        case FREE -> free(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    if (kernel.does(Change.LOCK_FIRST)) {
      op.cancelling = Step.LOCKED;
      return Flow.ON;
    }
    if (!op.isForDead() && kernel.services().killed()) {
      return op.leave(-Errno.EAGAIN);
    }
    op.cancelling = Step.LOCKED;
    return op.takesKillable(kernel.stateLock());
  }

  private Flow locked(Op op) {
    if (op.interrupted()) {
      return op.leave(-Errno.EAGAIN);
    }
    if (kernel.state() != LuoState.PREPARED && kernel.state() != LuoState.FROZEN) {
      unlock(op);
      return op.leave(-Errno.EINVAL);
    }
    op.cancelling = kernel.changed() ? Step.UNDO : Step.FILES;
    op.index = 0;
    return Flow.ON;
  }

  private Flow files(Op op) {
    if (files.run(op, Callback.CANCEL, kernel.out().size()) == Flow.WAIT) {
      return Flow.WAIT;
    }
    writer.writeFiles(op);
    op.cancelling = Step.SUBSYSTEMS;
    op.index = 0;
    return op.works(Work.FDT_WRITE, op.workAmount());
  }

  private Flow subsystems(Op op) {
    if (subsystems.run(op, Callback.CANCEL, kernel.subsystems().size()) == Flow.WAIT) {
      return Flow.WAIT;
    }
    writer.writeSubsystems(op);
    op.cancelling = Step.FREE;
    return op.works(Work.FDT_WRITE, op.workAmount());
  }

  private Flow free(Op op) {
    kernel.dropTree();
    kernel.letThrough = false;
    kernel.enter(LuoState.NORMAL);
    unlock(op);
    return op.leave(0);
  }

  /** Gives the state lock back, unless the caller has had it from the beginning. */
  private void unlock(Op op) {
    if (!kernel.does(Change.LOCK_FIRST)) {
      kernel.stateLock().release(op.id());
    }
  }

  private Flow undo(Op op) {
    if (undo.run(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    op.cancelling = Step.FREE;
    return Flow.ON;
  }
}
