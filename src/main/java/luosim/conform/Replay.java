package luosim.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Comparison;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.conform.observed.Mismatch;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.revision.Revision;

/** One record, replayed request by request and compared on the way. */
final class Replay {
  private static final String VARIANT = "rfc-v2-posted";
  private static final List<String> SITUATION =
      List.of("state", "kho_finalized", "preserved_bytes", "luo_fdts_allocated", "kernel");

  private final Json.Fields record;
  private final Inputs inputs;
  private final Comparison comparison;
  private final Scene scene;
  private final Requests requests;
  private final Jump jump;
  private final List<Json> observed;
  private Json.Fields situation = Json.fields();
  private Stop stop = Stop.NONE;

  Replay(Json.Fields record, String id, Revision.OfState revision, Inputs inputs) throws BadTraceException {
    this.record = record;
    this.inputs = inputs;
    this.comparison = new Comparison(inputs.line(), id);
    this.scene = new Scene(Setup.read(record, inputs), inputs, revision, record);
    this.requests = new Requests(scene, new Doubles(scene));
    this.jump = new Jump(scene, requests);
    this.observed = withoutTimes(inputs.items(record, "trace"));
  }

  /** How often each row of the failure matrix was reached. */
  Map<Row, Integer> rows() {
    return scene.rows;
  }

  /** Replays everything; the first differences, in order. */
  List<Mismatch> differences() throws BadTraceException {
    if (record.has("variant")) {
      comparison.values(-1, "variant", record.get("variant"), new Json.Text(VARIANT));
    }
    List<Json> ops = inputs.items(record, "ops");
    for (int i = 0; i < ops.size(); i++) {
      Json.Fields op = inputs.fields(ops.get(i), "ops");
      if (stop != Stop.NONE) {
        comparison.add(
            i, inputs.text(op, "op"), "another request", "a kernel that stopped in the last one");
        return comparison.differences();
      }
      scene.op = i;
      carryOut(op, inputs.text(op, "op"));
    }
    atEnd();
    return comparison.differences();
  }

  /** How long callbacks took is not compared. */
  private static List<Json> withoutTimes(List<Json> trace) {
    trace.forEach(entry -> {
      if (entry instanceof Json.Fields fields) {
        fields.values().remove("ns");
      }
    });
    return trace;
  }

  private void carryOut(Json.Fields op, String name) throws BadTraceException {
    long notified = scene.kernel.luo.notifies();
    KernelRun kernel = scene.kernel;
    int from = scene.trace.size();
    before(op);
    Requests.Outcome outcome = name.equals("reboot")
        ? jump.carryOut()
        : requests.carryOut(name, inputs.fieldsOrNone(op, "args"));
    stop = outcome.stop();
    Json.Fields found = Json.fields().put("i", scene.op).put("op", name);
    found.put("ret", stop == Stop.NONE ? Json.of(outcome.ret()) : Json.Nothing.NULL);
    if (stop == Stop.PANIC || stop == Stop.NULL_DEREFERENCE) {
      found.put("crash", stop == Stop.PANIC ? "panic" : "null-dereference");
    } else {
      situation(found);
      found.putCount("sysfs_notifies", stop == Stop.NONE ? kernel.luo.notifies() - notified : 0);
      result(found, outcome);
    }
    if (scene.trace.size() > from) {
      found.put("callbacks", new Json.Items(List.of(Json.of(from), Json.of(scene.trace.size()))));
    }
    if (scene.onlyCounts) {
      found.put("file_callback_counts", scene.counts.fields());
    }
    compare(op, name, found, from);
  }

  private void result(Json.Fields found, Requests.Outcome outcome) {
    if (scene.injections.fired()) {
      outcome.result().put("fault_fired", true);
    }
    if (!outcome.result().values().isEmpty()) {
      found.put("result", outcome.result());
    }
  }

