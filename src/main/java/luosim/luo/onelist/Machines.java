package luosim.luo.onelist;

import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.part.Flow;

/** The machines of one kernel, wired to each other. */
final class Machines {
  private final Kernel kernel;
  private final HandoverMachine handover;
  private final EventMachine event;
  private final FinishMachine finishing;
  private final PreserveMachine preserving;
  private final RestoreMachine restoring;
  private final RegistryMachine registering;
  private final FileMachine file;

  Machines(Kernel kernel) {
    this.kernel = kernel;
    var one = new OneFile(kernel);
    var rebuild = new RebuildMachine(kernel);
    handover = new HandoverMachine(kernel);
    event = new EventMachine(kernel, new ListPass(kernel, new FilesMachine(kernel, one)), handover);
    finishing = new FinishMachine(kernel, rebuild);
    preserving = new PreserveMachine(kernel);
    restoring = new RestoreMachine(kernel, rebuild);
    registering = new RegistryMachine(kernel, rebuild);
    file = new FileMachine(kernel, one, rebuild, finishing);
  }

  /** Runs an operation as far as it gets. */
  Flow run(Op op) {
    return switch (op.operation()) {
      case REGISTER_HANDLER, UNREGISTER_HANDLER, REGISTER_SUBSYSTEM, UNREGISTER_SUBSYSTEM,
          GET_SUBSYSTEM_DATA, REGISTER_FILES -> registering.run(op);
      case KHO_FINALIZE, KHO_ABORT -> byDebugfs(op);
      case OPEN_DEVICE -> open(op);
      case REBOOT -> event.run(op);
      case PREPARE, FREEZE, CANCEL, FINISH, FD_PRESERVE, FD_UNPRESERVE, FD_RESTORE, GET_STATE, SET_FD_EVENT,
          GET_FD_STATE, CLOSE_DEVICE -> kernel.works() ? byDevice(op) : op.end(-Errno.ENODEV, Row.NONE);
      case CREATE_SESSION, RETRIEVE_SESSION, SESSION_PRESERVE, SESSION_RETRIEVE, SESSION_FINISH,
          SESSION_NAME, CLOSE_SESSION, FLB_GET_INCOMING, FLB_PUT_INCOMING, FLB_GET_OUTGOING,
          FLB_PUT_OUTGOING, REGISTER_FLB, UNREGISTER_FLB -> op.end(-Errno.ENOTTY, Row.NONE);
    };
  }

  /** A request through the device, which is there only where the orchestrator is switched on. */
  private Flow byDevice(Op op) {
    return switch (op.operation()) {
      case PREPARE, FREEZE, CANCEL -> event.run(op);
      case FINISH -> finishing.run(op);
      case FD_PRESERVE -> preserving.run(op);
      case FD_RESTORE -> restoring.run(op);
      case FD_UNPRESERVE -> file.run(op);
      case GET_STATE -> state(op);
      case CLOSE_DEVICE -> kernel.manner.releasesFiles() ? file.run(op) : op.end(0, Row.NONE);
      default -> kernel.manner.keepsFileStates() ? file.run(op) : op.end(-Errno.ENOTTY, Row.NONE);
    };
  }

  /** The state is read without a lock. */
  private Flow state(Op op) {
    op.setValue(Kernel.number(kernel.state()));
    return kernel.services().copyOut() ? op.end(0, Row.NONE) : op.end(-Errno.EFAULT, Row.NONE);
  }

  private Flow open(Op op) {
    if (!kernel.works()) {
      return op.end(-Errno.ENODEV, Row.NONE);
    }
    if (kernel.manner.releasesFiles() && kernel.deviceOpen) {
      return op.end(-Errno.EBUSY, Row.NONE);
    }
    kernel.deviceOpen = true;
    return op.end(0, Row.NONE);
  }

  /** Somebody writes to the handover's debugfs file; the orchestrator is not asked. */
  private Flow byDebugfs(Op op) {
    boolean finishes = op.operation() == luosim.luo.Operation.KHO_FINALIZE;
    if (!kernel.handover().enabled()) {
      return op.end(-Errno.EOPNOTSUPP, finishes ? Row.P1 : Row.C2);
    }
    Flow flow = finishes ? handover.finish(op) : handover.abort(op);
    if (flow == Flow.WAIT) {
      return Flow.WAIT;
    }
    boolean refused = finishes && op.status() == -Errno.EEXIST && op.handover == HandoverMachine.Step.LOCKED;
    return op.end(op.status(), refused ? Row.P1 : op.failure());
  }
}
