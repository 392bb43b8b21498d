package luosim.negative;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luosim.host.Corruption;
import luosim.host.JumpKind;
import luosim.host.Site;
import luosim.invariant.Probe;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * A tiny orchestrator with sessions that does everything right, unless it is given a bug: the smallest host
 * on which each reading of an invariant can be broken alone. Files are named by small numbers; all but file 3
 * need the one FLB.
 */
final class IdealSessions extends IdealSessionWorld implements Probe {
  private final TraceSink sink;
  private final List<Entry> closedFiles = new ArrayList<>();
  private int ops;
  private int nextSession = 10;
  private int closes;
  private int nextPage = 100;
  private boolean sticky;

  IdealSessions(SessionBug bug, TraceSink sink) {
    super(bug);
    this.sink = sink;
  }

  private void emit(TraceKind kind, int subject, long a, long b, long c) {
    sink.record(kind, 0, 0, subject, a, b, c);
  }

  private int began(Operation operation, long argument) {
    emit(TraceKind.OPERATION_BEGAN, ++ops, operation.ordinal(), argument, 0);
    return ops;
  }

  private int ended(int op, Operation operation, int result, Row row) {
    emit(TraceKind.OPERATION_ENDED, op, operation.ordinal(), result, row.ordinal());
    return result;
  }

  private int call(int who, Callback callback, long in, int op, long out, int result) {
    emit(TraceKind.CALLBACK_BEGAN, who, callback.ordinal(), in, op);
    emit(TraceKind.CALLBACK_ENDED, who, callback.ordinal(), out, result);
    return result;
  }

  private static int file(Entry entry) {
    return TraceKind.participant(0, entry.file);
  }

  private static int received(Entry entry) {
    return TraceKind.participant(3, (int) entry.token);
  }

  private static int flb() {
    return TraceKind.participant(4, FLB);
  }

  private boolean is(SessionBug one) {
    return bug == one;
  }

  // The old kernel.

  int create() {
    int op = began(Operation.CREATE_SESSION, nextSession);
    if (jumpDue && !is(SessionBug.CREATES_WHILE_FROZEN)) {
      return ended(op, Operation.CREATE_SESSION, -Errno.EBUSY, Row.M5);
    }
    outgoing.add(new Session(nextSession, new ArrayList<>()));
    take(nextPage++);
    ended(op, Operation.CREATE_SESSION, 0, Row.NONE);
    return nextSession++;
  }

  void createTwice() {
    int op = began(Operation.CREATE_SESSION, nextSession);
    if (is(SessionBug.KEEPS_A_BLOCK_OF_A_REFUSED_CREATE)) {
      take(nextPage++);
    }
    int result = is(SessionBug.RETURNS_A_LIBRARY_CODE) ? -3 : -Errno.EEXIST;
    ended(op, Operation.CREATE_SESSION, result, Row.M6);
  }

  private void take(int page) {
    preserved.add(page);
    allocated.add(page);
  }

  private void give(int page) {
    preserved.remove(page);
    allocated.remove(page);
  }

  private Session session(int id) {
    return outgoing.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
  }

  /** Preserves a file; the callback returns an error, 0 for none. */
  int preserve(int id, int file, long token, int error) {
    var session = session(id);
    int op = began(Operation.SESSION_PRESERVE, id);
    boolean used = session.files().stream().anyMatch(one -> one.token == token);
    boolean there = outgoing.stream().flatMap(one -> one.files().stream()).anyMatch(one -> one.file == file);
    if (used && !is(SessionBug.ACCEPTS_A_TOKEN_TWICE) || there && !is(SessionBug.PRESERVES_TWICE)) {
      return ended(op, Operation.SESSION_PRESERVE, used ? -Errno.EEXIST : -Errno.EBUSY, Row.M4);
    }
    var entry = new Entry(file, token);
    useFlb(entry, op);
    long in = is(SessionBug.GIVES_DATA_TO_PRESERVE) ? 7 : 0;
    if (call(file(entry), Callback.PRESERVE, in, op, PRESERVED + file, error) < 0) {
      if (is(SessionBug.UNPRESERVES_THE_REFUSED)) {
        call(file(entry), Callback.UNPRESERVE, 0, op, 0, 0);
      }
      dropFlb(entry, op);
      int told = is(SessionBug.RETURNS_ANOTHER_ERROR) ? -Errno.EIO : error;
      return ended(op, Operation.SESSION_PRESERVE, told, Row.M2);
    }
    entry.data = PRESERVED + file;
    session.files().add(entry);
    references++;
    take(10 + file);
    int result = is(SessionBug.FAILS_AFTER_PRESERVE) ? -Errno.EFAULT : 0;
    return ended(op, Operation.SESSION_PRESERVE, result, result < 0 ? Row.M3 : Row.NONE);
  }

