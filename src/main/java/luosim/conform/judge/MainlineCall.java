package luosim.conform.judge;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.luo.Callback;
import luosim.luo.Errno;

/**
 * One observed callback of mainline.
 *
 * @param ofObject whether it is one of a global object, not of a file
 * @param who handler and label of a file, or the name of the object
 * @param status what it was told about the retrieve of its file: 0 none, 1 done, an errno
 * @param hasFile whether it was given the file
 */
record MainlineCall(
    Callback callback, boolean ofObject, String who, String handler, long in, long out, int result,
    int status, boolean hasFile) {
  private static final String OF_OBJECT = "flb_";
  private static final int ERRNO_MAX = 4095;
  private static final Map<String, Callback> FILE = callbacks(
      Callback.PRESERVE, Callback.UNPRESERVE, Callback.FREEZE, Callback.UNFREEZE, Callback.RETRIEVE,
      Callback.CAN_FINISH, Callback.FINISH);
  private static final Map<String, Callback> OBJECT =
      callbacks(Callback.PRESERVE, Callback.UNPRESERVE, Callback.RETRIEVE, Callback.FINISH);

  private static Map<String, Callback> callbacks(Callback... all) {
    Map<String, Callback> words = new TreeMap<>();
    for (Callback each : all) {
      words.put(each.name().toLowerCase(Locale.ROOT), each);
    }
    return words;
  }

  static MainlineCall read(Json.Fields entry, Inputs inputs) throws BadTraceException {
    String word = inputs.text(entry, "cb");
    boolean ofObject = word.startsWith(OF_OBJECT);
    Callback callback =
        ofObject ? OBJECT.get(word.substring(OF_OBJECT.length())) : FILE.get(word);
    if (callback == null) {
      throw inputs.bad("cb", "a callback that we know", entry.get("cb"));
    }
    String handler = ofObject ? "" : inputs.text(entry, "handler");
    String who = ofObject ? inputs.text(entry, "flb") : handler + " " + inputs.text(entry, "file");
    long in = handle(entry, "in", inputs);
    int result = entry.has("ret") ? inputs.number(entry, "ret", -ERRNO_MAX, Integer.MAX_VALUE) : 0;
    boolean refuses = callback == Callback.CAN_FINISH && !inputs.flag(entry, "answer");
    int status = entry.has("retrieve_status")
        ? inputs.number(entry, "retrieve_status", -ERRNO_MAX, 1)
        : 0;
    return new MainlineCall(
        callback, ofObject, who, handler, in, entry.has("out") ? handle(entry, "out", inputs) : in,
        refuses ? -Errno.EBUSY : result, status, inputs.flagOrFalse(entry, "has_file"));
  }

  private static long handle(Json.Fields entry, String key, Inputs inputs) throws BadTraceException {
    String text = inputs.text(entry, key);
    if (!text.matches("0x[0-9a-fA-F]{1,16}")) {
      throw inputs.bad(key, "a number of 64 bits in hexadecimal", entry.get(key));
    }
    return new BigInteger(text.substring(2), 16).longValue();
  }
}
