package luosim.conform.mainline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luosim.conform.observed.Comparison;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.luo.Row;
import luosim.luo.revision.Revision;

/**
 * What one replay has on the table: the kernel that runs, the process that asks, the open files and
 * the faults, and what the request of the moment has given so far.
 */
final class Scene {
  final Setup setup;
  final Inputs inputs;
  final Revision.OfSessions revision;
  final Comparison comparison;
  final Process process = new Process();
  final FaultRules faults = new FaultRules();
  final Names names = new Names();
  final Map<Row, Integer> rows = new EnumMap<>(Row.class);

  /** Files of a temporary file system that still have their name. */
  final List<MemoryFile> linked = new ArrayList<>();

  private final List<OpenFile> files = new ArrayList<>();

  /** Files whose last reference went while a process ends; the last one is dealt with first. */
  private final List<OpenFile> deferred = new ArrayList<>();

  private boolean ending;
  private int inodes;

  /** The kernel that runs. */
  KernelRun kernel;

  /** Index of the request that runs, what the record expects that it gave back, and what it did. */
  int op = -1;

  Json.Fields expectedSeen = Json.fields();
  Json.Fields seen = Json.fields();
  final List<Json> callbacks = new ArrayList<>();
  private final List<String> released = new ArrayList<>();

  Scene(Setup setup, Inputs inputs, Revision.OfSessions revision, Comparison comparison) {
    this.setup = setup;
    this.inputs = inputs;
    this.revision = revision;
    this.comparison = comparison;
    this.kernel = KernelRun.cold(this, Options.none());
  }

  /** Gets ready for the next request. */
  void begin(int place, Json.Fields expected, boolean descriptorRefused) {
    op = place;
    process.expect(descriptorRefused);
    expectedSeen = expected;
    seen = new Json.Fields(new LinkedHashMap<>());
    callbacks.clear();
    released.clear();
  }

  /** Mock files whose last reference went in this request, sorted. */
  List<Json> released() {
    Collections.sort(released);
    var texts = new ArrayList<Json>();
    released.forEach(each -> texts.add(new Json.Text(each)));
    return texts;
  }

  /** Tells of a word that nobody knows. */
  void unknown(String where, String expected, Json found) {
    comparison.add(op, where, expected, found.toString());
  }

  /**
   * The word under which the record says what one value was that the call gave back: its own where
   * it has a single one, because no description of the format names it.
   */
  String seenWord(String usual) {
    return expectedSeen.values().size() == 1
        ? expectedSeen.values().keySet().iterator().next()
        : usual;
  }

  void reached(Row row) {
    if (row != Row.NONE) {
      rows.merge(row, 1, Integer::sum);
    }
  }

  /** Makes an empty file in shared memory. */
  MemoryFile inode(int seals, boolean executable) {
    inodes++;
    return new MemoryFile(inodes, seals, executable);
  }

  /** Makes an open file with one reference. */
  OpenFile create(OpenFile.Kind kind) {
    var file = new OpenFile(files.size(), kind);
    files.add(file);
    return file;
  }

  OpenFile file(int number) {
    return files.get(number);
  }

  /** Opens a file of the process under a name: 0 or a negative errno. */
  int opened(String handle, OpenFile.Kind kind) {
    int descriptor = process.reserve();
    if (descriptor < 0) {
      return descriptor;
    }
    process.install(descriptor, create(kind));
    process.name(handle, descriptor);
    return 0;
  }

  /** Drops a reference; what follows from the last one happens at once, or when the process is gone. */
  void put(OpenFile file) {
    file.references--;
    if (file.references > 0) {
      return;
    }
    if (ending) {
      deferred.add(file);
    } else {
      gone(file);
    }
  }

  private void gone(OpenFile file) {
    if (file.kind instanceof OpenFile.Mock mock) {
      released.add(mock.text());
    } else if (file.kind instanceof OpenFile.Session session) {
      kernel.closeSession(session.session());
    } else if (file.kind == OpenFile.Device.DEVICE) {
      kernel.closeDevice();
    }
  }

  /**
   * Ends the process: descriptors are closed in order, and what the last reference of each file
   * sets off is done afterwards, the last one first.
   */
  void exit() {
    ending = true;
    List<OpenFile> open = process.open();
    process.forget();
    open.forEach(this::put);
    ending = false;
    for (int i = deferred.size() - 1; i >= 0; i--) {
      gone(deferred.get(i));
    }
    deferred.clear();
  }

  /** The machine jumps: nothing of the process or of its files is left. */
  void jump() {
    process.forget();
    files.clear();
    linked.clear();
    faults.clear();
  }
}
