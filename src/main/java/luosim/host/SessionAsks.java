package luosim.host;

import luosim.luo.Operation;
import luosim.luo.Sessions;
import luosim.spec.Ask;

/**
 * What the words for requests out of turn mean to an orchestrator with sessions. The first session is the
 * one that was made first: the outgoing ones before the incoming ones.
 */
final class SessionAsks {
  /** Sessions that one block of their chain lists. */
  private static final int BLOCK = 51;

  /** Where the names of sessions begin that other processes make. */
  private static final int STRANGERS = 1 << 16;

  private final Guests guests;
  private final Machine machine;
  private final Agent agent;

  SessionAsks(Guests guests, Machine machine, Agent agent) {
    this.guests = guests;
    this.machine = machine;
    this.agent = agent;
  }

  void make(Ask ask) {
    Others others = agent.others();
    switch (ask) {
      case CREATE_SESSION -> others.call(ask, Operation.CREATE_SESSION, nameInUse());
      case FILL_BLOCK -> fillBlock(others, ask);
      case CLOSE_SESSION -> ofFirst(others, ask, Operation.CLOSE_SESSION);
      case FINISH -> ofFirst(others, ask, Operation.SESSION_FINISH);
      case PRESERVE -> ofFile(others, ask, Operation.SESSION_PRESERVE);
      case RETRIEVE -> ofFile(others, ask, Operation.SESSION_RETRIEVE);
      case UNREGISTER_HANDLER -> {
        if (guests.files() > 0) {
          others.call(ask, Operation.UNREGISTER_HANDLER, guests.file(0).handler());
        }
      }
      case FLB_GET_INCOMING -> {
        if (sessions().flbCount() > 0) {
          others.call(ask, Operation.FLB_GET_INCOMING, sessions().flb(0));
        }
      }
      case OPEN_DEVICE -> others.call(ask, Operation.OPEN_DEVICE, 0);
      case CLOSE_FILE -> others.closeFile();
      case REBOOT -> others.call(ask, Operation.REBOOT, 0);
      case PREPARE, FREEZE, CANCEL, GET_STATE, UNPRESERVE, RESTORE, RESTORE_TWICE, FINALIZE, ABORT,
          REGISTER_SUBSYSTEM, UNREGISTER_SUBSYSTEM, PREPARE_FILE, FREEZE_FILE, CANCEL_FILE, FINISH_FILE,
          GET_FILE_STATE, CLOSE_DEVICE ->
          throw new IllegalStateException("sessions are never asked to " + ask.word());
    }
  }

  private Sessions sessions() {
    return machine.runningKernel().sessions();
  }

  private int nameInUse() {
    return sessions().outgoingCount() > 0 ? sessions().name(sessions().outgoing(0)) : 0;
  }

  private void fillBlock(Others others, Ask ask) {
    for (int made = sessions().outgoingCount(); made % BLOCK != 0; made++) {
      others.call(ask, Operation.CREATE_SESSION, STRANGERS + made);
    }
  }

  /** The session that was made first, or -1. */
  private int first() {
    if (sessions().outgoingCount() > 0) {
      return sessions().outgoing(0);
    }
    return sessions().incomingCount() > 0 ? sessions().incoming(0) : -1;
  }

  private void ofFirst(Others others, Ask ask, Operation operation) {
    if (first() >= 0) {
      others.call(ask, operation, first());
    }
  }

  /** The host's first file, again, in the first session. */
  private void ofFile(Others others, Ask ask, Operation operation) {
    if (first() >= 0 && guests.files() > 0) {
      others.call(ask, operation, first(), 0, 0);
    }
  }
}
