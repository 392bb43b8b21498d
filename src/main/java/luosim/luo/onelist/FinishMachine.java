package luosim.luo.onelist;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Subject;
import luosim.luo.part.Flow;

/**
 * FINISH: tells every subsystem that the update is over, and through the files' own every received file,
 * whose entry then goes; the trees that were received stay in memory for ever.
 *
 * <p>It stops the kernel where a registered subsystem has no eight bytes in the received tree.
 */
final class FinishMachine {
  /** Where the finish stands. */
  enum Step {
    START,
    LOCKED,
    LISTED,
    PASS
  }

  private static final int DATA_BYTES = 8;

  private final Kernel kernel;
  private final RebuildMachine rebuild;

  FinishMachine(Kernel kernel, RebuildMachine rebuild) {
    this.kernel = kernel;
    this.rebuild = rebuild;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.finishing) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case LISTED -> listed(op);
        case PASS -> pass(op);
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
    op.finishing = Step.LISTED;
    return op.takes(kernel.listLock, false);
  }

  private Flow listed(Op op) {
    for (int place = 0; place < kernel.list.size(); place++) {
      int number = kernel.list.get(place);
      String name = kernel.numbered.subsystemName(number);
      if (kernel.incoming.subsystemDataLength(name) != DATA_BYTES) {
        return op.stop(Stop.PANIC, Row.N4);
      }
      kernel.list.setData(number, kernel.incoming.subsystemData(name));
    }
    op.place = 0;
    op.index = 0;
    op.finishing = Step.PASS;
    return Flow.ON;
  }

  private Flow pass(Op op) {
    while (op.place < kernel.list.size()) {
      int number = kernel.list.get(op.place);
      Flow flow = number == Kernel.FILES ? files(op) : subsystem(op, number);
      if (flow == Flow.WAIT) {
        return Flow.WAIT;
      }
      if (kernel.manner.zeroesAfterFinish()) {
        kernel.list.setData(number, 0);
      }
      op.place++;
    }
    kernel.enter(LuoState.NORMAL);
    kernel.listLock.release(op.id());
    kernel.stateLock.release(op.id());
    return op.end(0, op.failure());
  }

  private Flow subsystem(Op op, int number) {
    if (!op.takesAnswer() && kernel.has(number, Callback.FINISH)) {
      return op.asks(Callback.FINISH, Subject.SUBSYSTEM, number - 1, kernel.list.data(number));
    }
    return Flow.END;
  }

  private Flow files(Op op) {
    if (rebuild.run(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    while (op.index < kernel.in.size()) {
      if (!op.takesAnswer() && asks(op)) {
        return Flow.WAIT;
      }
      kernel.in.setNormal(op.index);
      op.index++;
    }
    for (int index = 0; index < kernel.in.size(); index++) {
      kernel.services.release(Memory.INCOMING_FILE);
    }
    kernel.in.clear();
    return Flow.END;
  }

  /** Asks for the finish of one file, where it is due. */
  private boolean asks(Op op) {
    if (!kernel.in.reclaimed(op.index)) {
      op.setFailure(Row.T8);
    }
    return kernel.in.updated(op.index) && ask(op, op.index);
  }

  /** Asks for the finish of a file, where its handler has one. */
  boolean ask(Op op, int index) {
    int handler = kernel.in.handler(index);
    if (!kernel.handlerHas(handler, Callback.FINISH)) {
      return false;
    }
    op.asks(Callback.FINISH, Subject.FILE, handler, kernel.in.data(index));
    op.tellsRetrieve(kernel.in.reclaimed(index) ? 1 : 0);
    op.ofFile(handler, kernel.in.file(index), kernel.in.token(index));
    return true;
  }
}
