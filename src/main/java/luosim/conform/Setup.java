package luosim.conform;

import java.util.ArrayList;
import java.util.List;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.luo.Callback;

/**
 * What a record says before its first request: boot options and the declared participants.
 *
 * @param kho boot option of Kexec HandOver
 * @param liveUpdate boot option of the orchestrator
 * @param debugfs whether KHO's debug option is built in
 */
record Setup(
    boolean kho,
    boolean liveUpdate,
    boolean debugfs,
    List<Handler> handlers,
    List<Subsystem> subsystems,
    List<File> files) {

  private static final List<String> CALLBACKS = List.of("prepare", "freeze", "cancel", "finish");

  Setup {
    handlers = List.copyOf(handlers);
    subsystems = List.copyOf(subsystems);
    files = List.copyOf(files);
  }

  /**
   * A file handler: what it accepts, which callbacks it has ({@link Callback#bit}), how its double
   * behaves.
   */
  record Handler(
      String id,
      String compatible,
      String accepts,
      int callbacks,
      boolean payload,
      boolean inFreeze) {}

  /** A subsystem; its position is its number. */
  record Subsystem(String id, int callbacks, boolean payload, boolean inFreeze) {}

  /** A file that user space has open. */
  record File(String id, String type) {}

  static Setup read(Json.Fields record, Inputs inputs) throws BadTraceException {
    Json.Fields config = inputs.fields(record, "config");
    var handlers = new ArrayList<Handler>();
    for (Json each : inputs.items(record, "handlers")) {
      handlers.add(handler(inputs.fields(each, "handlers"), inputs));
    }
    var subsystems = new ArrayList<Subsystem>();
    for (Json each : inputs.items(record, "subsystems")) {
      subsystems.add(subsystem(inputs.fields(each, "subsystems"), inputs));
    }
    var files = new ArrayList<File>();
    for (Json each : inputs.items(record, "files")) {
      Json.Fields file = inputs.fields(each, "files");
      files.add(new File(inputs.text(file, "id"), inputs.text(file, "type")));
    }
    return new Setup(
        inputs.flag(config, "kho"),
        inputs.flag(config, "liveupdate_param"),
        inputs.flag(config, "kho_debugfs"),
        handlers,
        subsystems,
        files);
  }

  private static Handler handler(Json.Fields from, Inputs inputs) throws BadTraceException {
    return new Handler(
        inputs.text(from, "id"),
        inputs.text(from, "compatible"),
        inputs.text(from, "accepts"),
        callbacks(from, inputs),
        inputs.flagOrFalse(from, "payload"),
        inputs.flagOrFalse(from, "freeze_preserves"));
  }

  private static Subsystem subsystem(Json.Fields from, Inputs inputs) throws BadTraceException {
    return new Subsystem(
        inputs.text(from, "id"),
        callbacks(from, inputs),
        inputs.flagOrFalse(from, "payload"),
        inputs.flagOrFalse(from, "freeze_preserves"));
  }

  private static int callbacks(Json.Fields from, Inputs inputs) throws BadTraceException {
    int bits = 0;
    for (Json each : inputs.items(from, "callbacks")) {
      if (!(each instanceof Json.Text word) || !CALLBACKS.contains(word.value())) {
        throw inputs.bad("callbacks", "only " + CALLBACKS, each);
      }
      bits |= Callback.valueOf(word.value().toUpperCase(java.util.Locale.ROOT)).bit();
    }
    return bits;
  }
}
