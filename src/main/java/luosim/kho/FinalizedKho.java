package luosim.kho;

/**
 * Kexec HandOver of the eras in which a finalize fixes what the next kernel gets: a tracker of bitmaps, the
 * root page, the map that is built from the tracker, the finalized flag. How sub-trees come into the root
 * page, and what an abort leaves, is the era's own.
 *
 * <p>It has no clock and does not know who its users are. Results are 0 or negative: errnos, or raw
 * {@link luosim.wire.FdtCode}s where the kernel returns them raw. Not for several threads.
 */
public abstract class FinalizedKho extends PieceKho {
  final Tracker tracker;
  final RootPage root = new RootPage();
  private boolean finalized;
  private boolean rootFile;
  private long chunks;
  private boolean mapAllocated;

  FinalizedKho(Tracker tracker, KhoServices services, KhoConfig config) {
    super(tracker, services, config);
    this.tracker = tracker;
  }

  @Override public void reset(KhoServices newServices, KhoConfig newConfig) {
    super.reset(newServices, newConfig);
    tracker.clear();
    root.reset();
    finalized = false;
    rootFile = false;
    chunks = 0;
    mapAllocated = false;
  }

  /** Becomes a deep copy, but for the sub-trees of the era. */
  final void copyFrom(FinalizedKho other) {
    tracker.copyFrom(other.tracker);
    root.copyFrom(other.root);
    finalized = other.finalized;
    rootFile = other.rootFile;
    chunks = other.chunks;
    mapAllocated = other.mapAllocated;
  }

  @Override public final boolean enabled() {
    return config().enabled();
  }

  @Override public final boolean finalized() {
    return finalized;
  }

  public final void setFinalized(boolean value) {
    finalized = value;
  }

  @Override final long requireRange(long start, long pages) {
    if (start == 0 && pages > 0) {
      throw new IllegalArgumentException(
          "range: physical page 0 has no order and cannot be preserved by address");
    }
    return super.requireRange(start, pages);
  }

  /** Starts the root tree with its five calls, whose codes are OR-ed, and preserves the root page. */
  public final int startFinalize() {
    int code = root.start(services());
    return code < 0 ? code : tracker.setRun(rootPfn(), 1, 0, services());
  }

  final long rootPfn() {
    return config().rootPagePhys() >> Tracker.PAGE_SHIFT;
  }

  /** Builds the chunk list from the tracker: 0, or ENOMEM and no chunk left. */
  public final int serialize() {
    long wanted = tracker.chunks();
    for (long i = 0; i < wanted; i++) {
      if (!services().allocate(KhoServices.CHUNK)) {
        return -Errno.ENOMEM;
      }
    }
    chunks = wanted;
    mapAllocated = true;
    return 0;
  }

  /** Stores the map's address in the root tree and closes it; codes OR-ed. Only after a start that gave 0. */
  public int closeRoot() {
    return root.close(mapPhys(), services());
  }

  /** Publishes the root tree in debugfs, where that is built in: 0, ENOMEM or EEXIST. */
  public final int publish() {
    if (!config().debugfs()) {
      return 0;
    }
    if (!services().allocate(KhoServices.DEBUGFS_ROOT)) {
      return -Errno.ENOMEM;
    }
    if (rootFile) {
      return -Errno.EEXIST;
    }
    rootFile = true;
    return 0;
  }

  /** Takes the root tree out of debugfs; the sub-trees stay there. */
  public final void unpublishRoot() {
    rootFile = false;
  }

  /** Frees the chunk list; the content of the root page stays. */
  public void freeMap() {
    if (mapAllocated) {
      root.markFreed(mapPhys());
    }
    mapAllocated = false;
    chunks = 0;
  }

  @Override public void blobFreed(long phys) {
    root.markFreed(phys);
  }

  /** Set bits of an order. */
  public final long units(int order) {
    Pieces.requireOrder(order);
    return tracker.units(order);
  }

  /** Bitmaps of an order, empty ones included. */
  public final long bitmaps(int order) {
    Pieces.requireOrder(order);
    return tracker.bitmaps(order);
  }

  @Override public final long bitmaps() {
    return tracker.bitmaps();
  }

  /** Page orders that have a holder. */
  public final int holders() {
    return tracker.holders();
  }

  @Override public final long chunks() {
    return chunks;
  }

  @Override public final boolean mapAllocated() {
    return mapAllocated;
  }

  /** Address of the first chunk, 0 if there is no map. */
  public final long mapPhys() {
    return mapAllocated ? config().metadataPhys() : 0;
  }

  /** Sub-trees that debugfs shows. */
  abstract int publishedSubtrees();

  @Override public final int debugfsEntries() {
    return publishedSubtrees() + (rootFile ? 1 : 0);
  }

  /** A number over sub-trees kept for the next finalize, without their addresses; 0 if there are none. */
  public long subtreesShape() {
    return 0;
  }

  /** Over everything but the sub-trees of the era. */
  final long digestWithoutSubtrees() {
    int flags = (finalized ? 1 : 0) | (mapAllocated ? 2 : 0) | (rootFile ? 4 : 0);
    return Mix.of(tracker.digest() + Mix.of(root.digest()) ^ chunks << 3 ^ flags);
  }

  @Override public final RootState rootState() {
    return root.state();
  }

  @Override public final byte[] rootFdtBlob() {
    return root.blob();
  }

  /** The chunk pages and bitmaps as the next kernel would find them; only while the map exists. */
  public final SerializedMap serializedMap() {
    if (!mapAllocated) {
      throw new IllegalStateException("map: expected one after serialize, found none");
    }
    return new SerializedMap(tracker, config().metadataPhys());
  }

  /** What a jump of this moment passes to the next kernel; a snapshot. */
  public final Handover take() {
    var handover = new Handover();
    take(handover);
    return handover;
  }

  @Override public final void take(Handover into) {
    into.fill(root, mapAllocated, mapPhys(), tracker);
  }
}
