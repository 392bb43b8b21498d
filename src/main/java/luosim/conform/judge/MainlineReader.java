package luosim.conform.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import luosim.conform.mainline.MainlineReplay;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.conform.observed.Mismatch;
import luosim.stats.LatencyHistogram;

/**
 * Reads records of mainline. Beside the keys that a replay knows, requests and callbacks may say how
 * long they took.
 */
final class MainlineReader implements TraceReader {
  private static final String NS = "ns";
  private static final int ERRNO_MAX = 4095;
  private static final int KERNELS_MAX = 1_000_000;

  /** A request: what returned, the callbacks in it; no result if the kernel stopped. */
  record Request(
      String word, List<String> args, OptionalInt result, int kernel, OptionalLong pages,
      List<MainlineCall> calls, OptionalLong ns, List<OptionalLong> callNs) {}

  @Override public String protocol() {
    return "mainline";
  }

  @Override public Observation read(Json.Fields record, Inputs inputs) throws BadTraceException {
    Optional<Mismatch> unknown =
        MainlineReplay.unknown(withoutDurations(record, inputs), inputs.text(record, "id"), inputs);
    if (unknown.isPresent()) {
      throw new BadTraceException(inputs.line(), unknown.get().text());
    }
    var requests = new ArrayList<Request>();
    for (Json each : inputs.items(record, "ops")) {
      requests.add(request(inputs.fields(each, "ops"), inputs));
    }
    return new MainlineObservation(requests, MainlineEvidence.read(record, inputs));
  }

  private static Json.Fields withoutDurations(Json.Fields record, Inputs inputs)
      throws BadTraceException {
    var ops = new ArrayList<Json>();
    for (Json each : inputs.items(record, "ops")) {
      var copy = new LinkedHashMap<>(inputs.fields(each, "ops").values());
      copy.remove(NS);
      ops.add(new Json.Fields(copy));
    }
    var copy = new LinkedHashMap<>(record.values());
    copy.put("ops", new Json.Items(ops));
    return new Json.Fields(copy);
  }

  private static Request request(Json.Fields op, Inputs inputs) throws BadTraceException {
    var args = new ArrayList<String>();
    for (Json each : inputs.itemsOrNone(op, "args")) {
      args.add(each instanceof Json.Text text ? text.value() : each.toString());
    }
    check(inputs.text(op, "op"), args, inputs);
    var calls = new ArrayList<MainlineCall>();
    var callNs = new ArrayList<OptionalLong>();
    for (Json each : inputs.itemsOrNone(op, "callbacks")) {
      Json.Fields entry = inputs.fields(each, "callbacks");
      calls.add(MainlineCall.read(entry, inputs));
      callNs.add(ns(entry, inputs));
    }
    boolean stops = op.get("ret").equals(new Json.Text("PANIC"));
    return new Request(
        inputs.text(op, "op"), args,
        stops ? OptionalInt.empty()
            : OptionalInt.of(inputs.number(op, "ret", -ERRNO_MAX, Integer.MAX_VALUE)),
        inputs.number(op, "kernel", 1, KERNELS_MAX),
        op.has("kho_pages") ? OptionalLong.of(inputs.unsigned(op, "kho_pages")) : OptionalLong.empty(),
        calls, ns(op, inputs), callNs);
  }

  /** Numbers among the arguments of the requests that are looked at. */
  private static void check(String word, List<String> args, Inputs inputs) throws BadTraceException {
    boolean counted = word.equals("create_many") && !args.get(2).matches("[0-9]{1,5}");
    boolean named = word.startsWith("preserve") && !args.get(2).matches("[0-9]{1,20}");
    if (counted || named) {
      throw inputs.bad("args[2]", "a whole number", new Json.Text(args.get(2)));
    }
  }

  private static OptionalLong ns(Json.Fields from, Inputs inputs) throws BadTraceException {
    if (!from.has(NS)) {
      return OptionalLong.empty();
    }
    long ns = inputs.unsigned(from, NS);
    if (ns < 0 || ns > LatencyHistogram.LATENCY_MAX_NS) {
      throw inputs.bad(NS, "at most " + LatencyHistogram.LATENCY_MAX_NS, from.get(NS));
    }
    return OptionalLong.of(ns);
  }
}
