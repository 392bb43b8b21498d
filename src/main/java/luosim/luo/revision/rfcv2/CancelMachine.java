package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Work;
import luosim.luo.tree.OutgoingTree;

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
    FREE
  }

  private final Kernel kernel;
  private final FilePass files;
  private final SubsystemPass subsystems;
  private final TreeWriter writer;

  CancelMachine(Kernel kernel, FilePass files, SubsystemPass subsystems, TreeWriter writer) {
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
        case FREE -> free(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    if (kernel.services.killed()) {
      return op.leave(-Errno.EAGAIN);
    }
    op.cancelling = Step.LOCKED;
    return op.takesKillable(kernel.stateLock);
  }

  private Flow locked(Op op) {
    if (op.interrupted) {
      return op.leave(-Errno.EAGAIN);
    }
    if (kernel.state != LuoState.PREPARED && kernel.state != LuoState.FROZEN) {
      kernel.stateLock.release(op.id);
      return op.leave(-Errno.EINVAL);
    }
    op.cancelling = Step.FILES;
    op.index = 0;
    return Flow.ON;
  }

  private Flow files(Op op) {
    if (files.run(op, Callback.CANCEL, kernel.out.size()) == Flow.WAIT) {
      return Flow.WAIT;
    }
    writer.writeFiles(op);
    op.cancelling = Step.SUBSYSTEMS;
    op.index = 0;
    return op.works(Work.FDT_WRITE, op.workAmount);
  }

  private Flow subsystems(Op op) {
    if (subsystems.run(op, Callback.CANCEL, kernel.subsystems.size()) == Flow.WAIT) {
      return Flow.WAIT;
    }
    writer.writeSubsystems(op);
    op.cancelling = Step.FREE;
    return op.works(Work.FDT_WRITE, op.workAmount);
  }

  private Flow free(Op op) {
    kernel.handover.unpreservePhys(kernel.tree.phys(), OutgoingTree.CAPACITY);
    kernel.freeTree();
    kernel.enter(LuoState.NORMAL);
    kernel.stateLock.release(op.id);
    return op.leave(0);
  }
}
