package luosim.explore;

import luosim.host.Machine;
import luosim.luo.Operation;
import luosim.spec.Ask;

/** Something that may be asked of a host at rest. */
sealed interface Request {
  /** What was asked before anything was. */
  Request NOTHING = new OfState(Operation.GET_STATE, 0);

  /** Makes it, with all that follows. */
  void make(Machine machine);

  /** It in a word. */
  String text();

  /** Whether it leads into another kernel. */
  default boolean jumps() {
    return false;
  }

  /** A request of an orchestrator with one state. */
  record OfState(Operation operation, long argument) implements Request {
    @Override public void make(Machine machine) {
      machine.requests().make(operation, argument);
    }

    @Override public boolean jumps() {
      return operation == Operation.REBOOT;
    }

    @Override public String text() {
      return switch (operation) {
        case FD_PRESERVE -> "preserve file " + (argument + 1);
        case FD_UNPRESERVE -> "unpreserve token " + argument;
        case FD_RESTORE -> "restore token " + argument;
        default -> operation.name();
      };
    }
  }

  /**
   * A request of an orchestrator with sessions.
   *
   * @param name the name of the session that it is made on or makes
   * @param incoming whether that came from the kernel before
   * @param argument the id of that session where it has one, the name otherwise
   * @param file the file that is preserved or whose token is retrieved, or -1
   */
  record OfSessions(Operation operation, int name, boolean incoming, long argument, int file)
      implements Request {
    @Override public void make(Machine machine) {
      if (file < 0) {
        machine.requests().make(operation, argument);
      } else {
        machine.requests().make(operation, argument, operation == Operation.SESSION_PRESERVE ? file : -1,
            file);
      }
    }

    @Override public boolean jumps() {
      return operation == Operation.REBOOT;
    }

    @Override public String text() {
      String session = (incoming ? " received" : "") + " session " + (name + 1);
      return switch (operation) {
        case CREATE_SESSION -> "create" + session;
        case RETRIEVE_SESSION -> "retrieve" + session;
        case CLOSE_SESSION -> "close" + session;
        case SESSION_FINISH -> "finish" + session;
        case SESSION_PRESERVE -> "preserve file " + (file + 1) + " in" + session;
        case SESSION_RETRIEVE -> "retrieve file " + (file + 1) + " of" + session;
        case OPEN_DEVICE -> "open device";
        case CLOSE_DEVICE -> "close device";
        default -> operation.name();
      };
    }
  }

  /** All requests that a word of other processes stands for. */
  record OfOthers(Ask ask) implements Request {
    @Override public void make(Machine machine) {
      machine.requests().make(ask);
    }

    @Override public String text() {
      return ask.word();
    }
  }

  /** The driver behind an FLB looks at what it was handed. */
  record OfDriver(int flb) implements Request {
    @Override public void make(Machine machine) {
      machine.requests().look(flb);
    }

    @Override public String text() {
      return "look at FLB " + (flb + 1);
    }
  }

  /** The process ends that holds every descriptor. */
  record EndOfOwner() implements Request {
    @Override public void make(Machine machine) {
      machine.requests().closeAll();
    }

    @Override public String text() {
      return "the process ends";
    }
  }
}
