package luosim.luo.revision.mainline;

import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.part.Flow;

/** The machines of one kernel, wired to each other. */
final class Machines {
  private final Kernel kernel;
  private final Entry entry;
  private final DeviceMachine device;
  private final SessionMachine making;
  private final PreserveMachine preserving;
  private final RetrieveMachine retrieving;
  private final FinishMachine finishing;
  private final CloseMachine closing;
  private final FreezeMachine freezing;
  private final FlbMachine asking;
  private final RegistryMachine registering;

  Machines(Kernel kernel) {
    this.kernel = kernel;
    entry = new Entry(kernel);
    var flbs = new FlbPass(kernel);
    var files = new FilePass(kernel, flbs);
    finishing = new FinishMachine(kernel, entry, files);
    closing = new CloseMachine(kernel, files, finishing);
    device = new DeviceMachine(kernel);
    making = new SessionMachine(kernel, closing);
    preserving = new PreserveMachine(kernel, entry, flbs, files);
    retrieving = new RetrieveMachine(kernel, entry);
    freezing = new FreezeMachine(kernel);
    asking = new FlbMachine(kernel, flbs);
    registering = new RegistryMachine(kernel);
  }

  /** Runs an operation as far as it gets. */
  Flow run(Op op) {
    return switch (op.operation()) {
      case OPEN_DEVICE -> device.open(op);
      case CLOSE_DEVICE -> device.close(op);
      case CREATE_SESSION, RETRIEVE_SESSION -> making.run(op);
      case SESSION_PRESERVE -> preserving.run(op);
      case SESSION_RETRIEVE -> retrieving.run(op);
      case SESSION_FINISH -> finishing.run(op);
      case SESSION_NAME -> name(op);
      case CLOSE_SESSION -> closing.run(op);
      case REBOOT -> freezing.run(op);
      case FLB_GET_INCOMING -> asking.getIncoming(op);
      case FLB_GET_OUTGOING -> asking.getOutgoing(op);
      case FLB_PUT_INCOMING, FLB_PUT_OUTGOING -> asking.put(op);
      case REGISTER_HANDLER, UNREGISTER_HANDLER, REGISTER_FLB, UNREGISTER_FLB -> registering.run(op);
      case REGISTER_SUBSYSTEM,
          UNREGISTER_SUBSYSTEM,
          GET_SUBSYSTEM_DATA,
          FD_PRESERVE,
          FD_UNPRESERVE,
          FD_RESTORE,
          GET_STATE,
          PREPARE,
          FREEZE,
          CANCEL,
          FINISH,
          KHO_FINALIZE,
          KHO_ABORT,
          REGISTER_FILES,
          SET_FD_EVENT,
          GET_FD_STATE -> op.end(-Errno.EINVAL, Row.M18);
    };
  }

  private Flow name(Op op) {
    Flow way = entry.run(op, Entry.Kind.ANY);
    if (way == Flow.WAIT || op.status() < 0) {
      return way;
    }
    op.setValue(kernel.sessions.name(op.session));
    entry.leave(op);
    if (op.givenToken() != 0) {
      return op.end(-Errno.EINVAL, Row.M18);
    }
    return kernel.services.copyOut() ? op.end(0, Row.NONE) : op.end(-Errno.EFAULT, Row.NONE);
  }
}
