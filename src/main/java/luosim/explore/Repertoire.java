package luosim.explore;

import java.util.ArrayList;
import java.util.List;
import luosim.host.Machine;
import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Sessions;
import luosim.spec.Ask;

/** What may be asked of a host at rest, and what is to be seen of it, by the family of its revision. */
sealed interface Repertoire {

  /**
   * All requests that mean something in the present state, in a fixed order.
   *
   * @param count what {@link #count} came to on the way here
   */
  List<Request> requests(Machine machine, int count);

  /** What is counted on a way because it would never end otherwise, after one more step. */
  int count(int before, Request request, boolean jumped);

  /** Whether something may befall a request. */
  boolean mayFail(Request request, int count);

  /** What is to be seen of the present state. */
  String kind(Machine machine);

  /** Whether nothing of an update is left in states of this kind. */
  boolean isHome(String kind);

  /** For revisions with one state for the machine. */
  record OfState(int files) implements Repertoire {
    /** Registrations in one kernel, for each file: tokens are never used again, so more never ends. */
    private static final int PRESERVES_PER_FILE = 2;

    private static final String FINALIZED = ", handover finalized";

    @Override public List<Request> requests(Machine machine, int count) {
      Luo luo = machine.runningKernel().luo();
      List<Request> all = new ArrayList<>();
      for (int file = 0; count < PRESERVES_PER_FILE * files && file < files; file++) {
        all.add(new Request.OfState(Operation.FD_PRESERVE, file));
      }
      for (int place = 0; place < luo.outgoingCount(); place++) {
        all.add(new Request.OfState(Operation.FD_UNPRESERVE, luo.outgoingToken(place)));
      }
      add(all, Operation.PREPARE, Operation.FREEZE, Operation.CANCEL, Operation.KHO_FINALIZE,
          Operation.KHO_ABORT);
      for (int place = 0; place < luo.incomingCount(); place++) {
        all.add(new Request.OfState(Operation.FD_RESTORE, luo.incomingToken(place)));
      }
      add(all, Operation.FINISH, Operation.REBOOT);
      return all;
    }

    /** Registrations in a kernel. */
    @Override public int count(int before, Request request, boolean jumped) {
      boolean registers = request instanceof Request.OfState one && one.operation() == Operation.FD_PRESERVE;
      return jumped ? 0 : before + (registers ? 1 : 0);
    }

    @Override public boolean mayFail(Request request, int count) {
      return true;
    }

    private static void add(List<Request> all, Operation... operations) {
      for (Operation operation : operations) {
        all.add(new Request.OfState(operation, 0));
      }
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
  }

  /**
   * For revisions with sessions: so many names for sessions of ours. A block is filled up only in the first
   * kernel, and the sessions that fill it are nobody's: nothing is asked of them, and while there are any
   * nothing befalls a request, as each of them would be another place for it.
   */
  record OfSessions(int names, int files) implements Repertoire {
    private static final String HOME = "no session";
    private static final int FILLED = 1;
    private static final int RECEIVED = 2;

    @Override public List<Request> requests(Machine machine, int count) {
      Sessions luo = machine.runningKernel().sessions();
      List<Request> all = new ArrayList<>();
      if (luo.frozen()) {
        return all; // whatever is asked waits for ever
      }
      if (luo.deviceOpen()) {
        creates(luo, machine.runningKernel().generation() == 1 && count == 0, all);
        add(all, Operation.CLOSE_DEVICE, 0, 0, -1);
      } else {
        add(all, Operation.OPEN_DEVICE, 0, 0, -1);
      }
      for (int index = 0; index < luo.outgoingCount(); index++) {
        ofOutgoing(machine, luo, luo.outgoing(index), all);
      }
      for (int index = 0; index < luo.incomingCount(); index++) {
        ofIncoming(luo, luo.incoming(index), all);
      }
      for (int index = 0; index < luo.flbCount(); index++) {
        all.add(new Request.OfDriver(luo.flb(index)));
      }
      all.add(new Request.EndOfOwner());
      add(all, Operation.REBOOT, 0, 0, -1);
      return all;
    }

    /** Whether a block was filled: in this kernel, or in the one before it. */
    @Override public int count(int before, Request request, boolean jumped) {
      int filled = request instanceof Request.OfOthers ? FILLED : before;
      return jumped && filled > 0 ? (filled + 1) % (RECEIVED + 1) : filled;
    }

    @Override public boolean mayFail(Request request, int count) {
      return count == 0 && !(request instanceof Request.OfOthers);
    }

    /** Whether an outgoing session is one of ours. */
    private boolean anyOutgoing(Sessions luo) {
      boolean any = false;
      for (int index = 0; index < luo.outgoingCount(); index++) {
        any |= luo.name(luo.outgoing(index)) < names;
      }
      return any;
    }

    private boolean anyReceived(Sessions luo) {
      boolean any = false;
      for (int index = 0; index < luo.incomingCount(); index++) {
        any |= luo.name(luo.incoming(index)) < names;
      }
      return any;
    }

    private void creates(Sessions luo, boolean fills, List<Request> all) {
      for (int name = 0; name < names; name++) {
        add(all, Operation.CREATE_SESSION, name, name, -1);
      }
      if (fills) {
        all.add(new Request.OfOthers(Ask.FILL_BLOCK));
      }
    }

    private void ofOutgoing(Machine machine, Sessions luo, int session, List<Request> all) {
      int name = luo.name(session);
      if (name >= names) {
        return;
      }
      for (int file = 0; file < files; file++) {
        if (machine.requests().inUse(file)) {
          add(all, Operation.SESSION_PRESERVE, name, session, file);
        }
      }
      add(all, Operation.CLOSE_SESSION, name, session, -1);
    }

    private void ofIncoming(Sessions luo, int session, List<Request> all) {
      int name = luo.name(session);
      if (name >= names || luo.unreachable(session) || !luo.retrieved(session)) {
        if (name < names && luo.deviceOpen()) {
          addReceived(all, Operation.RETRIEVE_SESSION, name, name, -1);
        }
        return;
      }
      for (int index = 0; index < luo.fileCount(session); index++) {
        addReceived(all, Operation.SESSION_RETRIEVE, name, session, (int) luo.fileToken(session, index));
      }
      addReceived(all, Operation.SESSION_FINISH, name, session, -1);
      addReceived(all, Operation.CLOSE_SESSION, name, session, -1);
    }

    private static void add(List<Request> all, Operation operation, int name, long argument, int file) {
      all.add(new Request.OfSessions(operation, name, false, argument, file));
    }

    private static void addReceived(
        List<Request> all, Operation operation, int name, long argument, int file) {
      all.add(new Request.OfSessions(operation, name, true, argument, file));
    }

    @Override public String kind(Machine machine) {
      if (!machine.serving()) {
        return "stopped";
      }
      Sessions luo = machine.runningKernel().sessions();
      if (luo.frozen()) {
        return "frozen";
      }
      if (luo.deviceFailed()) {
        return "device does not open";
      }
      boolean incoming = machine.requests().waits() || anyReceived(luo);
      boolean outgoing = anyOutgoing(luo);
      return outgoing ? incoming ? "sessions both ways" : "outgoing sessions"
          : incoming ? "received sessions" : HOME;
    }

    @Override public boolean isHome(String kind) {
      return kind.equals(HOME);
    }
  }
}
