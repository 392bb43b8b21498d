package luosim.conform;

import luosim.conform.observed.Json;
import luosim.luo.Callback;

/** How often each callback of a file was called during one request. */
final class FileCounts {
  private final int[] counts = new int[Callback.values().length];

  void clear() {
    java.util.Arrays.fill(counts, 0);
  }

  void add(Callback callback) {
    counts[callback.ordinal()]++;
  }

  Json.Fields fields() {
    return Json.fields()
        .put("prepare", counts[Callback.PREPARE.ordinal()])
        .put("freeze", counts[Callback.FREEZE.ordinal()])
        .put("cancel", counts[Callback.CANCEL.ordinal()])
        .put("finish", counts[Callback.FINISH.ordinal()])
        .put("retrieve", counts[Callback.RETRIEVE.ordinal()]);
  }
}
