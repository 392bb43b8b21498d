package luosim.conform.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import luosim.conform.judge.RfcV2Record.Call;
import luosim.conform.judge.RfcV2Record.Request;
import luosim.luo.Callback;

/**
 * Who is registered in the kernel that runs, and who came from the one before, as requests and
 * callbacks tell.
 *
 * <p>Names become numbers: a declared file f3 is 3, a subsystem has its place among those declared,
 * anything else is numbered as it appears.
 */
final class RfcV2Books {
  private static final int UNDECLARED = 1000;
  private static final int NAMES_MAX = 1 << 23;

  private final Map<String, Integer> files = new TreeMap<>();
  private final Map<String, Integer> others = new TreeMap<>();
  private final TreeMap<Long, Entry> registered = new TreeMap<>(Long::compareUnsigned);
  private final List<String> subsystems = new ArrayList<>();
  private final TreeSet<String> handlers = new TreeSet<>();

  // What the kernel before left behind.
  private final TreeMap<Long, Entry> received = new TreeMap<>(Long::compareUnsigned);
  private final TreeSet<String> receivedSubsystems = new TreeSet<>();
  private boolean renumbered;
  private final TreeSet<Long> named = new TreeSet<>(Long::compareUnsigned);

  /** A registered file: its number, the handler that took it, and the data that callbacks returned. */
  record Entry(int file, String handler, long data) {}

  /** The number of a file. */
  int file(String name) {
    boolean declared = name.matches("f[0-9]{1,6}");
    return declared ? Integer.parseInt(name.substring(1)) % UNDECLARED : number(files, name) + UNDECLARED;
  }

  /** The number of anything else. */
  int other(String name) {
    return number(others, name);
  }

  private static int number(Map<String, Integer> names, String name) {
    int next = names.size();
    if (next >= NAMES_MAX) {
      throw new IllegalStateException("observed trace: more than " + NAMES_MAX + " names");
    }
    return names.computeIfAbsent(name, absent -> next);
  }

  /** A file was registered under a token. */
  void register(long token, String file, Request request) {
    String handler = request.calls().stream().filter(Call::took).map(Call::handler).findFirst().orElse("");
    registered.put(token, new Entry(file(file), handler, 0));
  }

  void unregister(long token) {
    registered.remove(token);
  }

  /** A handler or subsystem was registered, or is gone. */
  void attend(String word, String name) {
    switch (word) {
      case "register_handler" -> handlers.add(name);
      case "unregister_handler" -> handlers.remove(name);
      case "register_subsystem" -> subsystems.add(name);
      case "unregister_subsystem" -> subsystems.remove(name);
      default -> {}
    }
  }

  /** A callback returned data. */
  void returned(int file, Callback callback, long data) {
    if (callback == Callback.PREPARE || callback == Callback.FREEZE || callback == Callback.CANCEL) {
      registered.replaceAll((token, entry) -> entry.file() == file
          ? new Entry(file, entry.handler(), callback == Callback.CANCEL ? 0 : data)
          : entry);
    }
  }

  /** The jump: what was registered becomes what was received. */
  void jump() {
    received.clear();
    received.putAll(registered);
    receivedSubsystems.clear();
    receivedSubsystems.addAll(subsystems);
    registered.clear();
    subsystems.clear();
    handlers.clear();
    named.clear();
  }

  /** What was handed over has been damaged on the way, so that a token may have got another number. */
  void damaged() {
    renumbered = true;
  }

  /** Another request begins, in which each received file may be named anew. */
  void begin() {
    named.clear();
  }

  /** The token of the received file that a callback with these data means, each once in a request. */
  long token(long data) {
    for (Map.Entry<Long, Entry> each : received.entrySet()) {
      if (each.getValue().data() == data && named.add(each.getKey())) {
        return each.getKey();
      }
    }
    long unknown = NAMES_MAX - 1L - named.size();
    named.add(unknown);
    return unknown;
  }

  /** A retrieve told which token its data belong to, and so which other token they do not. */
  void retrieved(long token, long data) {
    if (renumbered) {
      received.entrySet().removeIf(other -> other.getKey() != token && other.getValue().data() == data);
    }
    Entry entry = received.getOrDefault(token, new Entry(-1, "", data));
    received.put(token, new Entry(entry.file(), entry.handler(), data));
  }

  /** Registered files by ascending token. */
  List<Map.Entry<Long, Entry>> files() {
    return List.copyOf(registered.entrySet());
  }

  int registered() {
    return registered.size();
  }

  /** Registered subsystems, in order. */
  List<String> subsystems() {
    return List.copyOf(subsystems);
  }

  boolean knowsHandler(String name) {
    return handlers.contains(name);
  }

  /** Received files, by token. */
  Map<Long, Entry> received() {
    return new LinkedHashMap<>(received);
  }

  /** Whether a subsystem is registered that the kernel before did not have. */
  boolean hasStranger() {
    return !receivedSubsystems.containsAll(subsystems);
  }
}
