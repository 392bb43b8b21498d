package luosim.conform;

import java.util.ArrayList;
import luosim.conform.observed.Json;
import luosim.luo.LuoState;

/**
 * The books at the end of a replay: what is alive in the last kernel, and what of it nothing can
 * free any more.
 */
final class Ending {
  private static final long TREE_BYTES = 1 << 20;

  private final Scene scene;
  private final KernelRun kernel;

  Ending(Scene scene) {
    this.scene = scene;
    this.kernel = scene.kernel;
  }

  /**
   * The record's end.
   *
   * @param situation state, KHO flag and preserved bytes after the last request that returned
   * @param completed whether every request returned; memory is counted only then
   */
  Json.Fields fields(Json.Fields situation, boolean completed) {
    Json.Fields end = Json.fields()
        .put("state", situation.get("state"))
        .put("kho_finalized", situation.get("kho_finalized"))
        .put("preserved_bytes", situation.get("preserved_bytes"));
    if (completed) {
      end.put("allocated", allocated()).put("leaked", leaked());
    }
    var outstanding = new ArrayList<Json>();
    if (!scene.onlyCounts) {
      scene.outstanding.forEach(who -> outstanding.add(new Json.Text(who)));
    }
    return end.put("outstanding_prepares", new Json.Items(outstanding));
  }

  private Json.Fields allocated() {
    return Json.fields()
        .putCount("luo_file_outgoing", kernel.services.outgoingEntries())
        .putCount("luo_file_incoming", kernel.services.incomingEntries())
        .putCount("kho_tracker", tracker())
        .putCount("kho_map_chunks", kernel.kho.chunks())
        .putCount("kho_debugfs_entries", kernel.kho.debugfsEntries())
        .putCount("luo_fdt", kernel.luo.fdtsAllocated())
        .putCount("incoming_luo_fdt", kernel.received.trees())
        .putCount("payload_pages", kernel.livePayload())
        .putCount("incoming_payload_pages", kernel.received.payload());
  }

  private Json.Fields leaked() {
    LuoState state = kernel.luo.state();
    boolean underWay = state == LuoState.PREPARED || state == LuoState.FROZEN;
    int trees = kernel.luo.fdtsAllocated() - (underWay ? 1 : 0);
    int incomingTrees = state == LuoState.UPDATED ? 0 : kernel.received.trees();
    boolean finalized = kernel.kho.finalized();
    Json.Fields leaked = Json.fields()
        .putCount("luo_fdt", trees)
        .putCount("luo_fdt_bytes", trees * TREE_BYTES)
        .putCount("luo_file_outgoing", kernel.services.outgoingEntries() - knownEntries(-1))
        .putCount(
            "luo_file_incoming", state == LuoState.UPDATED ? 0 : kernel.services.incomingEntries())
        .putCount("incoming_luo_fdt", incomingTrees)
        .putCount("incoming_luo_fdt_bytes", incomingTrees * TREE_BYTES)
        .putCount("kho_tracker", finalized ? 0 : tracker())
        .putCount("kho_map_chunks", finalized ? 0 : kernel.kho.chunks())
        .putCount("kho_debugfs_entries", finalized ? 0 : kernel.kho.debugfsEntries())
        .putCount("payload_pages", underWay ? 0 : kernel.livePayload());
    Json.Fields references = fileReferences();
    return references.values().isEmpty() ? leaked : leaked.put("file_references", references);
  }

  private long tracker() {
    return kernel.kho.holders() + kernel.kho.bitmaps();
  }

  /** Registered entries whose token user space knows, of one file or, with -1, of all. */
  private int knownEntries(int file) {
    int known = 0;
    for (int i = 0; i < kernel.luo.outgoingCount(); i++) {
      boolean ours = file < 0 || kernel.luo.outgoingFile(i) == file;
      if (ours && kernel.knownTokens.contains(kernel.luo.outgoingToken(i))) {
        known++;
      }
    }
    return known;
  }

  private Json.Fields fileReferences() {
    Json.Fields references = Json.fields();
    if (scene.onlyCounts) {
      return references;
    }
    for (FileObjects.FileObject file : kernel.files.all()) {
      int surplus = file.references - (file.open ? 1 : 0) - knownEntries(file.number);
      references.putCount(file.id, surplus);
    }
    return references;
  }
}
