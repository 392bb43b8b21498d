package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.part.Flow;
import luosim.luo.state.Finish;

/**
 * FINISH: tells every incoming file and every registered subsystem that the update is over (spec
 * luo-rfc-v2 section 3.4). It cannot fail once it runs, and it frees nothing.
 *
 * <p>It stops the kernel where the tree cannot be rebuilt, or where a registered subsystem has no
 * eight bytes in it.
 */
final class FinishMachine extends Finish<Op> {
  /** Whom the finish tells. */
  enum Step {
    REBUILD,
    FILES,
    SUBSYSTEMS
  }

  private final Kernel kernel;
  private final RebuildMachine rebuild;
  private final SubsystemPass subsystems;

  FinishMachine(Kernel kernel, RebuildMachine rebuild, SubsystemPass subsystems) {
    super(kernel);
    this.kernel = kernel;
    this.rebuild = rebuild;
    this.subsystems = subsystems;
  }

  @Override protected Flow tell(Op op) {
    return switch (op.telling) {
      case REBUILD -> rebuild(op);
      case FILES -> files(op);
      case SUBSYSTEMS -> subsystems(op);
    };
  }

  private Flow rebuild(Op op) {
    if (rebuild.run(op) == Flow.WAIT) {
      return Flow.WAIT;
    }
    op.telling = Step.FILES;
    op.index = 0;
    return Flow.ON;
  }

  private Flow files(Op op) {
    while (op.index < kernel.in().size()) {
      if (op.takesAnswer()) {
        kernel.in().setNormal(op.index);
      } else if (asksIfDue(op, op.index)) {
        return Flow.WAIT;
      }
      op.index++;
    }
    if (!loadSubsystems()) {
      return op.stop(Stop.PANIC, Row.N4);
    }
    op.telling = Step.SUBSYSTEMS;
    op.index = 0;
    return Flow.ON;
  }

  private boolean loadSubsystems() {
    for (int place = 0; place < kernel.subsystems().size(); place++) {
      int subsystem = kernel.subsystems().get(place);
      String name = kernel.participants().subsystemName(subsystem);
      int length = kernel.incoming().subsystemDataLength(name);
      if (length < 0 && kernel.does(Change.NEWCOMERS_PASSED)) {
        continue;
      }
      if (length != DATA_BYTES) {
        return false;
      }
      kernel.subsystems().setData(subsystem, kernel.incoming().subsystemData(name));
    }
    return true;
  }

  private Flow subsystems(Op op) {
    if (subsystems.run(op, Callback.FINISH, kernel.subsystems().size()) == Flow.WAIT) {
      return Flow.WAIT;
    }
    letGo();
    return over(op);
  }

  /** Gives back what the update has left, as far as this revision does. */
  private void letGo() {
    for (int index = 0; index < kernel.in().size() && kernel.does(Change.FILE_HELD); index++) {
      if (kernel.in().file(index) >= 0) {
        kernel.services().letGo(kernel.in().file(index));
      }
    }
    for (int place = 0; place < kernel.subsystems().size() && kernel.does(Change.DATA_CLEARED); place++) {
      kernel.subsystems().setData(kernel.subsystems().get(place), 0);
    }
    if (kernel.does(Change.FINISH_FREES)) {
      kernel.forgetIncoming();
      kernel.services().releaseReceivedFdt();
      kernel.forgetReceived();
    }
  }
}
