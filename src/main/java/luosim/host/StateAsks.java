package luosim.host;

import luosim.handler.Handlers;
import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.revision.v3.Abi;
import luosim.spec.Ask;

/**
 * What the words of {@link Ask} mean to an orchestrator with one state, and of which file, token or subsystem
 * they speak.
 */
final class StateAsks {
  private final Guests guests;
  private final Machine machine;
  private final Registrar registrar;
  private final Agent agent;

  StateAsks(Guests guests, Machine machine, Registrar registrar, Agent agent) {
    this.guests = guests;
    this.machine = machine;
    this.registrar = registrar;
    this.agent = agent;
  }

  private Luo luo() {
    return machine.runningKernel().luo();
  }

  /** Makes the request. */
  void make(Ask ask) {
    Others others = agent.others();
    switch (ask) {
      case PREPARE -> others.call(ask, Operation.PREPARE, 0);
      case FREEZE -> others.call(ask, Operation.FREEZE, 0);
      case CANCEL -> others.call(ask, Operation.CANCEL, 0);
      case FINISH -> others.call(ask, Operation.FINISH, 0);
      case GET_STATE -> others.call(ask, Operation.GET_STATE, 0);
      case REBOOT -> others.call(ask, Operation.REBOOT, 0);
      case FINALIZE -> others.call(ask, Operation.KHO_FINALIZE, 0);
      case ABORT -> others.call(ask, Operation.KHO_ABORT, 0);
      case PRESERVE -> others.call(ask, Operation.FD_PRESERVE, guests.files() > 0 ? 0 : -1, -1, freeToken());
      case UNPRESERVE -> others.call(ask, Operation.FD_UNPRESERVE, lowestToken());
      case RESTORE -> others.call(ask, Operation.FD_RESTORE, firstToken());
      case RESTORE_TWICE -> others.callTogether(ask, Operation.FD_RESTORE, firstToken());
      case REGISTER_SUBSYSTEM -> others.call(ask, Operation.REGISTER_SUBSYSTEM, firstUnregistered());
      case UNREGISTER_SUBSYSTEM -> others.call(ask, Operation.UNREGISTER_SUBSYSTEM, lastRegistered());
      case UNREGISTER_HANDLER -> others.call(ask, Operation.UNREGISTER_HANDLER,
          guests.files() > 0 ? guests.file(0).handler() : Handlers.MEMFD);
      case CLOSE_FILE -> others.closeFile();
      case PREPARE_FILE -> others.call(ask, Operation.SET_FD_EVENT, Abi.EVENT_PREPARE, -1, firstToken());
      case FREEZE_FILE -> others.call(ask, Operation.SET_FD_EVENT, Abi.EVENT_FREEZE, -1, firstToken());
      case CANCEL_FILE -> others.call(ask, Operation.SET_FD_EVENT, Abi.EVENT_CANCEL, -1, firstToken());
      case FINISH_FILE -> others.call(ask, Operation.SET_FD_EVENT, Abi.EVENT_FINISH, -1, firstToken());
      case GET_FILE_STATE -> others.call(ask, Operation.GET_FD_STATE, ofReceived(), -1, firstToken());
      case CLOSE_DEVICE -> others.call(ask, Operation.CLOSE_DEVICE, 0);
      case CREATE_SESSION, FILL_BLOCK, CLOSE_SESSION, RETRIEVE, FLB_GET_INCOMING, OPEN_DEVICE ->
          throw new IllegalStateException("an orchestrator without sessions knows no " + ask.word());
    }
  }

  /** A token that no registered file has; who is not asked for one does not look at it. */
  private long freeToken() {
    int count = luo().outgoingCount();
    return count > 0 ? Math.max(guests.files(), luo().outgoingToken(count - 1) + 1) : guests.files();
  }

  private long ofReceived() {
    return luo().state() == LuoState.UPDATED ? 1 : 0;
  }

  private long lowestToken() {
    return luo().outgoingCount() > 0 ? luo().outgoingToken(0) : 0;
  }

  private long firstToken() {
    return guests.files() > 0 ? Math.max(0, registrar.token(0)) : 0;
  }

  private boolean registered(int subsystem) {
    for (int place = 0; place < luo().subsystemCount(); place++) {
      if (luo().subsystem(place) == subsystem) {
        return true;
      }
    }
    return false;
  }

  /** The first subsystem that is not registered; the newcomer of every host is the last of them. */
  private int firstUnregistered() {
    int newcomer = machine.runningKernel().subsystems() - 1;
    int subsystem = 0;
    while (subsystem < newcomer && registered(subsystem)) {
      subsystem++;
    }
    return subsystem;
  }

  private int lastRegistered() {
    int count = luo().subsystemCount();
    return count > 0 ? luo().subsystem(count - 1) : 0;
  }
}
