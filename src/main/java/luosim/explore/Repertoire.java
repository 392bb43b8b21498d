package luosim.explore;

import java.util.List;
import luosim.host.Machine;
import luosim.luo.LuoState;
import luosim.luo.Operation;

/** What may be asked of a host at rest, and what is to be seen of it, by the family of its revision. */
interface Repertoire {

  /**
   * All requests that mean something in the present state, in a fixed order.
   *
   * @param preserves registrations in this kernel so far
   */
  List<Request> requests(Machine machine, int preserves);

  /** What is to be seen of the present state. */
  String kind(Machine machine);

  /** Whether nothing of an update is left in states of this kind. */
  boolean isHome(String kind);

  /** Whether a request leads into another kernel. */
  default boolean jumps(Request request) {
    return request.operation() == Operation.REBOOT;
  }

  /** Whether a request registers a file for good. */
  boolean registers(Request request);

  /** For revisions with one state for the machine. */
  record OfState(int files) implements Repertoire {
    /** Registrations in one kernel, for each file: tokens are never used again, so more never ends. */
    private static final int PRESERVES_PER_FILE = 2;

    private static final String FINALIZED = ", handover finalized";

    @Override public List<Request> requests(Machine machine, int preserves) {
      return Request.all(machine.runningKernel().luo(),
          preserves < PRESERVES_PER_FILE * files ? files : 0);
    }

    @Override public String kind(Machine machine) {
      if (!machine.serving()) {
        return "stopped";
      }
      LuoState state = machine.runningKernel().luo().state();
      return machine.runningKernel().kho().finalized() ? state.name() + FINALIZED : state.name();
    }

    @Override public boolean isHome(String kind) {
      return kind.equals(LuoState.NORMAL.name());
    }

    @Override public boolean registers(Request request) {
      return request.operation() == Operation.FD_PRESERVE;
    }
  }
}
