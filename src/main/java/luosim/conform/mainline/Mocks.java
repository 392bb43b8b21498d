package luosim.conform.mainline;

import java.nio.charset.StandardCharsets;
import luosim.conform.observed.Json;
import luosim.luo.Callback;
import luosim.luo.Sessions;
import luosim.luo.Subject;

/**
 * The mock handlers and mock objects: they note each callback that they get and fail on demand. The
 * handle of a mock file is its label, byte by byte, with the highest bit set once it was frozen.
 */
final class Mocks {
  /** Characters that fit into a handle; of a longer label the rest is lost. */
  private static final int LABEL_MAX = 8;

  private static final long FROZEN = Long.MIN_VALUE;
  private static final int REFUSED = -1;

  private final Scene scene;

  Mocks(Scene scene) {
    this.scene = scene;
  }

  /** Whether a character may stand in a label. */
  static boolean shown(int character) {
    return character > ' ' && character <= '~';
  }

  /** The handle of a label. */
  private static long handle(String label) {
    byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
    long handle = 0;
    for (int i = Math.min(bytes.length, LABEL_MAX) - 1; i >= 0; i--) {
      handle = handle << Byte.SIZE | bytes[i];
    }
    return handle;
  }

  /** The label in a handle. */
  private static String label(long handle) {
    var label = new StringBuilder();
    for (long rest = handle & ~FROZEN; rest != 0; rest >>>= Byte.SIZE) {
      label.append((char) (rest & 0xFF));
    }
    return label.toString();
  }

  /** Whether a mock handler takes a file. */
  static boolean takes(Setup.Handler handler, OpenFile file) {
    return file.kind instanceof OpenFile.Mock mock && mock.handler().equals(handler.id());
  }

  /** Invokes the callback of a mock that an operation asks for, notes it and answers. */
  void invoke(Sessions luo, int op) {
    if (luo.subjectKind(op) == Subject.FLB) {
      object(luo, op);
    } else {
      file(luo, op, scene.setup.handlers().get(luo.handler(op)));
    }
  }

  private void object(Sessions luo, int op) {
    String name = scene.setup.flbs().get(luo.subject(op)).id();
    Callback callback = luo.callback(op);
    long in = luo.data(op);
    String word = "flb_" + word(callback);
    Json.Fields entry = Json.fields().put("cb", word).put("flb", name).put("in", shown(in));
    switch (callback) {
      case PRESERVE -> {
        int result = scene.faults.result(word, name, FaultRules.ALL);
        entry.put("out", shown(handle(name))).put("ret", result);
        luo.answer(op, result, handle(name));
      }
      case RETRIEVE -> {
        int result = scene.faults.result(word, name, FaultRules.ALL);
        entry.put("ret", result);
        luo.answer(op, result, in);
      }
      default -> {
        entry.put("obj", luo.objectPassed(op));
        luo.answer(op, 0, 0);
      }
    }
    scene.callbacks.add(entry);
  }

  private void file(Sessions luo, int op, Setup.Handler handler) {
    Callback callback = luo.callback(op);
    long in = luo.data(op);
    String label = labelOf(luo.file(op), in);
    Json.Fields entry = Json.fields()
        .put("cb", word(callback))
        .put("handler", handler.id())
        .put("file", label)
        .put("in", shown(in));
    if (handler.observed()) {
      scene.callbacks.add(entry);
    }
    int result = scene.faults.result(word(callback), handler.id(), label);
    switch (callback) {
      case PRESERVE -> answer(luo, op, entry, result, result == 0 ? handle(label) : in);
      case FREEZE -> answer(luo, op, entry, result, in | FROZEN);
      case RETRIEVE -> {
        entry.put("ret", result);
        luo.answer(op, result, result == 0 ? retrieved(handler, label) : -1);
      }
      case CAN_FINISH -> {
        entry.put("retrieve_status", luo.retrieveStatus(op)).put("answer", result == 0);
        luo.answer(op, result == 0 ? 0 : REFUSED, 0);
      }
      case FINISH -> {
        entry.put("retrieve_status", luo.retrieveStatus(op)).put("has_file", luo.objectPassed(op));
        luo.answer(op, 0, 0);
      }
      default -> luo.answer(op, 0, 0);
    }
  }

  private static void answer(Sessions luo, int op, Json.Fields entry, int result, long out) {
    entry.put("out", shown(out)).put("ret", result);
    luo.answer(op, result, out);
  }

  private int retrieved(Setup.Handler handler, String label) {
    return scene.create(new OpenFile.Mock(handler.id(), label)).number;
  }

  /** The label of a file that is there, or what its handle says of it. */
  private String labelOf(int file, long handle) {
    return file >= 0 && scene.file(file).kind instanceof OpenFile.Mock mock
        ? mock.label()
        : label(handle);
  }

  private static String word(Callback callback) {
    return callback.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String shown(long handle) {
    return "0x" + Long.toHexString(handle);
  }
}
