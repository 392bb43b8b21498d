package luosim.conform.judge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import luosim.conform.judge.RfcV2Record.Call;
import luosim.conform.judge.RfcV2Record.Request;
import luosim.conform.judge.RfcV2Record.Situation;
import luosim.host.Corruption;
import luosim.host.JumpKind;
import luosim.host.Site;
import luosim.invariant.Evidence;
import luosim.invariant.World;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * A record of RFC v2 as the events of a host. It shows what the record has behind each request, and who
 * is registered as requests and callbacks tell.
 */
final class RfcV2Observation implements Observation, World {
  private static final long TREE_BYTES = 1L << 20;
  /** The effect of a fault that makes its step fail. */
  private static final int FAULT_ERROR = 0;

  private static final int FILE = 0;
  private static final int SUBSYSTEM = 1;
  private static final int CLIENT = 2;
  private static final int RECEIVED = 3;
  private static final int TOKEN_BITS = 0xffffff;

  private final RfcV2Record record;
  private final Set<Evidence> evidence;
  private final RfcV2Books books = new RfcV2Books();
  private final RfcV2Rows rows = new RfcV2Rows(books);
  private final TreeMap<Integer, Integer> leakedReferences = new TreeMap<>();
  /** What the last finish was told of each received file. */
  private final TreeMap<Long, Boolean> told = new TreeMap<>(Long::compareUnsigned);

  private TraceSink judge = (kind, timeNs, host, subject, a, b, c) -> {};
  private Situation now = new Situation(LuoState.NORMAL, false, 0, 0, 1);
  private LuoState state = LuoState.NORMAL;
  private boolean handoverOn;
  private boolean malformed;
  private int surplus;
  private Row stopRow = Row.NONE;

  RfcV2Observation(RfcV2Record record, Set<Evidence> evidence) {
    this.record = record;
    this.evidence = evidence;
    handoverOn = record.options().kho().orElse(false);
  }

  @Override public World world() {
    return this;
  }

  @Override public void play(TraceSink sink) {
    judge = sink;
    for (String file : record.end().references().keySet()) {
      leakedReferences.put(books.file(file), record.end().references().get(file));
    }
    for (int index = 0; index < record.requests().size(); index++) {
      request(index, record.requests().get(index));
    }
  }

  @Override public void durations(Durations into) {
    for (Request request : record.requests()) {
      into.add(request.word(), List.of(), request.ns());
      for (Call call : request.calls()) {
        String whose =
            call.who().startsWith("client") ? "client" : call.handler().isEmpty() ? "subsystem" : "file";
        String label = call.handler().isEmpty() ? "who=" + call.who() : "handler=" + call.handler();
        into.add(whose + "." + call.callback().name().toLowerCase(Locale.ROOT), List.of(label), call.ns());
      }
    }
  }

  private void emit(TraceKind kind, int subject, long a, long b, long c) {
    judge.record(kind, 0, 0, subject, a, b, c);
  }

  private void request(int index, Request request) {
    if (request.operation().isEmpty()) {
      request.situation().ifPresent(this::see);
      return;
    }
    Operation operation = request.operation().get();
    told.clear();
    books.begin();
    malformed |= request.malforms().stream().anyMatch(RfcV2Observation::isForm);
    rows.malformed(request.malforms());
    if (!request.malforms().isEmpty()) {
      books.damaged();
    }
    Situation before = now;
    emit(TraceKind.OPERATION_BEGAN, index, operation.ordinal(), argument(request, operation), 0);
    if (request.injects("fdt") && request.fired()) {
      emit(TraceKind.FAULT_FIRED, 0, Site.FDT_WRITE.ordinal(), FAULT_ERROR, 0);
    }
    for (Call call : request.calls()) {
      callback(index, call);
    }
    if (request.crashed()) {
      stop(index, request, operation);
    } else if (operation == Operation.REBOOT) {
      reboot(index, request, before);
    } else {
      end(index, request, operation, before);
    }
  }

  /**
   * Whether an edit of the handed-over tree damages the form of a file's entry. A file under another
   * number is as well formed as before; what else can be edited stops the kernel or is a subsystem's.
   */
  private static boolean isForm(String edit) {
    return edit.startsWith("file_") && !edit.startsWith("file_decname");
  }

