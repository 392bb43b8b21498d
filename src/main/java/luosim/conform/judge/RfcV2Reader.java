package luosim.conform.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import luosim.conform.judge.RfcV2Record.Call;
import luosim.conform.judge.RfcV2Record.End;
import luosim.conform.judge.RfcV2Record.Injected;
import luosim.conform.judge.RfcV2Record.Options;
import luosim.conform.judge.RfcV2Record.Request;
import luosim.conform.judge.RfcV2Record.Situation;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.luo.Callback;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.invariant.Evidence;

/** Reads records of RFC v2. Requests and their results must be there; other evidence may be absent. */
final class RfcV2Reader implements TraceReader {
  private static final Map<String, Operation> REQUESTS = requests();
  private static final Map<String, Callback> CALLBACKS = callbacks();
  private static final List<String> STATES = List.of("normal", "prepared", "frozen", "updated");
  private static final List<String> JUMPS = List.of("refused", "failed", "plain", "handover", "undefined");
  private static final int ERRNO_MAX = 4095;
  private static final int KERNELS_MAX = 1_000_000;

  private static Map<String, Operation> requests() {
    Map<String, Operation> words = new TreeMap<>();
    words.put("register_handler", Operation.REGISTER_HANDLER);
    words.put("unregister_handler", Operation.UNREGISTER_HANDLER);
    words.put("register_subsystem", Operation.REGISTER_SUBSYSTEM);
    words.put("unregister_subsystem", Operation.UNREGISTER_SUBSYSTEM);
    words.put("get_subsystem_data", Operation.GET_SUBSYSTEM_DATA);
    words.put("preserve", Operation.FD_PRESERVE);
    words.put("unpreserve", Operation.FD_UNPRESERVE);
    words.put("restore", Operation.FD_RESTORE);
    words.put("prepare", Operation.PREPARE);
    words.put("freeze", Operation.FREEZE);
    words.put("cancel", Operation.CANCEL);
    words.put("finish", Operation.FINISH);
    words.put("reboot", Operation.REBOOT);
    return words;
  }

  private static Map<String, Callback> callbacks() {
    Map<String, Callback> words = new TreeMap<>();
    words.put("can_preserve", Callback.CAN_PRESERVE);
    words.put("prepare", Callback.PREPARE);
    words.put("freeze", Callback.FREEZE);
    words.put("cancel", Callback.CANCEL);
    words.put("finish", Callback.FINISH);
    words.put("retrieve", Callback.RETRIEVE);
    words.put("kho_finalize", Callback.KHO_FINALIZE);
    words.put("kho_abort", Callback.KHO_ABORT);
    return words;
  }

  @Override public String protocol() {
    return "rfc-v2";
  }

  @Override public Observation read(Json.Fields record, Inputs inputs) throws BadTraceException {
    RfcV2Shape.check(record, inputs);
    var evidence = new RfcV2Evidence();
    Json.Fields config = inputs.fieldsOrNone(record, "config");
    var options = new Options(
        flag(config, "kho", inputs), flag(config, "liveupdate_param", inputs),
        flag(config, "kho_debugfs", inputs));
    List<List<Call>> calls = calls(record, inputs);
    List<Request> requests = new ArrayList<>();
    var before = new Situation(LuoState.NORMAL, false, 0, 0, 1);
    for (Json each : inputs.items(record, "ops")) {
      Json.Fields op = inputs.fields(each, "ops");
      Request request = request(op, calls.get(requests.size()), before, evidence, inputs);
      before = request.situation().orElse(before);
      requests.add(request);
    }
    var read = new RfcV2Record(
        options, declared(record, inputs), types(record, inputs), requests, end(record, inputs));
    return new RfcV2Observation(read, evidence.of(read));
  }

  private static Optional<Boolean> flag(Json.Fields from, String key, Inputs inputs)
      throws BadTraceException {
    return from.has(key) ? Optional.of(inputs.flag(from, key)) : Optional.empty();
  }

  /** The callbacks of each request. */
  private static List<List<Call>> calls(Json.Fields record, Inputs inputs) throws BadTraceException {
    List<List<Call>> byOp = new ArrayList<>();
    int ops = inputs.items(record, "ops").size();
    for (int op = 0; op < ops; op++) {
      byOp.add(new ArrayList<>());
    }
    int last = 0;
    for (Json each : inputs.itemsOrNone(record, "trace")) {
      Json.Fields entry = inputs.fields(each, "trace");
      last = inputs.number(entry, "op", last, ops - 1);
      byOp.get(last).add(call(entry, inputs));
    }
    return byOp;
  }

