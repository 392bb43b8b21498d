package luosim.invariant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import luosim.host.Corruption;
import luosim.host.Site;
import luosim.luo.Callback;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.trace.TraceKind;

/**
 * Feeds an observed scenario to a judge. It shows what the observation has after each request:
 * state, finalized flag, size of the preserved set, number of trees; and of received files what
 * their callbacks were told.
 */
final class Observed implements World {
  private static final Map<String, Operation> REQUESTS = Map.ofEntries(
      Map.entry("register_handler", Operation.REGISTER_HANDLER),
      Map.entry("unregister_handler", Operation.UNREGISTER_HANDLER),
      Map.entry("register_subsystem", Operation.REGISTER_SUBSYSTEM),
      Map.entry("unregister_subsystem", Operation.UNREGISTER_SUBSYSTEM),
      Map.entry("get_subsystem_data", Operation.GET_SUBSYSTEM_DATA),
      Map.entry("preserve", Operation.FD_PRESERVE),
      Map.entry("unpreserve", Operation.FD_UNPRESERVE),
      Map.entry("restore", Operation.FD_RESTORE),
      Map.entry("prepare", Operation.PREPARE),
      Map.entry("freeze", Operation.FREEZE),
      Map.entry("cancel", Operation.CANCEL),
      Map.entry("finish", Operation.FINISH),
      Map.entry("reboot", Operation.REBOOT));

  private static final Map<String, Callback> CALLBACKS = Map.of(
      "can_preserve", Callback.CAN_PRESERVE,
      "prepare", Callback.PREPARE,
      "freeze", Callback.FREEZE,
      "cancel", Callback.CANCEL,
      "finish", Callback.FINISH,
      "retrieve", Callback.RETRIEVE,
      "kho_finalize", Callback.KHO_FINALIZE,
      "kho_abort", Callback.KHO_ABORT);

  private final GoldenRecord record;
  private final Judge judge = new Judge();
  private final List<Map<String, Object>> trace;
  private final TreeMap<Long, Boolean> told = new TreeMap<>();
  /** Which token the data of a retrieve belong to. */
  private final TreeMap<Long, Long> tokenOf = new TreeMap<>();

  private LuoState state = LuoState.NORMAL;
  private boolean finalized;
  private long preserved;
  private int trees;
  private long kernel = 1;

  private Observed(GoldenRecord record) {
    this.record = record;
    trace = record.list("trace");
  }

  /** What the judge finds in a record. */
  static JudgeTally judged(GoldenRecord record) {
    Observed observed = new Observed(record);
    observed.judge.begin(0, 0, observed);
    int index = 0;
    for (Map<String, Object> op : record.list("ops")) {
      observed.request(index++, op);
    }
    JudgeTally tally = new JudgeTally();
    observed.judge.commit(tally);
    return tally;
  }

  private void emit(TraceKind kind, int subject, long a, long b, long c) {
    judge.record(kind, 0, 0, subject, a, b, c);
  }

  private void request(int index, Map<String, Object> op) {
    String name = GoldenRecord.text(op, "op");
    Operation operation = REQUESTS.get(name);
    if (name.equals("kho_debugfs_finalize")) {
      boolean on = GoldenRecord.number(GoldenRecord.map(op, "args"), "value") != 0;
      operation = on ? Operation.KHO_FINALIZE : Operation.KHO_ABORT;
    }
    if (operation == null) {
      situation(op);
      return;
    }
    told.clear();
    emit(TraceKind.OPERATION_BEGAN, index, operation.ordinal(), argument(op), 0);
    injected(op);
    for (Object n : callbacks(op)) {
      callback(index, trace.get((int) (long) (Long) n));
    }
    if (op.containsKey("crash")) {
      stop(index, operation, Stop.PANIC);
    } else if (operation == Operation.REBOOT) {
      reboot(index, op);
    } else {
      situation(op);
      emit(
          TraceKind.OPERATION_ENDED,
          index,
          operation.ordinal(),
          GoldenRecord.number(op, "ret"),
          Row.NONE.ordinal());
    }
  }