  private void useFlb(Entry entry, int op) {
    if (entry.file != 3 && flbUses++ == 0) {
      call(flb(), Callback.PRESERVE, 0, op, 0x9000, 0);
      flbData = 0x9000;
    }
  }

  private void dropFlb(Entry entry, int op) {
    if (entry.file != 3 && --flbUses == 0) {
      if (!is(SessionBug.FORGETS_THE_FLB)) {
        call(flb(), Callback.UNPRESERVE, flbData, op, 0, 0);
      }
      flbData = is(SessionBug.KEEPS_FLB_DATA) ? flbData : 0;
    }
  }

  int close(int id) {
    var session = session(id);
    int op = began(Operation.CLOSE_SESSION, id);
    if (is(SessionBug.REFUSES_CLOSE)) {
      return ended(op, Operation.CLOSE_SESSION, -Errno.EBUSY, Row.NONE);
    }
    var order = new ArrayList<>(session.files());
    if (!is(SessionBug.UNPRESERVES_FORWARD)) {
      java.util.Collections.reverse(order);
    }
    if (is(SessionBug.UNPRESERVES_SHUFFLED) && order.size() > 2) {
      order.add(1, order.remove(0));
    }
    for (var entry : order) {
      boolean forgotten = is(SessionBug.FORGETS_AN_UNPRESERVE) && entry == session.files().get(0);
      if (!forgotten) {
        unpreserve(entry, op);
      }
    }
    closedFiles.addAll(session.files());
    outgoing.remove(session);
    give(100 + id - 10);
    leak();
    if (is(SessionBug.FREES_PRESERVED_MEMORY)) {
      emit(TraceKind.CORRUPTED, 0, Corruption.FREED_WHILE_MAPPED.ordinal(), 0, 0);
    }
    closes++;
    return ended(op, Operation.CLOSE_SESSION, 0, Row.NONE);
  }

  private void leak() {
    if (is(SessionBug.LEAKS)) {
      take(nextPage + 500);
    }
    if (is(SessionBug.LOSES_MEMORY)) {
      allocated.add(nextPage + 900);
    }
  }

  private void unpreserve(Entry entry, int op) {
    long in = is(SessionBug.UNPRESERVES_WITH_OLD_DATA) ? entry.data & ~FROZEN : entry.data;
    emit(TraceKind.CALLBACK_BEGAN, file(entry), Callback.UNPRESERVE.ordinal(), in, op);
    long refused = is(SessionBug.REFUSES_TO_TAKE_OUT) ? -Errno.EBUSY : 0;
    emit(TraceKind.UNPRESERVED, file(entry), 1, 1, refused);
    emit(TraceKind.CALLBACK_ENDED, file(entry), Callback.UNPRESERVE.ordinal(), 0, 0);
    give(10 + entry.file);
    references -= is(SessionBug.KEEPS_THE_REFERENCE) ? 0 : 1;
    dropFlb(entry, op);
  }

  /** The process dies: its sessions are closed. */
  void dies() {
    emit(TraceKind.FAULT_FIRED, 0, Site.AGENT.ordinal(), 3, 0);
    for (int index = outgoing.size() - 1; index >= 0 && !is(SessionBug.OUTLIVES_ITS_OWNER); index--) {
      close(outgoing.get(index).id());
    }
    openDevice();
  }

  /** Reboots; a file fails to freeze, -1 for none. */
  int reboot(int failing) {
    int op = began(Operation.REBOOT, 0);
    var done = new ArrayList<Entry>();
    for (var session : outgoing) {
      for (var entry : session.files()) {
        boolean fails = entry.file == failing;
        if (!sticky && call(file(entry), Callback.FREEZE, entry.data, op, entry.data | FROZEN,
            fails ? -Errno.EBUSY : 0) < 0) {
          unfreeze(done, op);
          if (is(SessionBug.FORGETS_THE_FAILED_FREEZE)) {
            session.files().remove(entry);
            references--;
          }
          return ended(op, Operation.REBOOT, -Errno.EBUSY, Row.M7);
        }
        entry.data |= FROZEN;
        entry.frozen = true;
        done.add(entry);
      }
    }
    sticky = is(SessionBug.DOES_NOT_FREEZE_AGAIN);
    jumpDue = true;
    return ended(op, Operation.REBOOT, 0, Row.NONE);
  }

  private void unfreeze(List<Entry> done, int op) {
    for (int index = outgoing.size() - 1; index >= 0; index--) {
      int at = is(SessionBug.UNFREEZES_FORWARD) ? outgoing.size() - 1 - index : index;
      for (var entry : outgoing.get(at).files()) {
        if (done.contains(entry)) {
          if (entry.file != 3 && !is(SessionBug.STAYS_HALF_FROZEN)) {
            call(file(entry), Callback.UNFREEZE, entry.data, op, 0, 0);
          }
          entry.frozen = is(SessionBug.SAYS_FROZEN);
        }
      }
    }
  }