  private static Call call(Json.Fields entry, Inputs inputs) throws BadTraceException {
    Callback callback = CALLBACKS.get(inputs.word(entry, "cb", List.copyOf(CALLBACKS.keySet())));
    boolean asks = entry.get("ret") instanceof Json.Flag;
    boolean returns = entry.has("ret") && !asks;
    long in = entry.has("in") ? inputs.unsigned(entry, "in") : 0;
    long refused = 0;
    boolean unpreserves = false;
    for (Json each : inputs.itemsOrNone(entry, "kho")) {
      List<Json> parts = parts(each, inputs);
      if (parts.get(0).equals(new Json.Text("unpreserve_phys"))) {
        unpreserves = true;
        refused = parts.get(2) instanceof Json.Numeral code && code.value().signum() < 0
            ? code.value().longValue()
            : refused;
      }
    }
    return new Call(
        inputs.text(entry, "who"), textOrNone(entry, "handler", inputs), callback, in,
        entry.has("out") ? inputs.unsigned(entry, "out") : in,
        returns ? inputs.number(entry, "ret", -ERRNO_MAX, Integer.MAX_VALUE) : 0,
        asks && inputs.flag(entry, "ret"), textOrNone(entry, "file", inputs), token(entry, inputs),
        flag(entry, "reclaimed", inputs), inputs.flagOrFalse(entry, "file_already_freed"), unpreserves,
        refused,
        entry.has("payload_ok") && !inputs.flag(entry, "payload_ok"), ns(entry, inputs));
  }

  /** A call of Kexec HandOver: name, bytes, result. */
  private static List<Json> parts(Json call, Inputs inputs) throws BadTraceException {
    if (call instanceof Json.Items items && items.values().size() == 3
        && items.values().get(2) instanceof Json.Numeral) {
      return items.values();
    }
    throw inputs.bad("kho", "an array of name, bytes and result", call);
  }

  private static String textOrNone(Json.Fields from, String key, Inputs inputs) throws BadTraceException {
    return from.has(key) && from.get(key) != Json.Nothing.NULL ? inputs.text(from, key) : "";
  }

  private static OptionalLong token(Json.Fields from, Inputs inputs) throws BadTraceException {
    boolean given = from.has("token") && from.get("token") != Json.Nothing.NULL;
    return given ? OptionalLong.of(inputs.unsigned(from, "token")) : OptionalLong.empty();
  }

  private static OptionalLong ns(Json.Fields from, Inputs inputs) throws BadTraceException {
    if (!from.has("ns")) {
      return OptionalLong.empty();
    }
    long ns = inputs.unsigned(from, "ns");
    if (ns < 0 || ns > luosim.stats.LatencyHistogram.LATENCY_MAX_NS) {
      throw inputs.bad("ns", "at most " + luosim.stats.LatencyHistogram.LATENCY_MAX_NS, from.get("ns"));
    }
    return OptionalLong.of(ns);
  }

  private static Request request(
      Json.Fields op, List<Call> calls, Situation before, RfcV2Evidence evidence, Inputs inputs)
      throws BadTraceException {
    String word = inputs.text(op, "op");
    Json.Fields args = inputs.fieldsOrNone(op, "args");
    Json.Fields result = inputs.fieldsOrNone(op, "result");
    boolean stops = op.get("ret") == Json.Nothing.NULL;
    Optional<Operation> operation = Optional.ofNullable(REQUESTS.get(word));
    if (word.equals("kho_debugfs_finalize")) {
      boolean on = inputs.number(args, "value", 0, Integer.MAX_VALUE) != 0;
      operation = Optional.of(on ? Operation.KHO_FINALIZE : Operation.KHO_ABORT);
    }
    String object = textOrNone(args, "file", inputs) + textOrNone(args, "handler", inputs)
        + textOrNone(args, "subsystem", inputs);
    String kexec = word.equals("reboot") && result.has("kexec") ? inputs.word(result, "kexec", JUMPS) : "";
    if (word.equals("reboot") && kexec.isEmpty() && !op.has("crash")) {
      throw inputs.bad("result", "'kexec' with one of " + JUMPS, op.get("result"));
    }
    var preparations = new Preparations();
    for (Json each : inputs.itemsOrNone(op, "before")) {
      preparations.take(inputs.fields(each, "before"), inputs);
    }
    return new Request(
        word, operation, object, token(args.has("token") ? args : result, inputs),
        stops ? OptionalLong.empty()
            : OptionalLong.of(inputs.number(op, "ret", -ERRNO_MAX, Integer.MAX_VALUE)),
        op.has("crash"), kexec, inputs.flagOrFalse(result, "fault_fired"), preparations.injected,
        preparations.nextKhoOff, preparations.malforms,
        stops ? Optional.empty() : Optional.of(situation(op, before, evidence, inputs)), calls,
        ns(op, inputs));
  }

