package luosim.luo.revision.rfcv2;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/**
 * FINISH: tells every incoming file and every registered subsystem that the update is over (spec
 * luo-rfc-v2 section 3.4). It cannot fail once it runs, and it frees nothing.
 *
 * <p>It stops the kernel where the tree cannot be rebuilt, or where a registered subsystem has no
 * eight bytes in it.
 */
final class FinishMachine {
  /** Where the finish stands. */
  enum Step {
    START,
    LOCKED,
    REBUILD,
    FILES,
    SUBSYSTEMS
  }

  private static final int DATA_BYTES = 8;

  private final Kernel kernel;
  private final RebuildMachine rebuild;
  private final SubsystemPass subsystems;

  FinishMachine(Kernel kernel, RebuildMachine rebuild, SubsystemPass subsystems) {
    this.kernel = kernel;
    this.rebuild = rebuild;
    this.subsystems = subsystems;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.finishing) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case REBUILD -> rebuild(op);
        case FILES -> files(op);
        case SUBSYSTEMS -> subsystems(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    if (kernel.services.killed()) {
      return op.end(-Errno.EAGAIN, Row.T7);
    }
    op.finishing = Step.LOCKED;
    return op.takesKillable(kernel.stateLock);
  }

  private Flow locked(Op op) {
    if (op.interrupted()) {
      return op.end(-Errno.EAGAIN, Row.T7);
    }
    if (kernel.state != LuoState.UPDATED) {
      kernel.stateLock.release(op.id());
      return op.end(-Errno.EINVAL, Row.T7);
    }
    op.finishing = Step.REBUILD;
    return Flow.ON;
  }

  private Flow rebuild(Op op) {
    if (rebuild.run(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    op.finishing = Step.FILES;
    op.index = 0;
    return Flow.ON;
  }

  private Flow files(Op op) {
    while (op.index < kernel.in.size()) {
      if (op.takesAnswer()) {
        kernel.in.setNormal(op.index);
      } else {
        if (!kernel.in.reclaimed(op.index)) {
          op.setFailure(Row.T8);
        }
        int handler = kernel.in.handler(op.index);
        if (kernel.in.updated(op.index) && kernel.handlerHas(handler, Callback.FINISH)) {
          op.asks(Callback.FINISH, Subject.FILE, handler, kernel.in.data(op.index));
          op.tellsRetrieve(kernel.in.reclaimed(op.index) ? 1 : 0);
          return op.ofFile(handler, kernel.in.file(op.index), kernel.in.token(op.index));
        }
      }
      if (kernel.does(Change.ALL_FINISHED)) {
        kernel.in.setNormal(op.index);
      }
      op.index++;
    }
    if (!loadSubsystems()) {
      return op.stop(Stop.PANIC, Row.N4);
    }
    op.finishing = Step.SUBSYSTEMS;
    op.index = 0;
    return Flow.ON;
  }

  private boolean loadSubsystems() {
    for (int place = 0; place < kernel.subsystems.size(); place++) {
      int subsystem = kernel.subsystems.get(place);
      String name = kernel.participants.subsystemName(subsystem);
      int length = kernel.incoming.subsystemDataLength(name);
      if (length < 0 && kernel.does(Change.NEWCOMERS_PASSED)) {
        continue;
      }
      if (length != DATA_BYTES) {
        return false;
      }
      kernel.subsystems.setData(subsystem, kernel.incoming.subsystemData(name));
    }
    return true;
  }

  private Flow subsystems(Op op) {
    if (subsystems.run(op, Callback.FINISH, kernel.subsystems.size()) == Flow.WAIT) {
      return Flow.WAIT;
    }
    letGo();
    kernel.enter(LuoState.NORMAL);
    kernel.stateLock.release(op.id());
    return op.end(0, op.failure());
  }

  /** Gives back what the update has left, as far as this revision does. */
  private void letGo() {
    for (int index = 0; index < kernel.in.size() && kernel.does(Change.FILE_HELD); index++) {
      if (kernel.in.file(index) >= 0) {
        kernel.services.letGo(kernel.in.file(index));
      }
    }
    for (int place = 0; place < kernel.subsystems.size() && kernel.does(Change.DATA_CLEARED); place++) {
      kernel.subsystems.setData(kernel.subsystems.get(place), 0);
    }
    if (kernel.does(Change.FINISH_FREES)) {
      for (int index = 0; index < kernel.in.size(); index++) {
        kernel.services.release(Memory.INCOMING_FILE);
      }
      kernel.in.clear();
      kernel.services.releaseReceivedFdt();
      kernel.incomingHeld = false;
      kernel.incoming = kernel.tree;
    }
  }
}
