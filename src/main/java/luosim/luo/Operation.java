package luosim.luo;

/**
 * A request to the orchestrator. The comment names argument and value.
 *
 * <p>Registration requests are made by kernel code, the others by user space.
 */
public enum Operation {
  /** Argument: handler id. */
  REGISTER_HANDLER,
  /** Argument: handler id. */
  UNREGISTER_HANDLER,
  /** Argument: subsystem id. */
  REGISTER_SUBSYSTEM,
  /** Argument: subsystem id. */
  UNREGISTER_SUBSYSTEM,
  /** Argument: subsystem id; value: its data from the previous kernel. */
  GET_SUBSYSTEM_DATA,
  /**
   * Argument: file object id, -1 for a bad descriptor; token: where user space chooses it; value:
   * token.
   */
  FD_PRESERVE,
  /** Argument: token. */
  FD_UNPRESERVE,
  /**
   * Argument: token; value: file object id that the retrieve callback gave (as data of its answer).
   */
  FD_RESTORE,
  /** Value: {@link LuoState#value}. */
  GET_STATE,
  PREPARE,
  FREEZE,
  CANCEL,
  FINISH,
  /** The reboot hook: freezes where needed. Result 0 allows the jump. */
  REBOOT,
  /** Finalize through KHO's debugfs file. */
  KHO_FINALIZE,
  /** Abort through KHO's debugfs file. */
  KHO_ABORT,
  /** Opens the device file, which makes sessions of what was received, once. */
  OPEN_DEVICE,
  CLOSE_DEVICE,
  /** Argument: name id; value: session. */
  CREATE_SESSION,
  /** Argument: name id; value: session. */
  RETRIEVE_SESSION,
  /** Argument: session; object: file object id, -1 for a bad descriptor; token. */
  SESSION_PRESERVE,
  /** Argument: session; token; value: file object id that the retrieve callback gave. */
  SESSION_RETRIEVE,
  /** Argument: session; token: the reserved field. */
  SESSION_FINISH,
  /** Argument: session; token: the reserved field; value: name id. */
  SESSION_NAME,
  /** Argument: session; the last reference on its descriptor goes. */
  CLOSE_SESSION,
  /** Argument: FLB id; value: 1. */
  FLB_GET_INCOMING,
  /** Argument: FLB id. */
  FLB_PUT_INCOMING,
  /** Argument: FLB id; value: 1. */
  FLB_GET_OUTGOING,
  /** Argument: FLB id. */
  FLB_PUT_OUTGOING,
  /** Argument: FLB id; object: handler id. */
  REGISTER_FLB,
  /** Argument: FLB id; object: handler id. */
  UNREGISTER_FLB,
  /** The files themselves register as a subsystem, where they are one. */
  REGISTER_FILES,
  /** Argument: number of an event; token: the one file that it is for. */
  SET_FD_EVENT,
  /** Argument: 1 for a received file; token; value: number of the file's state. */
  GET_FD_STATE
}
