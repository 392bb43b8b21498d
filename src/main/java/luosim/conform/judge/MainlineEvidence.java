package luosim.conform.judge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.invariant.Evidence;
import luosim.luo.Callback;

/** Who takes part in a record of mainline, and which evidence the record has. */
final class MainlineEvidence {
  static final int PAGE = 4096;

  private static final String IDENTITY = "get_id";

  private final Set<Evidence> evidence =
      EnumSet.of(Evidence.SESSIONS, Evidence.INCOMING, Evidence.OPTIONS, Evidence.FINALIZED);
  private final List<String> handlers = new ArrayList<>();
  private final List<Integer> callbacks = new ArrayList<>();
  private final List<String> objects = new ArrayList<>();

  private MainlineEvidence() {}

  static MainlineEvidence read(Json.Fields record, Inputs inputs) throws BadTraceException {
    var found = new MainlineEvidence();
    for (Json each : inputs.items(record, "handlers")) {
      Json.Fields handler = inputs.fields(each, "handlers");
      found.handlers.add(inputs.text(handler, "id"));
      found.callbacks.add(bits(handler, inputs));
    }
    for (Json each : inputs.items(record, "flbs")) {
      found.objects.add(inputs.text(inputs.fields(each, "flbs"), "id"));
    }
    if (everywhereCounted(record, inputs)) {
      found.evidence.add(Evidence.PRESERVED);
    }
    return found;
  }

  private static int bits(Json.Fields handler, Inputs inputs) throws BadTraceException {
    int bits = 0;
    for (Json each : inputs.items(handler, "callbacks")) {
      if (!(each instanceof Json.Text word)) {
        throw inputs.bad("callbacks", "names of callbacks", each);
      }
      for (Callback callback : Callback.values()) {
        boolean named = callback.name().toLowerCase(Locale.ROOT).equals(word.value());
        bits |= named && !word.value().equals(IDENTITY) ? callback.bit() : 0;
      }
    }
    return bits;
  }

  /** Whether preserved pages were counted behind every request, so that nothing escaped the count. */
  private static boolean everywhereCounted(Json.Fields record, Inputs inputs)
      throws BadTraceException {
    for (Json each : inputs.items(record, "ops")) {
      Json.Fields op = inputs.fields(each, "ops");
      boolean boots = op.get("op").equals(new Json.Text("boot"));
      if (!boots && !op.has("kho_pages")) {
        return false;
      }
    }
    return true;
  }

  boolean has(Evidence asked) {
    return evidence.contains(asked);
  }

  /** The place of a handler in the order of registration, or -1. */
  int handler(String id) {
    return handlers.indexOf(id);
  }

  /** The place of a global object in the order of registration, or -1. */
  int object(String id) {
    return objects.indexOf(id);
  }

  /** Bits of the callbacks of a handler; all of them if it is not known. */
  int callbacks(int handler) {
    return handler < 0 ? ~0 : callbacks.get(handler);
  }
}
