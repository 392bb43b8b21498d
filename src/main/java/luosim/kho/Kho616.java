package luosim.kho;

import java.util.ArrayList;
import java.util.List;

/**
 * Kexec HandOver of Linux 6.16 with the patches that the orchestrator's RFC v2 brought, for one running
 * kernel: the tracker of preserved memory, the root page, the map, the debugfs names and the finalized flag.
 * It has no clock and does not know who its users are; the caller walks the notifier chain between
 * {@link #startFinalize} and {@link #serialize}, and after {@link #wipe}.
 *
 * <p>Results are 0 or negative: errnos, or raw {@link luosim.wire.FdtCode}s where the kernel returns them
 * raw. Rules, order of checks and order of allocations are those of spec kho-6.16 sections 2 to 4. Not for
 * several threads.
 */
public final class Kho616 implements Kho {
  private final Tracker tracker = new Tracker();
  private final PreserveCalls calls = new PreserveCalls(tracker);
  private final RootPage root = new RootPage();
  private final List<String> subtreeFiles = new ArrayList<>();
  private KhoServices services;
  private KhoConfig config;
  private boolean rootFile;
  private long chunks;
  private boolean mapAllocated;

  /** A kernel that has just booted. */
  public Kho616(KhoServices services, KhoConfig config) {
    this.services = services;
    this.config = config;
  }

  @Override public void reset(KhoServices newServices, KhoConfig newConfig) {
    services = newServices;
    config = newConfig;
    tracker.clear();
    root.reset();
    removeDebugfs();
    calls.setFinalized(false);
    chunks = 0;
    mapAllocated = false;
  }

  @Override public Kho616 copy(KhoServices others) {
    var copy = new Kho616(others, config);
    copy.tracker.copyFrom(tracker);
    copy.root.copyFrom(root);
    copy.subtreeFiles.addAll(subtreeFiles);
    copy.calls.setFinalized(calls.finalized());
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

  /** 0, or why a finalize is refused: EOPNOTSUPP, EEXIST. */
  public int checkFinalize() {
    if (!config.enabled()) {
      return -Errno.EOPNOTSUPP;
    }
    return calls.finalized() ? -Errno.EEXIST : 0;
  }

  /** 0, or why an abort is refused: EOPNOTSUPP, ENOENT. */
  public int checkAbort() {
    if (!config.enabled()) {
      return -Errno.EOPNOTSUPP;
    }
    return calls.finalized() ? 0 : -Errno.ENOENT;
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
    return code < 0 ? code : tracker.setRun(config.rootPagePhys() >> Tracker.PAGE_SHIFT, 1, 0, services);
  }

  /**
   * Appends a child to the open root tree and publishes it in debugfs, where that is built in: 0, a libfdt
   * code, ENOMEM or EEXIST. The child stays in the tree when only the last step fails; nothing removes one.
   */
  @Override public int addSubtree(String name, long phys) {
    int code = root.addSubtree(name, phys, services);
    if (code < 0 || !config.debugfs()) {
      return code;
    }
    if (!services.allocate(KhoServices.DEBUGFS_SUBTREE)) {
      return -Errno.ENOMEM;
    }
    if (subtreeFiles.contains(name)) {
      return -Errno.EEXIST;
    }
    subtreeFiles.add(name);
    return 0;
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

  /** Stores the map's address in the root tree and closes it; codes OR-ed. Only after a start that gave 0. */
  public int closeRoot() {
    return root.close(mapPhys(), services);
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

  /** Steps 1 and 2 of the abort procedure: tracker emptied, whoever had filled it, and chunk list freed. */
  public void wipe() {
    tracker.clear();
    if (mapAllocated) {
      root.markFreed(mapPhys());
    }
    mapAllocated = false;
    chunks = 0;
  }

  /**
   * Frees the chunk list and lets go of the root page, which a finalize has preserved; what others have
   * preserved stays. Not in 6.16, but in what a hardened orchestrator asks for.
   */
  public void freeMap() {
    tracker.clearRun(config.rootPagePhys() >> Tracker.PAGE_SHIFT, 1, 0);
    if (mapAllocated) {
      root.markFreed(mapPhys());
    }
    mapAllocated = false;
    chunks = 0;
  }

  /** Makes the root tree unreadable, so that no jump follows it. Not in 6.16 either. */
  public void invalidateRoot() {
    root.invalidate();
  }

  /** Removes every published tree. */
  public void removeDebugfs() {
    subtreeFiles.clear();
    rootFile = false;
  }

  @Override public void blobFreed(long phys) {
    root.markFreed(phys);
  }

  @Override public long preservedBytes() {
    return tracker.preservedBytes();
  }

  /** Set bits of an order. */
  public long units(int order) {
    PreserveCalls.requireOrder(order);
    return tracker.units(order);
  }

  /** Bitmaps of an order, empty ones included. */
  public long bitmaps(int order) {
    PreserveCalls.requireOrder(order);
    return tracker.bitmaps(order);
  }

  @Override public long bitmaps() {
    return tracker.bitmaps();
  }

  /** Page orders that have a holder. */
  public int holders() {
    return tracker.holders();
  }

  @Override public long chunks() {
    return chunks;
  }

  @Override public boolean mapAllocated() {
    return mapAllocated;
  }

  /** Address of the first chunk, 0 if there is no map. */
  public long mapPhys() {
    return mapAllocated ? config.metadataPhys() : 0;
  }

  @Override public int debugfsEntries() {
    return subtreeFiles.size() + (rootFile ? 1 : 0);
  }

  @Override public KhoCost cost() {
    return tracker.cost();
  }

  @Override public boolean preserved(long pfn, int order) {
    PreserveCalls.requireOrder(order);
    return tracker.holds(order) && tracker.order(order).units.contains(pfn >> order);
  }

  @Override public long digest() {
    long digest = tracker.digest() + Mix.of(root.digest());
    int flags = (calls.finalized() ? 1 : 0) | (mapAllocated ? 2 : 0) | (rootFile ? 4 : 0);
    digest = Mix.of(digest ^ chunks << 3 ^ flags);
    for (var name : subtreeFiles) {
      digest = Mix.of(digest + Mix.text(name));
    }
    return digest;
  }

  @Override public long preservedDigest() {
    return tracker.preservedDigest();
  }

  @Override public RootState rootState() {
    return root.state();
  }

  @Override public byte[] rootFdtBlob() {
    return root.blob();
  }

  /** The chunk pages and bitmaps as the next kernel would find them; only while the map exists. */
  public SerializedMap serializedMap() {
    if (!mapAllocated) {
      throw new IllegalStateException("map: expected one after serialize, found none");
    }
    return new SerializedMap(tracker, config.metadataPhys());
  }

  /** What a jump of this moment passes to the next kernel; a snapshot. */
  public Handover take() {
    var handover = new Handover();
    take(handover);
    return handover;
  }

  @Override public void take(Handover into) {
    into.fill(root, mapAllocated, mapPhys(), tracker);
  }
}
