package luosim.kho;

import luosim.wire.FdtCode;
import luosim.wire.FdtLookup;

/**
 * What the receiving sides of all eras share: the handover that was taken, whether it revives anything, and
 * which of its pieces are restored. What an era finds in the root page, and what it makes of a page that has
 * no piece to restore, is its own.
 */
abstract class PieceReceiver implements Receiver {
  /** Largest order of a folio that the page allocator knows; a larger piece cannot be restored as one. */
  static final int FOLIO_ORDER_MAX = 10;

  private final UnitSet[] restored = new UnitSet[FOLIO_ORDER_MAX + 1];
  private final String compatible;
  private final String pointer;
  private Handover handover = new Handover();
  private FdtLookup root = new FdtLookup(handover.rootPage());
  private boolean revived;
  private boolean unreadable;
  private MapWalk walk = MapWalk.NOT_REVIVED;
  private KhoCost reserved = KhoCost.NONE;
  private long restoredPages;
  private long subtreePhys;
  private Restored lastRestored = Restored.NONE;

  /**
   * An era's.
   *
   * @param compatible what its root tree calls itself
   * @param pointer the property that names a blob
   */
  PieceReceiver(String compatible, String pointer) {
    this.compatible = compatible;
    this.pointer = pointer;
  }

  @Override public final int populate(Handover received, boolean scratchReadable) {
    handover = received;
    root = new FdtLookup(received.rootPage());
    walk = MapWalk.NOT_REVIVED;
    reserved = KhoCost.NONE;
    restoredPages = 0;
    for (var set : restored) {
      if (set != null) {
        set.clear();
      }
    }
    boolean valid = received.valid(compatible);
    revived = valid && scratchReadable;
    unreadable = valid && !scratchReadable;
    if (!valid) {
      return -Errno.EINVAL;
    }
    return scratchReadable ? 0 : -Errno.EFAULT;
  }

  /** Whether there is a valid root tree, and nothing of what it names can be taken over. */
  public final boolean unreadable() {
    return unreadable;
  }

  @Override public final boolean revived() {
    return revived;
  }

  /** Takes back that anything is revived: the era found so in its walk. */
  final void reviveNothing() {
    revived = false;
  }

  @Override public MapWalk initialiseMemory() {
    walk = revived ? walk(root, handover) : MapWalk.NOT_REVIVED;
    reserved = walk == MapWalk.RESERVED ? pieces(handover).cost() : KhoCost.NONE;
    return walk;
  }

  /** How the walk over the map of a valid root tree ends. */
  abstract MapWalk walk(FdtLookup tree, Handover received);

  /** The map of the era in a handover. */
  abstract PieceMap pieces(Handover received);

  @Override public final int retrieveSubtree(String name) {
    int child = revived ? root.subnode(0, name) : FdtCode.NOTFOUND;
    if (child < 0) {
      return -Errno.ENOENT;
    }
    if (root.propertyLength(child, pointer) != Long.BYTES || !describes(root, child)) {
      return -Errno.EINVAL;
    }
    subtreePhys = root.propertyLittle64(child, pointer);
    return 0;
  }

  /** Whether a child says what else the era wants to know of a blob, which is taken down. */
  abstract boolean describes(FdtLookup tree, int child);

  @Override public final long subtreePhys() {
    return subtreePhys;
  }

  /**
   * Whether a restore looks at the mark that the walk left in a page, and takes it away; otherwise a page
   * without one is made a folio of order 0, and a page can be restored again.
   */
  abstract boolean looksAtMarks();

  @Override public final int restoreFolio(long phys, boolean online) {
    long pfn = phys >> Tracker.PAGE_SHIFT;
    int order = online ? headOrder(pfn) : -1;
    if (!online || order > FOLIO_ORDER_MAX) {
      lastRestored = Restored.NONE;
      return -1;
    }
    if (order < 0) {
      lastRestored = Restored.NOT_PRESERVED;
      return looksAtMarks() ? -1 : 0;
    }
    long unit = pfn >> order;
    if (restored(order).contains(unit)) {
      lastRestored = Restored.AGAIN;
      return looksAtMarks() ? -1 : order;
    }
    lastRestored = Restored.PRESERVED;
    restored(order).addRun(unit, unit + 1);
    restoredPages += 1L << order;
    return order;
  }

  @Override public final Restored lastRestored() {
    return lastRestored;
  }

  private boolean restorable(long units, int order) {
    return walk == MapWalk.RESERVED && order <= FOLIO_ORDER_MAX && units > 0;
  }

  @Override public final long restoreRun(long firstUnit, long units, int order) {
    if (!restorable(units, order)) {
      return 0;
    }
    long end = firstUnit + units;
    var set = restored(order);
    long fresh = pieces(handover).countRun(firstUnit, end, order) - set.countRun(firstUnit, end);
    if (fresh == units) {
      set.addRun(firstUnit, end);
      restoredPages += units << order;
    }
    return Math.max(0, fresh);
  }

  @Override public final long restoreComb(long firstUnit, long units, long repeat, int order) {
    if (repeat == 1) {
      return restoreRun(firstUnit, units, order);
    }
    if (!restorable(units, order) || repeat <= 0) {
      return 0;
    }
    var set = restored(order);
    long row = firstUnit / set.columns();
    int column = (int) (firstUnit % set.columns());
    int end = column + (int) units;
    long fresh = pieces(handover).count(row, row + repeat, column, end, order)
        - set.count(row, row + repeat, column, end);
    if (fresh == units * repeat) {
      set.add(row, row + repeat, column, end);
      restoredPages += fresh << order;
    }
    return Math.max(0, fresh);
  }

  /** The mark that the walk left in a page: that of the largest piece which begins there, -1 for none. */
  private int headOrder(long pfn) {
    for (int order = PieceMap.ORDERS - 1; walk == MapWalk.RESERVED && order >= 0; order--) {
      boolean aligned = (pfn & (1L << order) - 1) == 0;
      if (aligned && pieces(handover).contains(pfn >> order, order)) {
        return order;
      }
    }
    return -1;
  }

  private UnitSet restored(int order) {
    if (restored[order] == null) {
      restored[order] = new UnitSet(order);
    }
    return restored[order];
  }

  @Override public final KhoCost reserved() {
    return reserved;
  }

  /** Pages that were restored since boot, given back or not. */
  public final long restoredPages() {
    return restoredPages;
  }

  @Override public final long unitsInScratch(MemoryLayout layout) {
    long found = 0;
    for (int order = 0; walk == MapWalk.RESERVED && order < PieceMap.ORDERS; order++) {
      for (int region = 0; region < layout.scratchRegions(); region++) {
        long start = layout.scratchPhys(region) >> Tracker.PAGE_SHIFT;
        long end = start + (layout.scratchBytes(region) >> Tracker.PAGE_SHIFT);
        found += pieces(handover).countRun(start >> order, (end - 1 >> order) + 1, order);
      }
    }
    return found;
  }
}