  // The next kernel.

  void jump() {
    emit(TraceKind.JUMPED, 0, JumpKind.HANDOVER.ordinal(), 0, 0);
    if (is(SessionBug.PANICS_ON_ITS_OWN)) {
      emit(TraceKind.STOPPED, 0, Stop.PANIC.ordinal(), 0, 0);
      return;
    }
    for (var session : outgoing) {
      incoming.add(new Session(session.id() + 100,
          new ArrayList<>(session.files().stream().map(Entry::received).toList())));
    }
    if (is(SessionBug.HANDS_OVER_THE_CLOSED)) {
      incoming.add(new Session(200, new ArrayList<>(closedFiles.stream().map(Entry::received).toList())));
    }
    outgoing.clear();
    closedFiles.clear();
    preserved.clear();
    allocated.clear();
    flbData = 0;
    references = 0;
    jumpDue = false;
    sticky = false;
    emit(TraceKind.BOOTED, 2, LuoState.NORMAL.ordinal(), 0, 0);
  }

  int openDevice() {
    int op = began(Operation.OPEN_DEVICE, 0);
    boolean shut = malformed && !is(SessionBug.OPENS_ON_MALFORMED_DATA) || is(SessionBug.SHUTS_THE_DEVICE);
    return ended(op, Operation.OPEN_DEVICE, shut ? -Errno.EIO : 0, shut ? Row.M16 : Row.NONE);
  }

  private Session received(int id) {
    return incoming.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
  }

  int retrieve(int id, long token, int error) {
    var entry = received(id).files().stream().filter(one -> one.token == token).findFirst().orElseThrow();
    int op = began(Operation.SESSION_RETRIEVE, id);
    boolean again = entry.status == 0 || is(SessionBug.RETRIEVES_TWICE) && entry.status == 1;
    if (again) {
      references += entry.status == 0 && error == 0 ? 1 : 0;
      entry.status =
          call(received(entry), Callback.RETRIEVE, entry.data, op, entry.file, error) < 0 ? error : 1;
    }
    return ended(op, Operation.SESSION_RETRIEVE, Math.min(0, entry.status),
        entry.status < 0 ? Row.M10 : Row.NONE);
  }

  int finish(int id) {
    var session = received(id);
    int op = began(Operation.SESSION_FINISH, id);
    for (int index = session.files().size() - 1; index >= 0; index--) {
      finish(session.files().get(index), op);
    }
    if (is(SessionBug.FINISHES_TWICE)) {
      finish(session.files().get(0), op);
    }
    if (is(SessionBug.RETRIEVES_AFTER_FINISH)) {
      call(received(session.files().get(0)), Callback.RETRIEVE, 0, op, 0, 0);
    }
    if (!is(SessionBug.KEEPS_RECEIVED_ENTRIES)) {
      references -= (int) session.files().stream().filter(one -> one.status == 1).count();
      session.files().clear();
    }
    return ended(op, Operation.SESSION_FINISH, 0, Row.NONE);
  }

  private void finish(Entry entry, int op) {
    told = is(SessionBug.TELLS_RETRIEVED) ? 1 : entry.status;
    toldObject = entry.status == 1 && !is(SessionBug.FINISHES_WITHOUT_THE_FILE);
    call(received(entry), Callback.FINISH, entry.data, op, 0, 0);
    if (entry.file != 3 && entry.finishes++ == 0 && --flbUses == 0 && !is(SessionBug.LOSES_THE_FLB_FINISH)) {
      call(flb(), Callback.FINISH, 0, op, 0, 0);
    }
  }

  void unregisterHandler() {
    int op = began(Operation.UNREGISTER_HANDLER, 0);
    boolean used = !outgoing.isEmpty() && !is(SessionBug.LETS_A_USED_HANDLER_GO);
    ended(op, Operation.UNREGISTER_HANDLER, used ? -Errno.EBUSY : 0, used ? Row.M19 : Row.NONE);
  }

  // Trials.

  @Override public Optional<Probe> probe() {
    var copy = new IdealSessions(bug, (kind, timeNs, host, subject, a, b, c) -> {});
    copy.allocated.addAll(allocated);
    copy.preserved.addAll(preserved);
    copy.closes = closes;
    copy.nextSession = nextSession;
    copy.nextPage = nextPage;
    return Optional.of(copy);
  }

  @Override public int prepare() {
    if (closes > 0 && is(SessionBug.PRESERVES_ONCE_ONLY)) {
      return -Errno.EBUSY;
    }
    return preserve(create(), 0, 1, 0);
  }

  @Override public int cancel() {
    return outgoing.isEmpty() ? -Errno.ENOENT : close(outgoing.get(0).id());
  }
}
