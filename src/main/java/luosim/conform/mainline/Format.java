package luosim.conform.mainline;

import java.util.List;
import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.conform.observed.KnownKeys;
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

  private final Inputs inputs;
  private final KnownKeys keys;

  private Format(String id, Inputs inputs) {
    this.inputs = inputs;
    keys = new KnownKeys(inputs.line(), id);
  }

  /** The first thing in a record that nobody knows. */
  static Optional<Mismatch> unknown(Json.Fields record, String id, Inputs inputs)
      throws BadTraceException {
    return new Format(id, inputs).inRecord(record);
  }

  private Optional<Mismatch> inRecord(Json.Fields record) throws BadTraceException {
    var found = keys.inFields(record, RECORD, -1, "")
        .or(() -> keys.inItems(record.get("handlers"), HANDLER, "handlers"))
        .or(() -> keys.inItems(record.get("flbs"), FLB, "flbs"))
        .or(() -> keys.inItems(record.get("files"), FILE, "files"))
        .or(() -> keys.inItems(record.get("faults"), FAULT, "faults"))
        .or(() -> keys.inFields(record.get("final"), FINAL, -1, "final."));
    for (Json label : inputs.itemsOrNone(record, "defects")) {
      boolean known = label instanceof Json.Text text && DEFECTS.contains(text.value());
      if (found.isEmpty() && !known) {
        found = Optional.of(keys.difference(-1, "defects", "one of " + DEFECTS, label.toString()));
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
      return Optional.of(keys.difference(place, "op", "a request that we know", word));
    }
    int given = Arguments.of(op, inputs).count();
    Request known = request.get();
    if (given < known.least || given > known.most) {
      String arguments = known.least == known.most
          ? known.least + " arguments"
          : known.least + " to " + known.most + " arguments";
      return Optional.of(keys.difference(place, word + ".args", arguments, String.valueOf(given)));
    }
    return keys.inFields(op, OP, place, word + ".");
  }

}
