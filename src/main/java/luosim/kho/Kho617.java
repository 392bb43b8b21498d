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
 * Results are as in {@link Kho}. Not for several threads.
 */
public final class Kho617 implements Kho {
  private static final long PAGE_BYTES = 1L << Tracker.PAGE_SHIFT;

  private final Tracker tracker = new Tracker();
  private final PreserveCalls calls = new PreserveCalls(tracker);
  private final RootPage root = new RootPage();
  private final SubtreeList subtrees = new SubtreeList();
  private KhoServices services;
  private KhoConfig config;
  private boolean rootFile;
  private long chunks;
  private boolean mapAllocated;

  /** A kernel that has just booted. */
  public Kho617(KhoServices services, KhoConfig config) {
    this.services = services;
    this.config = config;
  }

  @Override public void reset(KhoServices newServices, KhoConfig newConfig) {
    services = newServices;
    config = newConfig;
    tracker.clear();
    calls.setFinalized(false);
    root.reset();
    subtrees.clear();
    rootFile = false;
    chunks = 0;
    mapAllocated = false;
  }

  @Override public Kho617 copy(KhoServices others) {
    var copy = new Kho617(others, config);
    copy.tracker.copyFrom(tracker);
    copy.calls.setFinalized(calls.finalized());
    copy.root.copyFrom(root);
    copy.subtrees.copyFrom(subtrees);
    copy.rootFile = rootFile;
    copy.chunks = chunks;
    copy.mapAllocated = mapAllocated;
    return copy;
  }

  @Override public boolean enabled() {
    return config.enabled();
  }

  @Override public boolean finalized() {
    return calls.finalized();
  }

  public void setFinalized(boolean value) {
    calls.setFinalized(value);
  }

  @Override public int preserveFolio(long pfn, int order) {
    return calls.preserveFolio(pfn, order, services);
  }

  @Override public int unpreserveFolio(long pfn, int order) {
    return calls.unpreserveFolio(pfn, order);
  }

  @Override public int preservePhys(long phys, long size) {
    return calls.preservePhys(phys, size, services);
  }

  @Override public int unpreservePhys(long phys, long size) {
    return calls.unpreservePhys(phys, size);
  }

  @Override public int preserveRun(long firstUnit, long units, int order) {
    return calls.preserveRun(firstUnit, units, order, services);
  }

  @Override public int unpreserveRun(long firstUnit, long units, int order) {
    return calls.unpreserveRun(firstUnit, units, order);
  }

  @Override public int preserveComb(long firstUnit, long units, long repeat, int order) {
    return calls.preserveComb(firstUnit, units, repeat, order, services);
  }

  @Override public int unpreserveComb(long firstUnit, long units, long repeat, int order) {
    return calls.unpreserveComb(firstUnit, units, repeat, order);
  }

  @Override public long lastRunUnits() {
    return tracker.lastSet();
  }

  /** Starts the root tree with its five calls, whose codes are OR-ed, and preserves the root page. */
  public int startFinalize() {
    int code = root.start(services);
    return code < 0 ? code : tracker.setRun(rootPfn(), 1, 0, services);
  }

  private long rootPfn() {
    return config.rootPagePhys() >> Tracker.PAGE_SHIFT;
  }

  /**
   * Appends an entry to the list of sub-trees and publishes it in debugfs, where that is built in: 0, ENOMEM
   * or EEXIST. The entry stays in the list when only the last step fails.
   */
  @Override public int addSubtree(String name, long phys) {
    if (!services.allocate(KhoServices.SUBTREE)) {
      return -Errno.ENOMEM;
    }
    subtrees.add(name, phys);
    if (!config.debugfs()) {
      return 0;
    }
    if (!services.allocate(KhoServices.DEBUGFS_SUBTREE)) {
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

  /** Builds the chunk list from the tracker: 0, or ENOMEM and no chunk left. */
  public int serialize() {
    long wanted = tracker.chunks();
    for (long i = 0; i < wanted; i++) {
      if (!services.allocate(KhoServices.CHUNK)) {
        return -Errno.ENOMEM;
      }
    }
    chunks = wanted;
    mapAllocated = true;
    return 0;
  }

  /**
   * Writes the list of sub-trees into the root tree, stores the map's address and closes it; codes OR-ed.
   * Only
   * after a start that gave 0.
   */
  public int closeRoot() {
    int code = subtrees.write(root, services);
    return code | root.close(mapPhys(), services);
  }

  /** Publishes the root tree in debugfs, where that is built in: 0, ENOMEM or EEXIST. */
  public int publish() {
    if (!config.debugfs()) {
      return 0;
    }
    if (!services.allocate(KhoServices.DEBUGFS_ROOT)) {
      return -Errno.ENOMEM;
    }
    if (rootFile) {
      return -Errno.EEXIST;
    }
    rootFile = true;
    return 0;
  }

  /** Takes the root tree out of debugfs; the sub-trees stay there. */
  public void unpublishRoot() {
    rootFile = false;
  }

  /** Frees the chunk list; the tracker stays, and so does the content of the root page. */
  public void freeMap() {
    if (mapAllocated) {
      root.markFreed(mapPhys());
    }
    mapAllocated = false;
    chunks = 0;
  }

  @Override public void blobFreed(long phys) {
    root.markFreed(phys);
    subtrees.markFreed(phys);
  }

  private boolean rootPreserved() {
    return preserved(rootPfn(), 0);
  }

  @Override public long preservedBytes() {
    return tracker.preservedBytes() - (rootPreserved() ? PAGE_BYTES : 0);
  }

  @Override public long preservedDigest() {
    return tracker.preservedDigest() - (rootPreserved() ? Tracker.digestOfUnit(rootPfn(), 0) : 0);
  }

  @Override public long bitmaps() {
    return tracker.bitmaps();
  }

  @Override public long chunks() {
    return chunks;
  }

  @Override public boolean mapAllocated() {
    return mapAllocated;
  }

  private long mapPhys() {
    return mapAllocated ? config.metadataPhys() : 0;
  }

  @Override public int debugfsEntries() {
    return subtrees.publishedCount() + (rootFile ? 1 : 0);
  }

  @Override public KhoCost cost() {
    return tracker.cost();
  }

  @Override public boolean preserved(long pfn, int order) {
    PreserveCalls.requireOrder(order);
    return tracker.holds(order) && tracker.order(order).units.contains(pfn >> order);
  }

  @Override public long digest() {
    int flags = (calls.finalized() ? 1 : 0) | (mapAllocated ? 2 : 0) | (rootFile ? 4 : 0);
    long digest = tracker.digest() + Mix.of(root.digest());
    return Mix.of(Mix.of(digest ^ chunks << 3 ^ flags) + subtrees.digest());
  }

  @Override public RootState rootState() {
    return root.state();
  }

  @Override public byte[] rootFdtBlob() {
    return root.blob();
  }

  @Override public void take(Handover into) {
    into.fill(root, mapAllocated, mapPhys(), tracker);
  }
}
