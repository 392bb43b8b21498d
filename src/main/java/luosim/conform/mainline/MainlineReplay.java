package luosim.conform.mainline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Comparison;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.conform.observed.Mismatch;
import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.revision.Revision;

/** One record of a revision with sessions, replayed request by request and compared on the way. */
public final class MainlineReplay {
  private static final String PANIC = "PANIC";
  private static final String KHO_PAGES = "kho_pages";
  private static final String MEM_PAGES = "mem_pages";
  private static final String AGAINST_COLD = "mem_pages_vs_cold";

  /** Inputs and what proves nothing. */
  private static final List<String> NOT_COMPARED = List.of("args", "kernel_warning");

  private final Json.Fields record;
  private final Inputs inputs;
  private final Comparison comparison;
  private final Scene scene;
  private final Machine machine;
  private final Requests requests;
  private final FileList files;

  /** Reads who takes part. */
  public MainlineReplay(Json.Fields record, String id, Revision.OfSessions revision, Inputs inputs)
      throws BadTraceException {
    this.record = record;
    this.inputs = inputs;
    this.comparison = new Comparison(inputs.line(), id);
    this.scene = new Scene(Setup.read(record, inputs), inputs, revision, comparison);
    this.machine = new Machine(scene);
    this.requests = new Requests(scene, machine);
    this.files = new FileList();
  }

  /** The first thing in a record that nobody knows, which makes it a difference. */
  public static Optional<Mismatch> unknown(Json.Fields record, String id, Inputs inputs)
      throws BadTraceException {
    return Format.unknown(record, id, inputs);
  }

  /** How often each row of the failure matrix was reached. */
  public Map<Row, Integer> rows() {
    return scene.rows;
  }

  /** Replays everything; the first differences, in order. */
  public List<Mismatch> differences() throws BadTraceException {
    List<Json> ops = inputs.items(record, "ops");
    for (int i = 0; i < ops.size(); i++) {
      Json.Fields op = inputs.fields(ops.get(i), "ops");
      String word = inputs.text(op, "op");
      Request request = Request.of(word).orElseThrow();
      boolean mustBoot = i == 0 || machine.jumping();
      if (machine.panicked() || mustBoot != (request == Request.BOOT)) {
        comparison.add(i, "op", word, machine.panicked() ? "a panic before it" : outOfTurn(mustBoot));
        return comparison.differences();
      }
      carryOut(i, op, request);
    }
    atEnd(ops.size());
    return comparison.differences();
  }

  private static String outOfTurn(boolean mustBoot) {
    return mustBoot ? "a machine that must boot first" : "a machine that nobody has rebooted";
  }

  private void carryOut(int place, Json.Fields op, Request request) throws BadTraceException {
    Arguments args = Arguments.of(op, inputs);
    scene.begin(
        place, inputs.fieldsOrNone(op, "seen"), op.get("ret").equals(Json.of(-Errno.EMFILE)));
    int kernel = scene.kernel.number;
    int ret = requests.carryOut(request, args);
    if (request == Request.NEW_FILE) {
      files.add(args, ret, kernel);
    }
    Json.Fields found = new Json.Fields(new LinkedHashMap<>());
    found.put("i", place).put("op", request.word());
    found.put("kernel", request == Request.BOOT ? scene.kernel.number : kernel);
    found.put("ret", machine.panicked() ? new Json.Text(PANIC) : Json.of(ret));
    if (!scene.seen.values().isEmpty()) {
      found.put("seen", scene.seen);
    }
    compare(place, request.word(), op, found);
  }

  private void compare(int place, String word, Json.Fields op, Json.Fields found) {
    Json.Fields expected = new Json.Fields(new LinkedHashMap<>(op.values()));
    expected.values().keySet().removeAll(NOT_COMPARED);
    lists(place, word + ".callbacks", expected.values().remove("callbacks"), scene.callbacks);
    lists(place, word + ".released", expected.values().remove("released"), scene.released());
    measure(place, word, KHO_PAGES, expected.values().remove(KHO_PAGES));
    measure(place, word, MEM_PAGES, expected.values().remove(MEM_PAGES));
    measure(place, word, AGAINST_COLD, expected.values().remove(AGAINST_COLD));
    comparison.values(place, word, expected, found);
  }

  /** Compares lists entry by entry; an absent one is empty. */
  private void lists(int place, String where, Json expected, List<Json> found) {
    if (expected != null && !(expected instanceof Json.Items)) {
      comparison.add(place, where, expected.toString(), found.toString());
      return;
    }
    List<Json> theirs = expected instanceof Json.Items items ? items.values() : List.of();
    for (int i = 0; i < Math.max(theirs.size(), found.size()); i++) {
      String entry = where + "[" + i + "]";
      if (i >= theirs.size() || i >= found.size()) {
        comparison.add(
            place,
            entry,
            i < theirs.size() ? theirs.get(i).toString() : "no entry",
            i < found.size() ? found.get(i).toString() : "no entry");
      } else {
        comparison.values(place, entry, theirs.get(i), found.get(i));
      }
    }
  }

  /** Compares a number of pages where somebody measured it. */
  private void measure(int place, String word, String key, Json expected) {
    boolean unexplained = key.equals(AGAINST_COLD) && !scene.kernel.revived();
    if (expected != null && !unexplained) {
      comparison.values(place, word + "." + key, expected, Json.of(pages(key)));
    }
  }

  private long pages(String key) {
    return switch (key) {
      case KHO_PAGES -> scene.kernel.preservedPages();
      case MEM_PAGES -> scene.kernel.restoredPages();
      default -> -scene.kernel.receivedPages();
    };
  }

  private void atEnd(int place) throws BadTraceException {
    Json.Fields last = inputs.fields(record, "final");
    Json.Fields found = new Json.Fields(new LinkedHashMap<>());
    if (machine.jumping()) {
      comparison.add(-1, "ops", "the boot of the next kernel", "no further request");
      return;
    }
    found.put("kernel", scene.kernel.number);
    if (machine.panicked()) {
      found.put("panic", true);
    } else {
      scene.begin(place, Json.fields(), false);
      scene.exit();
      for (String key : List.of(KHO_PAGES, MEM_PAGES)) {
        if (last.has(key)) {
          found.put(key, pages(key));
        }
      }
    }
    comparison.values(-1, "final", last, found);
    if (record.has("files") && files.complete()) {
      lists(-1, "files", record.get("files"), files.entries());
    }
  }
}
