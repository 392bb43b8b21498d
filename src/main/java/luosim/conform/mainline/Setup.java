package luosim.conform.mainline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;

/**
 * Who takes part in a record: its file handlers and file-lifecycle-bound objects, in the order of
 * registration. Their places in the lists are the ids that the orchestrator gets.
 */
record Setup(List<Handler> handlers, List<Flb> flbs) {
  /** The handler of files in shared memory: the real one. */
  static final String MEMFD = "memfd";

  /** The callback that names what a file is known by; it is never asked for by itself. */
  static final String IDENTITY = "get_id";

  private static final int PARTICIPANTS_MAX = 63;
  private static final List<String> HANDLER_CALLBACKS = List.of(
      IDENTITY,
      "can_preserve",
      "preserve",
      "unpreserve",
      "freeze",
      "unfreeze",
      "retrieve",
      "can_finish",
      "finish");
  private static final List<String> FLB_CALLBACKS =
      List.of("preserve", "unpreserve", "retrieve", "finish");

  Setup {
    handlers = List.copyOf(handlers);
    flbs = List.copyOf(flbs);
  }

  /**
   * A file handler.
   *
   * @param flbs places of its objects in the list of them
   * @param callbacks names of its callbacks
   * @param observed whether its callbacks are reported
   */
  record Handler(
      String id, String compatible, List<Integer> flbs, List<String> callbacks, boolean observed) {
    Handler {
      flbs = List.copyOf(flbs);
      callbacks = List.copyOf(callbacks);
    }

    boolean real() {
      return id.equals(MEMFD);
    }

    boolean has(String callback) {
      return callbacks.contains(callback);
    }
  }

  /** A file-lifecycle-bound object. */
  record Flb(String id, String compatible) {}

  static Setup read(Json.Fields record, Inputs inputs) throws BadTraceException {
    var flbs = new ArrayList<Flb>();
    for (Json each : inputs.items(record, "flbs")) {
      Json.Fields flb = inputs.fields(each, "flbs");
      words(flb, "callbacks", FLB_CALLBACKS, inputs);
      flbs.add(new Flb(inputs.text(flb, "id"), inputs.text(flb, "compatible")));
    }
    var handlers = new ArrayList<Handler>();
    for (Json each : inputs.items(record, "handlers")) {
      handlers.add(handler(inputs.fields(each, "handlers"), flbs, inputs));
    }
    if (handlers.size() > PARTICIPANTS_MAX || flbs.size() > PARTICIPANTS_MAX) {
      throw new BadTraceException(
          inputs.line(), "expected at most " + PARTICIPANTS_MAX + " handlers and flbs each");
    }
    var setup = new Setup(handlers, flbs);
    setup.checkNames(inputs);
    return setup;
  }

  private static Handler handler(Json.Fields from, List<Flb> flbs, Inputs inputs)
      throws BadTraceException {
    inputs.text(from, "accepts");
    var places = new ArrayList<Integer>();
    for (String name : words(from, "flbs", flbs.stream().map(Flb::id).toList(), inputs)) {
      places.add(place(flbs.stream().map(Flb::id).toList(), name));
    }
    return new Handler(
        inputs.text(from, "id"),
        inputs.text(from, "compatible"),
        places,
        words(from, "callbacks", HANDLER_CALLBACKS, inputs),
        inputs.flag(from, "observed"));
  }

  private static List<String> words(
      Json.Fields from, String key, List<String> known, Inputs inputs) throws BadTraceException {
    var words = new ArrayList<String>();
    for (Json each : inputs.items(from, key)) {
      if (!(each instanceof Json.Text word) || !known.contains(word.value())) {
        throw inputs.bad(key, "only " + known, each);
      }
      words.add(word.value());
    }
    return words;
  }

  private void checkNames(Inputs inputs) throws BadTraceException {
    var handlerNames = handlers.stream().map(Handler::compatible).distinct().count();
    var handlerIds = handlers.stream().map(Handler::id).distinct().count();
    var flbNames = flbs.stream().map(Flb::compatible).distinct().count();
    var flbIds = flbs.stream().map(Flb::id).distinct().count();
    if (handlerNames < handlers.size()
        || handlerIds < handlers.size()
        || flbNames < flbs.size()
        || flbIds < flbs.size()) {
      throw new BadTraceException(
          inputs.line(), "expected handlers and flbs whose ids and compatibles differ");
    }
  }

  /** The place of a handler's name. */
  Optional<Integer> handler(String id) {
    return found(place(handlers.stream().map(Handler::id).toList(), id));
  }

  /** The place of an object's name. */
  Optional<Integer> flb(String id) {
    return found(place(flbs.stream().map(Flb::id).toList(), id));
  }

  private static Optional<Integer> found(int place) {
    return place < 0 ? Optional.empty() : Optional.of(place);
  }

  private static int place(List<String> names, String name) {
    return names.indexOf(name);
  }
}
