package luosim.explore;

import java.util.ArrayList;
import java.util.List;
import luosim.luo.Luo;
import luosim.luo.Operation;

/** A request that somebody may make of an orchestrator with one state. */
record Request(Operation operation, long argument) {
  /** What was asked before anything was. */
  static final Request NONE = new Request(Operation.GET_STATE, 0);

  /** All requests that mean something in a state, in a fixed order. */
  static List<Request> all(Luo luo, int files) {
    List<Request> all = new ArrayList<>();
    for (int file = 0; file < files; file++) {
      all.add(new Request(Operation.FD_PRESERVE, file));
    }
    for (int place = 0; place < luo.outgoingCount(); place++) {
      all.add(new Request(Operation.FD_UNPRESERVE, luo.outgoingToken(place)));
    }
    all.add(new Request(Operation.PREPARE, 0));
    all.add(new Request(Operation.FREEZE, 0));
    all.add(new Request(Operation.CANCEL, 0));
    all.add(new Request(Operation.KHO_FINALIZE, 0));
    all.add(new Request(Operation.KHO_ABORT, 0));
    for (int place = 0; place < luo.incomingCount(); place++) {
      all.add(new Request(Operation.FD_RESTORE, luo.incomingToken(place)));
    }
    all.add(new Request(Operation.FINISH, 0));
    all.add(new Request(Operation.REBOOT, 0));
    return all;
  }

  /** It in a word. */
  String text() {
    return switch (operation) {
      case FD_PRESERVE -> "preserve file " + (argument + 1);
      case FD_UNPRESERVE -> "unpreserve token " + argument;
      case FD_RESTORE -> "restore token " + argument;
      default -> operation.name();
    };
  }
}
