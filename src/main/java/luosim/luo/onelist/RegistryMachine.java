package luosim.luo.onelist;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Subject;
import luosim.luo.part.Flow;
import luosim.luo.state.Registry;

/**
 * Handlers and subsystems come and go, the files among them, and a subsystem asks for its data.
 *
 * <p>A subsystem that registers at updated and wants to know what it was left finds nothing where the old
 * kernel did not have it: it stays registered and pinned, the call fails, and the state lock is given back
 * twice. What a lock does afterwards is a guess here: nothing; a trace of such a kernel would settle it.
 */
final class RegistryMachine extends Registry<Op> {
  /** Where the request stands. */
  enum Step {
    START,
    LOCKED,
    HANDLERS,
    LISTED,
    BOOTED
  }

  private final Kernel kernel;
  private final RebuildMachine rebuild;

  RegistryMachine(Kernel kernel, RebuildMachine rebuild) {
    super(kernel);
    this.kernel = kernel;
    this.rebuild = rebuild;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.registering) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case HANDLERS -> handlers(op);
        case LISTED -> listed(op);
        case BOOTED -> booted(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    op.registering = Step.LOCKED;
    return op.takes(kernel.stateLock(), true);
  }

  private Flow locked(Op op) {
    if (op.operation() == Operation.GET_SUBSYSTEM_DATA) {
      return tellData(op, kernel.numbered.subsystemName((int) op.argument() + 1));
    }
    if (!kernel.mayRegister()) {
      return unlock(op, -Errno.EBUSY, Row.R2);
    }
    boolean ofHandlers =
        op.operation() == Operation.REGISTER_HANDLER || op.operation() == Operation.UNREGISTER_HANDLER;
    op.registering = ofHandlers ? Step.HANDLERS : Step.LISTED;
    return op.takes(ofHandlers ? kernel.handlersLock() : kernel.listLock, false);
  }

  private Flow handlers(Op op) {
    int handler = (int) op.argument();
    boolean removes = op.operation() == Operation.UNREGISTER_HANDLER;
    if (removes && !kernel.handlers().everAdded(handler)) {
      return op.stop(Stop.NULL_DEREFERENCE, Row.NONE);
    }
    int code = removes ? removeHandler(handler) : addHandler(handler);
    kernel.handlersLock().release(op.id());
    return unlock(op, code, Row.NONE);
  }

  @Override protected boolean pinned() {
    return !kernel.manner.pinsOwners() || kernel.services().pin();
  }

  /** Received files that use the handler are not looked at. */
  private int removeHandler(int handler) {
    for (int index = 0; kernel.manner.pinsOwners() && index < kernel.out().size(); index++) {
      if (kernel.out().handler(index) == handler) {
        return -Errno.EBUSY;
      }
    }
    kernel.handlers().remove(handler);
    return 0;
  }

  private static int number(Op op) {
    return op.operation() == Operation.REGISTER_FILES ? Kernel.FILES : (int) op.argument() + 1;
  }

  private Flow listed(Op op) {
    int number = number(op);
    int place = kernel.subsystems().place(number);
    if (op.operation() == Operation.UNREGISTER_SUBSYSTEM) {
      if (place >= 0) {
        kernel.subsystems().removeAt(place);
      }
      return unlist(op, place < 0 ? -Errno.ENOENT : 0, Row.NONE);
    }
    String name = kernel.numbered.subsystemName(number);
    if (place >= 0 || kernel.subsystems().hasName(name, kernel.numbered)) {
      return unlist(op, -Errno.EEXIST, Row.NONE);
    }
    if (!pinned()) {
      return unlist(op, -Errno.EAGAIN, Row.NONE);
    }
    kernel.subsystems().add(number);
    boolean asks = kernel.manner.bootsSubsystems() && kernel.state() == LuoState.UPDATED;
    return asks ? boot(op, number, name) : unlist(op, 0, Row.NONE);
  }

  private Flow boot(Op op, int number, String name) {
    boolean files = number == Kernel.FILES;
    if (!files && !kernel.has(number, Callback.BOOT)) {
      return unlist(op, 0, Row.NONE);
    }
    if (kernel.incoming().subsystemDataLength(name) != DATA_BYTES) {
      kernel.unbalanced++;
      return unlist(op, -Errno.ENOENT, Row.N6);
    }
    if (!files) {
      op.registering = Step.BOOTED;
      return op.asks(Callback.BOOT, Subject.SUBSYSTEM, number - 1, kernel.incoming().subsystemData(name));
    }
    Stop stop = rebuild.follow();
    return stop == Stop.NONE ? unlist(op, 0, Row.NONE) : op.stop(stop, Row.N2);
  }

  private Flow booted(Op op) {
    op.takesAnswer();
    return unlist(op, 0, Row.NONE);
  }

  private Flow unlist(Op op, int code, Row row) {
    kernel.listLock.release(op.id());
    return unlock(op, code, row);
  }
}