  private void situation(Json.Fields found) {
    if (stop == Stop.UNDEFINED) {
      SITUATION.forEach(key -> found.put(key, Json.Nothing.NULL));
      return;
    }
    KernelRun kernel = scene.kernel;
    situation = Json.fields()
        .put("state", kernel.luo.state().text())
        .put("kho_finalized", kernel.kho.finalized())
        .put("preserved_bytes", kernel.kho.preservedBytes())
        .put("luo_fdts_allocated", kernel.luo.fdtsAllocated())
        .put("kernel", kernel.number);
    found.values().putAll(situation.values());
  }

  private void compare(Json.Fields op, String name, Json.Fields found, int from) {
    Json.Fields expected = Json.fields();
    expected.values().putAll(op.values());
    expected.values().remove("args");
    expected.values().remove("before");
    expected.values().remove("ns");
    comparison.values(scene.op, name, expected, found);
    for (int place = from; place < scene.trace.size(); place++) {
      Json theirs = place < observed.size() ? observed.get(place) : Json.Nothing.NULL;
      boolean halfKnown = scene.halfKnown.contains(place);
      comparison.callback(scene.op, place, theirs, scene.trace.get(place), halfKnown);
    }
  }

  private void before(Json.Fields op) throws BadTraceException {
    scene.injections.clear();
    scene.counts.clear();
    var edits = new ArrayList<String>();
    var options = new ArrayList<String>();
    for (Json each : inputs.itemsOrNone(op, "before")) {
      Json.Fields entry = inputs.fields(each, "before");
      for (String kind : entry.values().keySet()) {
        switch (kind) {
          case "set_callback_fault" -> scene.faults.set(inputs.fields(entry, kind), inputs);
          case "inject" -> scene.injections.arm(inputs.fields(entry, kind), inputs);
          case "register_kho_client" ->
              scene.kernel.clients.register(inputs.fields(entry, kind), scene.kernel.chain, inputs);
          case "kho_clients_stop_failing" -> stopFailing(inputs.flag(entry, kind));
          case "edit_handed_over_fdt" -> edits.add(inputs.text(entry, kind));
          case "next_kernel_boot_option" -> options.add(inputs.text(entry, kind));
          default -> capture(inputs.text(entry, kind));
        }
      }
    }
    jump.prepare(edits, options);
  }

  private void stopFailing(boolean stops) {
    if (stops) {
      scene.kernel.clients.stopFailing();
    }
  }

  private void capture(String state) {
    scene.kernel.luo
        .outgoingTree()
        .ifPresent(tree -> scene.trees.add(new Scene.FoundTree(
            "after op " + (scene.op - 1), "luo fdt in state " + state, tree.blob())));
  }

  private void atEnd() throws BadTraceException {
    for (int place = scene.trace.size(); place < observed.size(); place++) {
      comparison.add(-1, "trace[" + place + "]", observed.get(place).toString(), "no callback");
    }
    comparison.values(-1, "outcome", record.get("outcome"), new Json.Text(outcome()));
    if (record.has("ops_not_reached") && stop == Stop.NONE) {
      comparison.add(
          -1,
          "ops_not_reached",
          record.get("ops_not_reached").toString(),
          "every request returned");
    }
    Json.Fields expected = Json.fields();
    expected.values().putAll(inputs.fields(record, "end").values());
    Json.Fields end = new Ending(scene).fields(situation, stop == Stop.NONE);
    String outstanding = "outstanding_prepares";
    comparison.sets(-1, "end." + outstanding, expected.get(outstanding), end.get(outstanding));
    expected.values().remove(outstanding);
    end.values().remove(outstanding);
    comparison.values(-1, "end", expected, end);
    new TreeComparison(scene, comparison).compare(inputs.itemsOrNone(record, "fdt"));
  }

  private String outcome() {
    return switch (stop) {
      case NONE -> "completed";
      case PANIC -> "panic";
      case NULL_DEREFERENCE -> "oops";
      case UNDEFINED -> "undefined";
    };
  }
}
