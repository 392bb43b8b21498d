package luosim.luo.revision.rfcv2;

import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.part.Flow;

/** The machines of one kernel, wired to each other. */
final class Machines {
  private final Kernel kernel;
  private final FinalizeMachine finalizing;
  private final AbortMachine aborting;
  private final FreezeMachine freezing;
  private final FinishMachine finishing;
  private final PreserveMachine preserving;
  private final RestoreMachine restoring;
  private final RegistryMachine registering;

  Machines(Kernel kernel) {
    this.kernel = kernel;
    var files = new FilePass(kernel);
    var subsystems = new SubsystemPass(kernel);
    var writer = new TreeWriter(kernel);
    var undo = new UndoPass(kernel);
    var forward = new ForwardPass(kernel, files, subsystems, writer, undo);
    var prepare = new PrepareMachine(kernel, writer, forward);
    var cancel = new CancelMachine(kernel, files, subsystems, writer, undo);
    var chain = new Chain(kernel, prepare, cancel);
    var rebuild = new RebuildMachine(kernel);
    finalizing = new FinalizeMachine(kernel, chain);
    aborting = new AbortMachine(kernel, chain);
    freezing = new FreezeMachine(kernel, forward, aborting, undo);
    finishing = new FinishMachine(kernel, rebuild, subsystems);
    preserving = new PreserveMachine(kernel);
    restoring = new RestoreMachine(kernel, rebuild);
    registering = new RegistryMachine(kernel);
  }

  /** Runs an operation as far as it gets. */
  Flow run(Op op) {
    if (kernel.does(Change.OFF_IS_OFF) && !kernel.services().liveUpdate()) {
      return off(op);
    }
    return switch (op.operation()) {
      case PREPARE, KHO_FINALIZE -> finalizing.run(op);
      case CANCEL, KHO_ABORT -> aborting.run(op);
      case FREEZE, REBOOT -> freezing.run(op);
      case FINISH -> finishing.run(op);
      case FD_PRESERVE -> preserving.run(op);
      case FD_RESTORE -> restoring.run(op);
      case GET_STATE -> state(op);
      case REGISTER_HANDLER,
          UNREGISTER_HANDLER,
          REGISTER_SUBSYSTEM,
          UNREGISTER_SUBSYSTEM,
          GET_SUBSYSTEM_DATA,
          FD_UNPRESERVE -> registering.run(op);
      case OPEN_DEVICE, CLOSE_DEVICE, CREATE_SESSION, RETRIEVE_SESSION, SESSION_PRESERVE, SESSION_RETRIEVE,
          SESSION_FINISH, SESSION_NAME, CLOSE_SESSION, FLB_GET_INCOMING, FLB_PUT_INCOMING,
          FLB_GET_OUTGOING, FLB_PUT_OUTGOING, REGISTER_FLB, UNREGISTER_FLB, REGISTER_FILES, SET_FD_EVENT,
          GET_FD_STATE -> op.end(-Errno.ENOTTY, Row.NONE);
    };
  }

  private Flow off(Op op) {
    return switch (op.operation()) {
      case GET_STATE -> state(op);
      case REBOOT -> op.end(0, Row.NONE);
      case PREPARE, KHO_FINALIZE -> op.end(-Errno.EOPNOTSUPP, Row.P1);
      case CANCEL, KHO_ABORT -> op.end(-Errno.EOPNOTSUPP, Row.C2);
      default -> op.end(-Errno.EOPNOTSUPP, Row.NONE);
    };
  }

  /** The state is read without a lock. */
  private Flow state(Op op) {
    op.setValue(kernel.state().value());
    return kernel.services().copyOut() ? op.end(0, Row.NONE) : op.end(-Errno.EFAULT, Row.NONE);
  }
}