  /** What a record sets up before a request, as far as it is evidence. */
  private static final class Preparations {
    private final List<Injected> injected = new ArrayList<>();
    private final List<String> malforms = new ArrayList<>();
    private boolean nextKhoOff;

    void take(Json.Fields before, Inputs inputs) throws BadTraceException {
      if (before.has("inject")) {
        Json.Fields inject = inputs.fields(before, "inject");
        int nth = inject.has("nth") ? inputs.number(inject, "nth", 1, Integer.MAX_VALUE) : 0;
        injected.add(new Injected(inputs.text(inject, "kind"), nth));
      }
      if (before.has("edit_handed_over_fdt")) {
        malforms.add(inputs.text(before, "edit_handed_over_fdt"));
      }
      nextKhoOff |= before.has("next_kernel_boot_option")
          && inputs.text(before, "next_kernel_boot_option").equals("kho=0");
    }
  }

  private static Situation situation(
      Json.Fields op, Situation before, RfcV2Evidence evidence, Inputs inputs) throws BadTraceException {
    var state = LuoState.valueOf(inputs.word(op, "state", STATES).toUpperCase(Locale.ROOT));
    evidence.see(Evidence.FINALIZED, op.has("kho_finalized"));
    evidence.see(Evidence.PRESERVED, op.has("preserved_bytes"));
    evidence.see(Evidence.TREES, op.has("luo_fdts_allocated") && op.has("preserved_bytes"));
    return new Situation(
        state,
        inputs.flagOrFalse(op, "kho_finalized"),
        op.has("preserved_bytes") ? inputs.unsigned(op, "preserved_bytes") : 0,
        op.has("luo_fdts_allocated") ? inputs.number(op, "luo_fdts_allocated", 0, Integer.MAX_VALUE) : 0,
        op.has("kernel") ? inputs.number(op, "kernel", 1, KERNELS_MAX) : before.kernel());
  }

  private static Map<String, Integer> declared(Json.Fields record, Inputs inputs) throws BadTraceException {
    Map<String, Integer> declared = new TreeMap<>();
    for (Json each : inputs.itemsOrNone(record, "subsystems")) {
      Json.Fields subsystem = inputs.fields(each, "subsystems");
      declared.put(inputs.text(subsystem, "id"), bits(subsystem, inputs));
    }
    for (Json each : inputs.itemsOrNone(record, "handlers")) {
      Json.Fields handler = inputs.fields(each, "handlers");
      declared.putIfAbsent("/" + inputs.text(handler, "accepts"), bits(handler, inputs));
    }
    return declared;
  }

  private static int bits(Json.Fields participant, Inputs inputs) throws BadTraceException {
    int bits = 0;
    for (Json name : inputs.items(participant, "callbacks")) {
      if (!(name instanceof Json.Text text) || !CALLBACKS.containsKey(text.value())) {
        throw inputs.bad("callbacks", "callbacks that we know", name);
      }
      bits |= CALLBACKS.get(text.value()).bit();
    }
    return bits;
  }

  private static Map<String, String> types(Json.Fields record, Inputs inputs) throws BadTraceException {
    Map<String, String> types = new TreeMap<>();
    for (Json each : inputs.itemsOrNone(record, "files")) {
      Json.Fields file = inputs.fields(each, "files");
      types.put(inputs.text(file, "id"), inputs.text(file, "type"));
    }
    return types;
  }

  private static End end(Json.Fields record, Inputs inputs) throws BadTraceException {
    Json.Fields end = inputs.fieldsOrNone(record, "end");
    Json.Fields leaked = inputs.fieldsOrNone(end, "leaked");
    Map<String, Integer> references = new TreeMap<>();
    Json.Fields surplus = inputs.fieldsOrNone(leaked, "file_references");
    for (String file : surplus.values().keySet()) {
      references.put(file, inputs.number(surplus, file, 0, Integer.MAX_VALUE));
    }
    return new End(
        end.has("leaked"), references, count(leaked, "incoming_luo_fdt", inputs) > 0,
        count(leaked, "luo_file_incoming", inputs), count(leaked, "luo_file_outgoing", inputs));
  }

  private static int count(Json.Fields from, String key, Inputs inputs) throws BadTraceException {
    return from.has(key) ? inputs.number(from, key, 0, Integer.MAX_VALUE) : 0;
  }
}
