package luosim.luo.onelist;

import luosim.luo.Callback;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Subject;
import luosim.luo.part.Flow;
import luosim.luo.state.Finish;

/**
 * FINISH: tells every subsystem that the update is over, and through the files' own every received file,
 * whose entry then goes; the trees that were received stay in memory for ever.
 *
 * <p>It stops the kernel where a registered subsystem has no eight bytes in the received tree.
 */
final class FinishMachine extends Finish<Op> {
  /** How far the list is told. */
  enum Step {
    LIST,
    LISTED,
    PASS
  }

  private final Kernel kernel;
  private final RebuildMachine rebuild;

  FinishMachine(Kernel kernel, RebuildMachine rebuild) {
    super(kernel);
    this.kernel = kernel;
    this.rebuild = rebuild;
  }

  @Override protected Flow tell(Op op) {
    return switch (op.telling) {
      case LIST -> list(op);
      case LISTED -> listed(op);
      case PASS -> pass(op);
    };
  }

  private Flow list(Op op) {
    op.telling = Step.LISTED;
    return op.takes(kernel.listLock, false);
  }

  private Flow listed(Op op) {
    for (int place = 0; place < kernel.subsystems().size(); place++) {
      int number = kernel.subsystems().get(place);
      String name = kernel.numbered.subsystemName(number);
      if (kernel.incoming().subsystemDataLength(name) != DATA_BYTES) {
        return op.stop(Stop.PANIC, Row.N4);
      }
      kernel.subsystems().setData(number, kernel.incoming().subsystemData(name));
    }
    op.place = 0;
    op.index = 0;
    op.telling = Step.PASS;
    return Flow.ON;
  }

  private Flow pass(Op op) {
    while (op.place < kernel.subsystems().size()) {
      int number = kernel.subsystems().get(op.place);
      Flow flow = number == Kernel.FILES ? files(op) : subsystem(op, number);
      if (flow == Flow.WAIT) {
        return Flow.WAIT;
      }
      if (kernel.manner.zeroesAfterFinish()) {
        kernel.subsystems().setData(number, 0);
      }
      op.place++;
    }
    kernel.listLock.release(op.id());
    return over(op);
  }

  private Flow subsystem(Op op, int number) {
    if (!op.takesAnswer() && kernel.has(number, Callback.FINISH)) {
      return op.asks(Callback.FINISH, Subject.SUBSYSTEM, number - 1, kernel.subsystems().data(number));
    }
    return Flow.END;
  }

  private Flow files(Op op) {
    if (rebuild.run(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    while (op.index < kernel.in().size()) {
      if (!op.takesAnswer() && asksIfDue(op, op.index)) {
        return Flow.WAIT;
      }
      kernel.in().setNormal(op.index);
      op.index++;
    }
    kernel.forgetIncoming();
    return Flow.END;
  }
}