  private static long argument(Map<String, Object> op) {
    Map<String, Object> args = GoldenRecord.map(op, "args");
    if (args.containsKey("token")) {
      return GoldenRecord.number(args, "token");
    }
    String file = GoldenRecord.text(args, "file");
    return file.length() > 1 ? file.hashCode() & 0xffff : 0;
  }

  /** A write into a tree that was made to fail. */
  private void injected(Map<String, Object> op) {
    boolean write = GoldenRecord.list(op, "before").stream()
        .anyMatch(
            each -> GoldenRecord.text(GoldenRecord.map(each, "inject"), "kind").equals("fdt"));
    if (write && GoldenRecord.flag(GoldenRecord.map(op, "result"), "fault_fired")) {
      emit(TraceKind.FAULT_FIRED, 0, Site.FDT_WRITE.ordinal(), 0, 0);
    }
  }

  private static List<Object> callbacks(Map<String, Object> op) {
    List<Object> range = GoldenRecord.items(op, "callbacks");
    if (range.isEmpty()) {
      return List.of();
    }
    return java.util.stream.LongStream.range((Long) range.get(0), (Long) range.get(1))
        .<Object> mapToObj(Long::valueOf)
        .toList();
  }

  private void callback(int op, Map<String, Object> entry) {
    Callback callback = CALLBACKS.get(GoldenRecord.text(entry, "cb"));
    int who = who(entry);
    long in = GoldenRecord.number(entry, "in");
    emit(TraceKind.CALLBACK_BEGAN, who, callback.ordinal(), in, op);
    for (Object call : GoldenRecord.items(entry, "kho")) {
      List<?> parts = (List<?>) call;
      if (parts.get(0).equals("unpreserve_phys")) {
        emit(TraceKind.UNPRESERVED, who, 1, 1, (Long) parts.get(2));
      }
    }
    if (GoldenRecord.flag(entry, "file_already_freed")) {
      emit(TraceKind.CORRUPTED, who, Corruption.FREED_FILE.ordinal(), 0, 0);
    }
    if (callback == Callback.RETRIEVE) {
      tokenOf.put(in, GoldenRecord.number(entry, "token"));
    }
    if (callback == Callback.FINISH && entry.containsKey("reclaimed") && in != 0) {
      told.put(
          tokenOf.getOrDefault(in, 1000L + told.size()), GoldenRecord.flag(entry, "reclaimed"));
    }
    long result = entry.get("ret") instanceof Long number ? number : 0;
    emit(
        TraceKind.CALLBACK_ENDED,
        who,
        callback.ordinal(),
        GoldenRecord.number(entry, "out"),
        result);
  }

  private static int who(Map<String, Object> entry) {
    String who = GoldenRecord.text(entry, "who");
    if (who.startsWith("client")) {
      return TraceKind.participant(2, who.hashCode() & 0xffff);
    }
    if (who.startsWith("h:")) {
      return TraceKind.participant(3, (int) GoldenRecord.number(entry, "token"));
    }
    int kind = who.startsWith("s") ? 1 : 0;
    int generation = who.startsWith("r") ? 1000 : who.startsWith("g") ? 2000 : 0;
    String number = who.substring(1);
    boolean plain = number.chars().allMatch(Character::isDigit);
    return TraceKind.participant(kind, plain ? generation + Integer.parseInt(number) : 999);
  }

  private void stop(int op, Operation operation, Stop why) {
    if (operation == Operation.REBOOT) {
      leave(op);
    }
    emit(TraceKind.STOPPED, 0, why.ordinal(), 0, 0);
  }

