package luosim.conform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.conform.observed.Known;
import luosim.conform.observed.KnownKeys;
import luosim.conform.observed.Mismatch;

/**
 * Which keys and kinds a record may contain, level by level. What nobody knows cannot be replayed,
 * so it is a difference in itself; keys of compared values need no list, as they are compared.
 */
public final class Shape {
  private static final List<String> RECORD = List.of(
      "id",
      "group",
      "variant",
      "modeled",
      "modeled_part",
      "n_files",
      "n_subsystems",
      "files",
      "subsystems",
      "handlers",
      "config",
      "faults",
      "ops",
      "ops_not_reached",
      "trace",
      "outcome",
      "end",
      "fdt",
      "same_in_development_tree");
  private static final List<String> CONFIG = List.of("kho", "liveupdate_param", "kho_debugfs");
  private static final List<String> HANDLER =
      List.of("id", "compatible", "accepts", "callbacks", "payload", "freeze_preserves");
  private static final List<String> SUBSYSTEM =
      List.of("id", "callbacks", "payload", "freeze_preserves");
  private static final List<String> FILE = List.of("id", "type");
  private static final List<String> OP = List.of(
      "i",
      "op",
      "args",
      "before",
      "ret",
      "state",
      "kho_finalized",
      "preserved_bytes",
      "luo_fdts_allocated",
      "sysfs_notifies",
      "kernel",
      "callbacks",
      "result",
      "crash",
      "file_callback_counts",
      "ns");
  private static final List<String> FDT = List.of("at", "what", "len", "b64", "dts");
  private static final List<Known> BEFORE = List.of(
      Known.of("set_callback_fault", "who", "cb", "returns", "times", "writes"),
      Known.of("inject", "kind", "nth", "errno"),
      Known.of("register_kho_client", "id", "priority", "finalize_returns", "abort_returns"),
      Known.of("edit_handed_over_fdt"),
      Known.of("kho_clients_stop_failing"),
      Known.of("next_kernel_boot_option"),
      Known.of("capture_fdt"));

  private final KnownKeys keys;

  private Shape(int line, String id) {
    keys = new KnownKeys(line, id);
  }

  /** The first thing in a record that nobody knows. */
  public static Optional<Mismatch> unknown(Json.Fields record, String id, Inputs inputs)
      throws BadTraceException {
    return new Shape(inputs.line(), id).inRecord(record, inputs);
  }

  private Optional<Mismatch> inRecord(Json.Fields record, Inputs inputs) throws BadTraceException {
    var found = keys.inFields(record, RECORD, -1, "")
        .or(() -> keys.inFields(record.get("config"), CONFIG, -1, "config."))
        .or(() -> keys.inItems(record.get("handlers"), HANDLER, "handlers"))
        .or(() -> keys.inItems(record.get("subsystems"), SUBSYSTEM, "subsystems"))
        .or(() -> keys.inItems(record.get("files"), FILE, "files"))
        .or(() -> keys.inItems(record.get("fdt"), FDT, "fdt"));
    int op = 0;
    for (Json each : inputs.items(record, "ops")) {
      if (found.isEmpty()) {
        found = inOp(inputs.fields(each, "ops"), op, inputs);
      }
      op++;
    }
    return found;
  }

  private Optional<Mismatch> inOp(Json.Fields op, int index, Inputs inputs)
      throws BadTraceException {
    String name = inputs.text(op, "op");
    Optional<Known> request = Known.find(Requests.ALL, name);
    if (request.isEmpty()) {
      return Optional.of(keys.difference(index, "op", "a request that we know", name));
    }
    var found = keys.inFields(op, OP, index, name + ".")
        .or(() -> keys.inFields(op.get("args"), request.get().keys(), index, name + ".args."));
    for (Json each : inputs.itemsOrNone(op, "before")) {
      if (found.isEmpty()) {
        found = inBefore(inputs.fields(each, "before"), index, name, inputs);
      }
    }
    return found;
  }

  private Optional<Mismatch> inBefore(Json.Fields before, int op, String name, Inputs inputs)
      throws BadTraceException {
    for (Map.Entry<String, Json> entry : before.values().entrySet()) {
      String kind = entry.getKey();
      String where = name + ".before." + kind;
      Optional<Known> preparation = Known.find(BEFORE, kind);
      if (preparation.isEmpty()) {
        return Optional.of(keys.difference(op, where, "a kind of preparation that we know", kind));
      }
      if (kind.equals("inject")) {
        String what = inputs.text(inputs.fields(before, kind), "kind");
        if (!Injections.KINDS.contains(what)) {
          return Optional.of(keys.difference(op, where, "one of " + Injections.KINDS, what));
        }
      }
      if (kind.equals("edit_handed_over_fdt") && !TreeEdits.knows(inputs.text(before, kind))) {
        return Optional.of(
            keys.difference(op, where, "one of " + TreeEdits.kinds(), inputs.text(before, kind)));
      }
      var found = keys.inFields(entry.getValue(), preparation.get().keys(), op, where + ".");
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

}
