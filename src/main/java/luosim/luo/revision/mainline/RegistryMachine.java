package luosim.luo.revision.mainline;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.part.FlbTable;
import luosim.luo.part.Flow;

/**
 * Handlers and FLBs come and go (spec luo-mainline section 4).
 *
 * <p>What a module's exit meets is a guess: a handler or FLB that is in use stays (EBUSY), because
 * its module is pinned; one that is not there is EINVAL. The spec names no errors of unregistration.
 */
final class RegistryMachine {
  /** Where the request stands. */
  enum Step {
    START,
    LOCKED
  }

  private static final int NEEDED = Callback.CAN_PRESERVE.bit()
      | Callback.PRESERVE.bit()
      | Callback.UNPRESERVE.bit()
      | Callback.RETRIEVE.bit()
      | Callback.FINISH.bit();

  private static final int NEEDED_OF_FLB = Callback.PRESERVE.bit()
      | Callback.UNPRESERVE.bit()
      | Callback.RETRIEVE.bit()
      | Callback.FINISH.bit();

  private final Kernel kernel;

  RegistryMachine(Kernel kernel) {
    this.kernel = kernel;
  }

  Flow run(Op op) {
    if (op.registering == Step.START) {
      if (!kernel.on) {
        return op.end(-Errno.EOPNOTSUPP, Row.M19);
      }
      op.registering = Step.LOCKED;
      if (op.takes(kernel.handlersLock, false) == Flow.WAIT) {
        return Flow.WAIT;
      }
    }
    int code = change(op);
    kernel.handlersLock.release(op.id());
    return op.end(code, code < 0 ? Row.M19 : Row.NONE);
  }

  private int change(Op op) {
    int id = (int) op.argument();
    return switch (op.operation()) {
      case REGISTER_HANDLER -> addHandler(id);
      case UNREGISTER_HANDLER -> removeHandler(id);
      case REGISTER_FLB -> addFlb(id, op.object());
      case UNREGISTER_FLB -> removeFlb(id, op.object());
      default -> throw new IllegalStateException(op.operation() + " registers nothing");
    };
  }

  private boolean registered(int handler) {
    for (int place = 0; place < kernel.handlers.size(); place++) {
      if (kernel.handlers.get(place) == handler) {
        return true;
      }
    }
    return false;
  }

  private int addHandler(int handler) {
    if ((kernel.participants.handlerCallbacks(handler) & NEEDED) != NEEDED) {
      return -Errno.EINVAL;
    }
    String compatible = kernel.participants.compatible(handler);
    if (kernel.handlers.find(compatible, kernel.participants) >= 0) {
      return -Errno.EEXIST;
    }
    kernel.handlers.add(handler);
    return 0;
  }

  private int removeHandler(int handler) {
    if (!registered(handler)) {
      return -Errno.EINVAL;
    }
    if (kernel.pinned(handler)) {
      return -Errno.EBUSY;
    }
    while (kernel.flbs.links(handler) > 0) {
      kernel.flbs.unlink(kernel.flbs.linkOf(handler, kernel.flbs.links(handler) - 1), handler);
    }
    kernel.handlers.remove(handler);
    return 0;
  }

  private int addFlb(int flb, int handler) {
    if ((kernel.participants.flbCallbacks(flb) & NEEDED_OF_FLB) != NEEDED_OF_FLB
        || !registered(handler)) {
      return -Errno.EINVAL;
    }
    String compatible = kernel.participants.flbCompatible(flb);
    if (kernel.flbs.linked(flb, handler)
        || kernel.flbs.hasOther(flb, compatible, kernel.participants)) {
      return -Errno.EEXIST;
    }
    if (!kernel.flbs.registered(flb) && kernel.flbs.size() == FlbTable.LIMIT) {
      return -Errno.ENOSPC;
    }
    kernel.flbs.link(flb, handler);
    return 0;
  }

  private int removeFlb(int flb, int handler) {
    if (!registered(handler) || !kernel.flbs.linked(flb, handler)) {
      return -Errno.EINVAL;
    }
    if (kernel.pinned(handler)) {
      return -Errno.EBUSY;
    }
    kernel.flbs.unlink(flb, handler);
    return 0;
  }
}
