package luosim.invariant;

import luosim.luo.Operation;

/** What kinds of request there are, as far as invariants care. */
final class RequestKind {
  private RequestKind() {}

  /** Requests that can change the state. */
  static boolean isEvent(Operation operation) {
    return switch (operation) {
      case PREPARE, FREEZE, CANCEL, FINISH, REBOOT, KHO_FINALIZE, KHO_ABORT -> true;
      case REGISTER_HANDLER,
          UNREGISTER_HANDLER,
          REGISTER_SUBSYSTEM,
          UNREGISTER_SUBSYSTEM,
          GET_SUBSYSTEM_DATA,
          FD_PRESERVE,
          FD_UNPRESERVE,
          FD_RESTORE,
          GET_STATE,
          OPEN_DEVICE,
          CLOSE_DEVICE,
          CREATE_SESSION,
          RETRIEVE_SESSION,
          SESSION_PRESERVE,
          SESSION_RETRIEVE,
          SESSION_FINISH,
          SESSION_NAME,
          CLOSE_SESSION,
          FLB_GET_INCOMING,
          FLB_PUT_INCOMING,
          FLB_GET_OUTGOING,
          FLB_PUT_OUTGOING,
          REGISTER_FLB,
          UNREGISTER_FLB,
          REGISTER_FILES,
          SET_FD_EVENT,
          GET_FD_STATE -> false;
    };
  }

  /** Requests that begin an attempt. */
  static boolean opens(Operation operation) {
    return operation == Operation.PREPARE || operation == Operation.KHO_FINALIZE;
  }

  /**
   * Requests that hold the handover's lock from their first step to their last, so that they never
   * overlap.
   */
  static boolean locksHandover(Operation operation) {
    return opens(operation) || cancels(operation);
  }

  static boolean cancels(Operation operation) {
    return operation == Operation.CANCEL || operation == Operation.KHO_ABORT;
  }

  static boolean freezes(Operation operation) {
    return operation == Operation.FREEZE || operation == Operation.REBOOT;
  }
}
