package luosim.conform.judge;

import java.util.List;
import luosim.conform.Shape;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;

/**
 * Which keys a record of RFC v2 may have to be judged. What nobody knows might be evidence, so it is
 * bad data rather than passed over.
 */
final class RfcV2Shape {
  private static final List<String> CALL = List.of(
      "n",
      "op",
      "who",
      "handler",
      "cb",
      "in",
      "out",
      "ret",
      "file",
      "reclaimed",
      "token",
      "kho",
      "payload_ok",
      "file_already_freed",
      "ns");
  private static final List<String> RESULT =
      List.of("token", "fd", "file", "value", "fault_fired", "kexec", "dangling", "count");
  private static final List<String> END = List.of(
      "state", "kho_finalized", "preserved_bytes", "allocated", "leaked", "outstanding_prepares");
  private static final List<String> BOOKS = List.of(
      "luo_file_outgoing",
      "luo_file_incoming",
      "kho_tracker",
      "kho_map_chunks",
      "kho_debugfs_entries",
      "luo_fdt",
      "luo_fdt_bytes",
      "incoming_luo_fdt",
      "incoming_luo_fdt_bytes",
      "payload_pages",
      "incoming_payload_pages",
      "file_references");

  private RfcV2Shape() {}

  /** Refuses a record with a key, request or kind that nobody knows. */
  static void check(Json.Fields record, Inputs inputs) throws BadTraceException {
    var unknown = Shape.unknown(record, inputs.text(record, "id"), inputs);
    if (unknown.isPresent()) {
      String place = unknown.get().op() < 0 ? "" : "op " + unknown.get().op() + " ";
      throw new BadTraceException(
          inputs.line(), place + unknown.get().where() + ": expected " + unknown.get().expected() + ", found "
              + unknown.get().found());
    }
    int number = 0;
    for (Json each : inputs.itemsOrNone(record, "trace")) {
      keys(inputs.fields(each, "trace"), CALL, "trace " + number++ + " ", inputs);
    }
    for (Json each : inputs.items(record, "ops")) {
      Json.Fields op = inputs.fields(each, "ops");
      keys(inputs.fieldsOrNone(op, "result"), RESULT, "result.", inputs);
    }
    Json.Fields end = inputs.fieldsOrNone(record, "end");
    keys(end, END, "end.", inputs);
    keys(inputs.fieldsOrNone(end, "allocated"), BOOKS, "end.allocated.", inputs);
    keys(inputs.fieldsOrNone(end, "leaked"), BOOKS, "end.leaked.", inputs);
  }

  private static void keys(Json.Fields fields, List<String> known, String where, Inputs inputs)
      throws BadTraceException {
    for (String key : fields.values().keySet()) {
      if (!known.contains(key)) {
        throw new BadTraceException(
            inputs.line(), where + key + ": expected a key that we know, found '" + key + "'");
      }
    }
  }
}