  private void reboot(int index, Map<String, Object> op) {
    Map<String, Object> result = GoldenRecord.map(op, "result");
    switch (GoldenRecord.text(result, "kexec")) {
      case "refused" -> {
        situation(op);
        emit(
            TraceKind.OPERATION_ENDED,
            index,
            Operation.REBOOT.ordinal(),
            GoldenRecord.number(op, "ret"),
            0);
      }
      case "failed" -> {
        situation(op);
        emit(TraceKind.OPERATION_ENDED, index, Operation.REBOOT.ordinal(), 0, 0);
      }
      case "undefined" -> {
        leave(index);
        emit(TraceKind.CORRUPTED, 0, Corruption.DANGLING_POINTER.ordinal(), 0, 0);
        emit(TraceKind.STOPPED, 0, Stop.UNDEFINED.ordinal(), 0, 0);
      }
      default -> {
        leave(index);
        LuoState next =
            LuoState.valueOf(GoldenRecord.text(op, "state").toUpperCase(java.util.Locale.ROOT));
        state = next;
        situation(op);
        emit(TraceKind.BOOTED, (int) kernel, next.ordinal(), 0, 0);
      }
    }
  }

  /** The hook allowed the jump, and it happened. */
  private void leave(int op) {
    if (state == LuoState.PREPARED) {
      become(LuoState.FROZEN);
    }
    emit(TraceKind.OPERATION_ENDED, op, Operation.REBOOT.ordinal(), 0, 0);
    emit(TraceKind.JUMPED, (int) kernel, 0, 0, 0);
  }

  private void become(LuoState next) {
    if (next != state) {
      emit(TraceKind.STATE_CHANGED, 0, state.ordinal(), next.ordinal(), 0);
      state = next;
    }
  }

  private void situation(Map<String, Object> op) {
    if (!op.containsKey("state")) {
      return;
    }
    finalized = GoldenRecord.flag(op, "kho_finalized");
    preserved = GoldenRecord.number(op, "preserved_bytes");
    trees = (int) GoldenRecord.number(op, "luo_fdts_allocated");
    kernel = GoldenRecord.number(op, "kernel");
    become(LuoState.valueOf(GoldenRecord.text(op, "state").toUpperCase(java.util.Locale.ROOT)));
  }

  @Override public boolean shows(Evidence evidence) {
    return switch (evidence) {
      case FINALIZED, TREES, PRESERVED, OPTIONS, INCOMING, INCOMING_HELD -> true;
      default -> false;
    };
  }

  @Override public LuoState state() {
    return state;
  }

  @Override public boolean finalized() {
    return finalized;
  }

  @Override public int treesAllocated() {
    return trees;
  }

  @Override public boolean treePreserved() {
    return preserved >= 1L << 20;
  }

  @Override public long preservedBytes() {
    return preserved;
  }

  @Override public long preservedDigest() {
    return preserved;
  }

  @Override public boolean switchedOn() {
    return !Optional.of(false)
        .equals(Optional.ofNullable(record.map("config").get("liveupdate_param")));
  }

  /** Not observed: so that nothing is said of a kernel that was booted with the handover off. */
  @Override public boolean handoverOn() {
    return false;
  }

  @Override public int callbacks(int participant) {
    int id = TraceKind.participantId(participant);
    if (TraceKind.participantKind(participant) == 1) {
      return id < record.list("subsystems").size()
          ? declared(record.list("subsystems").get(id))
          : ~0;
    }
    if (TraceKind.participantKind(participant) != 0
        || id >= record.list("files").size()) {
      return ~0;
    }
    String type = GoldenRecord.text(record.list("files").get(id), "type");
    return record.list("handlers").stream()
        .filter(handler -> GoldenRecord.text(handler, "accepts").equals(type))
        .mapToInt(Observed::declared)
        .findFirst()
        .orElse(~0);
  }

  private static int declared(Map<String, Object> participant) {
    int bits = 0;
    for (Object name : GoldenRecord.items(participant, "callbacks")) {
      bits |= CALLBACKS.get((String) name).bit();
    }
    return bits;
  }

  @Override public int incoming() {
    return told.size();
  }

  @Override public long incomingToken(int index) {
    return told.keySet().stream().skip(index).findFirst().orElseThrow();
  }

  @Override public boolean incomingReclaimed(int index) {
    return told.get(incomingToken(index));
  }

  @Override public boolean incomingUpdated(int index) {
    return false;
  }

  @Override public boolean incomingHeld() {
    return GoldenRecord.number(GoldenRecord.map(record.map("end"), "leaked"), "incoming_luo_fdt")
        > 0;
  }
}
