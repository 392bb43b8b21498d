package luosim.kho;

import java.util.ArrayList;
import java.util.List;

/**
 * Kexec HandOver of Linux 6.16 with the patches that the orchestrator's RFC v2 brought, for one running
 * kernel: sub-trees are appended to the open root tree while a finalize goes on. The caller walks the
 * notifier chain between {@link #startFinalize} and {@link #serialize}, and after {@link #wipe}.
 *
 * <p>Rules, order of checks and order of allocations are those of spec kho-6.16 sections 2 to 4.
 */
public final class Kho616 extends FinalizedKho {
  private final List<String> subtreeFiles = new ArrayList<>();

  /** A kernel that has just booted. */
  public Kho616(KhoServices services, KhoConfig config) {
    super(new Tracker(), services, config);
  }

  @Override public void reset(KhoServices newServices, KhoConfig newConfig) {
    super.reset(newServices, newConfig);
    subtreeFiles.clear();
  }

  @Override public Kho616 copy(KhoServices others) {
    var copy = new Kho616(others, config());
    copy.copyFrom(this);
    copy.subtreeFiles.addAll(subtreeFiles);
    return copy;
  }

  /**
   * Appends a child to the open root tree and publishes it in debugfs, where that is built in: 0, a libfdt
   * code, ENOMEM or EEXIST. The child stays in the tree when only the last step fails; nothing removes one.
   */
  @Override public int addSubtree(String name, long phys) {
    int code = root.addSubtree(name, phys, services());
    if (code < 0 || !config().debugfs()) {
      return code;
    }
    if (!services().allocate(KhoServices.DEBUGFS_SUBTREE)) {
      return -Errno.ENOMEM;
    }
    if (subtreeFiles.contains(name)) {
      return -Errno.EEXIST;
    }
    subtreeFiles.add(name);
    return 0;
  }

  /** Steps 1 and 2 of the abort procedure: tracker emptied, whoever had filled it, and chunk list freed. */
  public void wipe() {
    tracker.clear();
    super.freeMap();
  }

  /**
   * Frees the chunk list and lets go of the root page, which a finalize has preserved; what others have
   * preserved stays. Not in 6.16, but in what a hardened orchestrator asks for.
   */
  @Override public void freeMap() {
    tracker.clearRun(rootPfn(), 1, 0);
    super.freeMap();
  }

  /** Makes the root tree unreadable, so that no jump follows it. Not in 6.16 either. */
  public void invalidateRoot() {
    root.invalidate();
  }

  /** Removes every published tree. */
  public void removeDebugfs() {
    subtreeFiles.clear();
    unpublishRoot();
  }

  @Override int publishedSubtrees() {
    return subtreeFiles.size();
  }

  @Override public long digest() {
    long digest = digestWithoutSubtrees();
    for (var name : subtreeFiles) {
      digest = Mix.of(digest + Mix.text(name));
    }
    return digest;
  }
}
