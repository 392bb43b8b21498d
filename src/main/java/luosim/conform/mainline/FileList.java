package luosim.conform.mainline;

import java.util.ArrayList;
import java.util.List;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Json;

/** The list of files that a record gives beside its requests, made again from the requests. */
final class FileList {
  private static final List<String> OF_ANOTHER =
      List.of("dup", "opath", "reopen_ro", "session_fd", "device_fd");

  private final List<Json> entries = new ArrayList<>();

  private boolean complete = true;

  List<Json> entries() {
    return entries;
  }

  /** Whether each request opened a file of a type whose entry is known. */
  boolean complete() {
    return complete;
  }

  /** Adds what a request opened. */
  void add(Arguments args, int ret, int kernel) throws BadTraceException {
    String type = args.text(1);
    boolean known = args.count() == 2
        || type.equals("memfd")
        || type.equals("mock")
        || OF_ANOTHER.contains(type);
    complete &= ret == 0 && known;
    if (!complete) {
      return;
    }
    Json.Fields entry = Json.fields().put("id", args.text(0)).put("type", type);
    switch (type) {
      case "memfd" -> entry
          .put("size", args.numberOr(2, 0))
          .put("seals", args.numberOr(3, 0))
          .put("fill", args.numberOr(4, 0));
      case "mock" -> entry.put("handler", args.text(2)).put("label", args.text(3));
      default -> {
        if (args.count() > 2) {
          entry.put("of", args.text(2));
        }
      }
    }
    entries.add(entry.put("kernel", kernel));
  }
}
