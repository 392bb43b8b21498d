package luosim.kho;

/**
 * Kexec HandOver of Linux 6.17 with the patches of the orchestrator's v3, for one running kernel (spec
 * luo-v3-files-as-subsystem section 1). No notifiers: whoever wants to hand something over preserves it and
 * names its blob at any time, and the orchestrator calls finalize and abort itself.
 *
 * <p>Against {@link Kho616}: sub-trees are a list that is written into the root page at finalize, in the
 * order of the list; an abort frees the chunk list and clears the finalized flag, and leaves the tracker as
 * it is. A failed finalize does the same.
 *
 * <p>The root page is preserved by the first finalize and stays so, as it is Kexec HandOver's own for the
 * life of the kernel; the preserved set that observers see is that of its users and leaves the page out.
 */
public final class Kho617 extends FinalizedKho {
  private final SubtreeList subtrees = new SubtreeList();

  /** A kernel that has just booted. */
  public Kho617(KhoServices services, KhoConfig config) {
    super(new Tracker(), services, config);
  }

  @Override public void reset(KhoServices newServices, KhoConfig newConfig) {
    super.reset(newServices, newConfig);
    subtrees.clear();
  }

  @Override public Kho617 copy(KhoServices others) {
    var copy = new Kho617(others, config());
    copy.copyFrom(this);
    copy.subtrees.copyFrom(subtrees);
    return copy;
  }

  /**
   * Appends an entry to the list of sub-trees and publishes it in debugfs, where that is built in: 0, ENOMEM
   * or EEXIST. The entry stays in the list when only the last step fails.
   */
  @Override public int addSubtree(String name, long phys) {
    if (!services().allocate(KhoServices.SUBTREE)) {
      return -Errno.ENOMEM;
    }
    subtrees.add(name, phys);
    if (!config().debugfs()) {
      return 0;
    }
    if (!services().allocate(KhoServices.DEBUGFS_SUBTREE)) {
      return -Errno.ENOMEM;
    }
    if (subtrees.isPublished(name)) {
      return -Errno.EEXIST;
    }
    subtrees.publishLast();
    return 0;
  }

  /** Takes the first entry that names a blob out of the list, and out of debugfs; none is fine. */
  public void removeSubtree(long phys) {
    subtrees.remove(phys);
  }

  /** Writes the list of sub-trees into the root tree before it is closed; codes OR-ed. */
  @Override public int closeRoot() {
    int code = subtrees.write(root, services());
    return code | super.closeRoot();
  }

  @Override public void blobFreed(long phys) {
    super.blobFreed(phys);
    subtrees.markFreed(phys);
  }

  private boolean rootPreserved() {
    return preserved(rootPfn(), 0);
  }

  @Override public long preservedBytes() {
    return super.preservedBytes() - (rootPreserved() ? PAGE_BYTES : 0);
  }

  @Override public long preservedDigest() {
    return super.preservedDigest() - (rootPreserved() ? Tracker.digestOfUnit(rootPfn(), 0) : 0);
  }

  @Override int publishedSubtrees() {
    return subtrees.publishedCount();
  }

  @Override public long subtreesShape() {
    return subtrees.shape();
  }

  @Override public long digest() {
    return Mix.of(digestWithoutSubtrees() + subtrees.digest());
  }
}