  private long argument(Request request, Operation operation) {
    return switch (operation) {
      case FD_PRESERVE -> books.file(request.object());
      case FD_UNPRESERVE, FD_RESTORE -> request.token().orElse(-1);
      case REGISTER_HANDLER, UNREGISTER_HANDLER, REGISTER_SUBSYSTEM, UNREGISTER_SUBSYSTEM,
          GET_SUBSYSTEM_DATA ->
          books.other(request.object());
      default -> 0;
    };
  }

  private void end(int index, Request request, Operation operation, Situation before) {
    long result = request.result().orElse(0);
    Row row = rows.of(request, before);
    register(request, operation, result);
    see(request.situation().orElse(now));
    emit(TraceKind.OPERATION_ENDED, index, operation.ordinal(), result, row.ordinal());
  }

  /** Keeps the books of who is registered. */
  private void register(Request request, Operation operation, long result) {
    if (operation == Operation.FD_PRESERVE && result == 0 && request.token().isPresent()) {
      books.register(request.token().getAsLong(), request.object(), request);
    } else if (operation == Operation.FD_PRESERVE && result == -Errno.EFAULT && !request.calls().isEmpty()
        && keptAllTheSame(request)) {
      books.register(-1 - books.registered(), request.object(), request);
    } else if (operation == Operation.FD_UNPRESERVE && result == 0) {
      drop(request);
    } else if (result == 0) {
      books.attend(request.word(), request.object());
    }
  }

  /** A registration that was reported as failed, and of which the record shows that it stayed. */
  private boolean keptAllTheSame(Request request) {
    boolean first =
        books.files().stream().noneMatch(each -> each.getValue().file() == books.file(request.object()));
    return first && (record.end().unknownEntries() > 0 || record.requests().stream()
        .flatMap(each -> each.calls().stream()).anyMatch(call -> call.who().equals(request.object())));
  }

  private void drop(Request request) {
    long token = request.token().orElse(-1);
    for (var each : books.files()) {
      int file = each.getValue().file();
      if (each.getKey() == token && leakedReferences.getOrDefault(file, 0) > 0) {
        leakedReferences.merge(file, -1, Integer::sum);
        surplus++;
      }
    }
    books.unregister(token);
  }

  private void callback(int op, Call call) {
    int who = who(call);
    emit(TraceKind.CALLBACK_BEGAN, who, call.callback().ordinal(), call.in(), op);
    if (call.unpreserves()) {
      emit(TraceKind.UNPRESERVED, who, 1, 1, call.refusedUnpreserve());
    }
    if (call.freedFile()) {
      emit(TraceKind.CORRUPTED, who, Corruption.FREED_FILE.ordinal(), 0, 0);
    }
    if (call.payloadLost() && call.callback() == Callback.RETRIEVE) {
      emit(TraceKind.CORRUPTED, who, Corruption.STALE_DATA.ordinal(), 0, 0);
    }
    if (TraceKind.participantKind(who) == FILE) {
      books.returned(TraceKind.participantId(who), call.callback(), call.out());
    }
    emit(TraceKind.CALLBACK_ENDED, who, call.callback().ordinal(), call.out(), call.result());
  }

  private int who(Call call) {
    String who = call.who();
    if (who.startsWith("client:")) {
      return TraceKind.participant(CLIENT, books.other(who));
    }
    if (who.startsWith("h:")) {
      return TraceKind.participant(RECEIVED, (int) received(call) & TOKEN_BITS);
    }
    if (call.handler().isEmpty()) {
      return TraceKind.participant(SUBSYSTEM, books.other(who));
    }
    return TraceKind.participant(FILE, books.file(who));
  }

  /** The token of the received file that a callback of a handler concerns. */
  private long received(Call call) {
    if (call.callback() == Callback.RETRIEVE && call.token().isPresent()) {
      books.retrieved(call.token().getAsLong(), call.in());
      return call.token().getAsLong();
    }
    if (call.callback() != Callback.FINISH) {
      return 0;
    }
    long token = books.token(call.in());
    call.reclaimed().ifPresent(reclaimed -> told.put(token & TOKEN_BITS, reclaimed));
    return token;
  }

  private void stop(int op, Request request, Operation operation) {
    if (operation == Operation.REBOOT) {
      leave(op, JumpKind.HANDOVER);
    } else {
      stopRow = rows.ofStop(request);
    }
    emit(TraceKind.STOPPED, 0, Stop.PANIC.ordinal(), 0, 0);
  }

