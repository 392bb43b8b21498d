package luosim.conform.mainline;

import java.util.List;
import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.conform.observed.Mismatch;

/**
 * Which keys, requests and kinds a record may contain. What nobody knows cannot be replayed, so it
 * is a difference in itself; callbacks and what a call gave back need no list, as they are
 * compared.
 */
final class Format {
  private static final List<String> RECORD = List.of(
      "id", "group", "kernel", "kernels", "defects", "handlers", "flbs", "files", "faults", "ops",
      "final");
  private static final List<String> HANDLER =
      List.of("id", "compatible", "accepts", "flbs", "callbacks", "observed");
  private static final List<String> FLB = List.of("id", "compatible", "callbacks");
  private static final List<String> FILE =
      List.of("id", "type", "kernel", "size", "seals", "fill", "handler", "label", "of");
  private static final List<String> FAULT = List.of("kernel", "at", "who", "occurrence", "errno");
  private static final List<String> DEFECTS = List.of("D1", "D2", "D3", "D4", "D5");
  private static final List<String> OP = List.of(
      "i", "kernel", "op", "args", "ret", "callbacks", "released", "seen", "kho_pages", "mem_pages",
      "mem_pages_vs_cold", "kernel_warning");
  private static final List<String> FINAL = List.of("kernel", "panic", "kho_pages", "mem_pages");

  private final String id;
  private final Inputs inputs;

  private Format(String id, Inputs inputs) {
    this.id = id;
    this.inputs = inputs;
  }

  /** The first thing in a record that nobody knows. */
  static Optional<Mismatch> unknown(Json.Fields record, String id, Inputs inputs)
      throws BadTraceException {
    return new Format(id, inputs).inRecord(record);
  }

  private Optional<Mismatch> inRecord(Json.Fields record) throws BadTraceException {
    var found = inFields(record, RECORD, -1, "")
        .or(() -> inItems(record.get("handlers"), HANDLER, "handlers"))
        .or(() -> inItems(record.get("flbs"), FLB, "flbs"))
        .or(() -> inItems(record.get("files"), FILE, "files"))
        .or(() -> inItems(record.get("faults"), FAULT, "faults"))
        .or(() -> inFields(record.get("final"), FINAL, -1, "final."));
    for (Json label : inputs.itemsOrNone(record, "defects")) {
      boolean known = label instanceof Json.Text text && DEFECTS.contains(text.value());
      if (found.isEmpty() && !known) {
        found = Optional.of(difference(-1, "defects", "one of " + DEFECTS, label.toString()));
      }
    }
    int place = 0;
    for (Json each : inputs.items(record, "ops")) {
      if (found.isEmpty()) {
        found = inOp(inputs.fields(each, "ops"), place);
      }
      place++;
    }
    return found;
  }

  private Optional<Mismatch> inOp(Json.Fields op, int place) throws BadTraceException {
    String word = inputs.text(op, "op");
    Optional<Request> request = Request.of(word);
    if (request.isEmpty()) {
      return Optional.of(difference(place, "op", "a request that we know", word));
    }
    int given = Arguments.of(op, inputs).count();
    Request known = request.get();
    if (given < known.least || given > known.most) {
      String arguments = known.least == known.most
          ? known.least + " arguments"
          : known.least + " to " + known.most + " arguments";
      return Optional.of(difference(place, word + ".args", arguments, String.valueOf(given)));
    }
    return inFields(op, OP, place, word + ".");
  }

  private Optional<Mismatch> inItems(Json items, List<String> known, String where) {
    Optional<Mismatch> found = Optional.empty();
    if (items instanceof Json.Items list) {
      for (int i = 0; i < list.values().size() && found.isEmpty(); i++) {
        found = inFields(list.values().get(i), known, -1, where + "[" + i + "].");
      }
    }
    return found;
  }

  private Optional<Mismatch> inFields(Json value, List<String> known, int op, String where) {
    if (value instanceof Json.Fields fields) {
      for (String key : fields.values().keySet()) {
        if (!known.contains(key)) {
          return Optional.of(difference(op, where + key, "a key that we know", "'" + key + "'"));
        }
      }
    }
    return Optional.empty();
  }

  private Mismatch difference(int op, String where, String expected, String found) {
    return new Mismatch(inputs.line(), id, op, where, expected, found);
  }
}
