package luosim.luo.revision.rfcv2;

import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.part.Flow;
import luosim.luo.state.Registry;

/**
 * The short requests that only look something up or change a list under the state lock: handlers
 * and subsystems come and go, a file is taken back, a subsystem asks for its data (spec luo-rfc-v2
 * sections 3.7 and 3.9).
 *
 * <p>Taking a file back does not drop the reference on it. A handler goes without a look at who
 * uses it, and unlinking an object that was never on the list follows null pointers.
 */
final class RegistryMachine extends Registry<Op> {
  /** Where the request stands. */
  enum Step {
    START,
    LOCKED,
    HANDLERS_LOCKED
  }

  private final Kernel kernel;

  RegistryMachine(Kernel kernel) {
    super(kernel);
    this.kernel = kernel;
  }

  Flow run(Op op) {
    Flow flow = Flow.ON;
    while (flow == Flow.ON) {
      flow = switch (op.registering) {
        case START -> start(op);
        case LOCKED -> locked(op);
        case HANDLERS_LOCKED -> handlersLocked(op);
      };
    }
    return flow;
  }

  private Flow start(Op op) {
    boolean copies = op.operation() == Operation.FD_UNPRESERVE && !op.isForDead();
    if (copies && !kernel.services().copyIn()) {
      return op.end(-Errno.EFAULT, Row.NONE);
    }
    op.registering = Step.LOCKED;
    return op.takes(kernel.stateLock(), true);
  }

  private Flow locked(Op op) {
    if (op.operation() == Operation.GET_SUBSYSTEM_DATA) {
      return tellData(op, kernel.participants().subsystemName((int) op.argument()));
    }
    if (!kernel.mayRegister()) {
      return unlock(op, -Errno.EBUSY, Row.R2);
    }
    return switch (op.operation()) {
      case REGISTER_SUBSYSTEM -> unlock(op, addSubsystem((int) op.argument()), Row.NONE);
      case UNREGISTER_SUBSYSTEM -> unlock(op, removeSubsystem((int) op.argument()), Row.NONE);
      case FD_UNPRESERVE -> removeFile(op);
      default -> {
        op.registering = Step.HANDLERS_LOCKED;
        yield op.takes(kernel.handlersLock(), false);
      }
    };
  }

  private Flow handlersLocked(Op op) {
    int handler = (int) op.argument();
    if (op.operation() == Operation.UNREGISTER_HANDLER && kernel.does(Change.HANDLER_KEPT)) {
      kernel.handlersLock().release(op.id());
      return unlock(op, removeUnused(handler), Row.NONE);
    }
    if (op.operation() == Operation.UNREGISTER_HANDLER && !kernel.handlers().everAdded(handler)) {
      return op.stop(Stop.NULL_DEREFERENCE, Row.NONE);
    }
    int code = 0;
    if (op.operation() == Operation.UNREGISTER_HANDLER) {
      kernel.handlers().remove(handler);
    } else {
      code = addHandler(handler);
    }
    kernel.handlersLock().release(op.id());
    return unlock(op, code, Row.NONE);
  }

  @Override protected boolean pinned() {
    return true;
  }

  private int removeUnused(int handler) {
    if (kernel.handlers().find(kernel.participants().compatible(handler), kernel.participants()) != handler) {
      return -Errno.ENOENT;
    }
    if (kernel.uses(handler)) {
      return -Errno.EBUSY;
    }
    kernel.handlers().remove(handler);
    return 0;
  }

  private int addSubsystem(int subsystem) {
    String name = kernel.participants().subsystemName(subsystem);
    boolean known = kernel.subsystems().place(subsystem) >= 0;
    if (known || kernel.subsystems().hasName(name, kernel.participants())) {
      return -Errno.EEXIST;
    }
    kernel.subsystems().add(subsystem);
    return 0;
  }

  private int removeSubsystem(int subsystem) {
    int place = kernel.subsystems().place(subsystem);
    if (place < 0) {
      return -Errno.ENOENT;
    }
    kernel.subsystems().removeAt(place);
    return 0;
  }

  private Flow removeFile(Op op) {
    int index = kernel.out().find(op.argument());
    if (index < 0) {
      return unlock(op, -Errno.ENOENT, Row.R7);
    }
    if (kernel.does(Change.REFERENCE_DROPPED)) {
      kernel.services().filePut(kernel.out().file(index));
    }
    kernel.forgetOutgoing(index);
    return unlock(op, 0, Row.NONE);
  }
}