  private void reboot(int index, Request request, Situation before) {
    switch (request.kexec()) {
      case "refused" -> end(index, request, Operation.REBOOT, before);
      case "failed" -> {
        see(request.situation().orElse(now));
        emit(TraceKind.OPERATION_ENDED, index, Operation.REBOOT.ordinal(), 0, 0);
      }
      case "undefined" -> {
        leave(index, JumpKind.UNDEFINED);
        emit(TraceKind.CORRUPTED, 0, Corruption.DANGLING_POINTER.ordinal(), 0, 0);
        emit(TraceKind.STOPPED, 0, Stop.UNDEFINED.ordinal(), 0, 0);
      }
      default -> {
        leave(index, request.kexec().equals("plain") ? JumpKind.PLAIN : JumpKind.HANDOVER);
        handoverOn &= !request.nextKhoOff();
        now = request.situation().orElse(now);
        state = now.state();
        emit(TraceKind.BOOTED, now.kernel(), state.ordinal(), 0, 0);
      }
    }
  }

  /** The hook allowed the jump, and it happened. */
  private void leave(int op, JumpKind kind) {
    if (state == LuoState.PREPARED) {
      become(LuoState.FROZEN);
    }
    emit(TraceKind.OPERATION_ENDED, op, Operation.REBOOT.ordinal(), 0, 0);
    emit(TraceKind.JUMPED, now.kernel(), kind.ordinal(), 0, 0);
    books.jump();
  }

  private void become(LuoState next) {
    if (next != state) {
      emit(TraceKind.STATE_CHANGED, 0, state.ordinal(), next.ordinal(), 0);
      state = next;
    }
  }

  private void see(Situation situation) {
    now = situation;
    become(situation.state());
  }

  @Override public boolean shows(Evidence asked) {
    return evidence.contains(asked);
  }

  @Override public LuoState state() {
    return state;
  }

  @Override public boolean finalized() {
    return now.finalized();
  }

  @Override public int treesAllocated() {
    return now.trees();
  }

  @Override public boolean treePreserved() {
    return now.preservedBytes() >= TREE_BYTES;
  }

  /** Shown only where the handover was built without its debug option. */
  @Override public int namesPublished() {
    return 0;
  }

  @Override public long preservedBytes() {
    return now.preservedBytes();
  }

  @Override public long preservedDigest() {
    return now.preservedBytes();
  }

  @Override public int files() {
    return books.registered();
  }

  @Override public int file(int index) {
    return books.files().get(index).getValue().file();
  }

  @Override public int fileHandler(int index) {
    return books.other(books.files().get(index).getValue().handler());
  }

  @Override public long fileToken(int index) {
    return books.files().get(index).getKey();
  }

  @Override public int subsystems() {
    return books.subsystems().size();
  }

  @Override public int subsystem(int index) {
    return books.other(books.subsystems().get(index));
  }

  @Override public int fileReferences() {
    return books.registered() + surplus;
  }

  @Override public boolean switchedOn() {
    return record.options().liveUpdate().orElse(true);
  }

  @Override public boolean handoverOn() {
    return handoverOn;
  }

  @Override public boolean receivedMalformed() {
    return malformed;
  }

  @Override public int callbacks(int participant) {
    int id = TraceKind.participantId(participant);
    for (var subsystem : record.callbacks().entrySet()) {
      boolean its = TraceKind.participantKind(participant) == SUBSYSTEM && !subsystem.getKey().startsWith("/")
          && books.other(subsystem.getKey()) == id;
      if (its) {
        return subsystem.getValue();
      }
    }
    for (var file : record.types().entrySet()) {
      if (TraceKind.participantKind(participant) == FILE && books.file(file.getKey()) == id) {
        return record.callbacks().getOrDefault("/" + file.getValue(), ~0);
      }
    }
    return ~0;
  }

  @Override public Row row(int operation) {
    return stopRow;
  }

  @Override public int incoming() {
    return told.size();
  }

  @Override public long incomingToken(int index) {
    return told.keySet().stream().skip(index).findFirst().orElseThrow();
  }

  @Override public boolean incomingReclaimed(int index) {
    return Optional.ofNullable(told.get(incomingToken(index))).orElseThrow();
  }

  @Override public boolean incomingHeld() {
    return record.end().tree();
  }

  @Override public int incomingEntries() {
    return record.end().entries();
  }
}
