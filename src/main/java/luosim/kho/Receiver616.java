package luosim.kho;

import luosim.wire.FdtCode;
import luosim.wire.FdtLookup;

/**
 * The receiving side of Linux 6.16: what the next kernel makes of a handover (spec kho-6.16 section 6). Calls
 * in boot order: populate, initialise memory, then any number of retrievals and restores. It does not look at
 * this kernel's own boot option. Reusable; populate starts over.
 */
public final class Receiver616 implements Receiver {
  /** Largest order of a folio that the page allocator knows; a larger piece cannot be restored as one. */
  public static final int FOLIO_ORDER_MAX = 10;

  /** From 2 GiB on the length of a piece does not fit the signed 32-bit number that holds it. */
  static final int OVERFLOW_ORDER = 19;

  private final UnitSet[] restored = new UnitSet[FOLIO_ORDER_MAX + 1];
  private Handover handover = new Handover();
  private FdtLookup root = new FdtLookup(handover.rootPage());
  private boolean revived;
  private boolean unreadable;
  private MapWalk walk = MapWalk.NOT_REVIVED;
  private KhoCost reserved = KhoCost.NONE;
  private long subtreePhys;
  private Restored lastRestored = Restored.NONE;

  @Override public int populate(Handover received, boolean scratchReadable) {
    handover = received;
    root = new FdtLookup(received.rootPage());
    revived = false;
    unreadable = false;
    walk = MapWalk.NOT_REVIVED;
    reserved = KhoCost.NONE;
    for (var set : restored) {
      if (set != null) {
        set.clear();
      }
    }
    if (!received.valid(RootPage.COMPATIBLE)) {
      return -Errno.EINVAL;
    }
    if (!scratchReadable) {
      unreadable = true;
      return -Errno.EFAULT;
    }
    revived = true;
    return 0;
  }

  /** Whether there is a valid root tree, and nothing of what it names can be taken over. */
  public boolean unreadable() {
    return unreadable;
  }

  @Override public boolean revived() {
    return revived;
  }

  @Override public MapWalk initialiseMemory() {
    walk = walk();
    reserved = walk == MapWalk.RESERVED ? handover.tracker().cost() : KhoCost.NONE;
    return walk;
  }

  private MapWalk walk() {
    if (!revived) {
      return MapWalk.NOT_REVIVED;
    }
    if (root.propertyLength(0, RootPage.MAP) != Long.BYTES) {
      return MapWalk.MAP_PROPERTY_BAD;
    }
    long map = root.propertyLittle64(0, RootPage.MAP);
    if (map != 0 && !handover.isMap(map)) {
      return MapWalk.DANGLING;
    }
    for (int order = OVERFLOW_ORDER; map != 0 && order < Tracker.ORDERS; order++) {
      if (handover.tracker().units(order) > 0) {
        return MapWalk.PIECE_OVERFLOW;
      }
    }
    return MapWalk.RESERVED;
  }

  @Override public int retrieveSubtree(String name) {
    int child = revived ? root.subnode(0, name) : FdtCode.NOTFOUND;
    if (child < 0) {
      return -Errno.ENOENT;
    }
    if (root.propertyLength(child, RootPage.SUBTREE) != Long.BYTES) {
      return -Errno.EINVAL;
    }
    subtreePhys = root.propertyLittle64(child, RootPage.SUBTREE);
    return 0;
  }

  @Override public long subtreePhys() {
    return subtreePhys;
  }

  /**
   * Makes a folio of what is at an address: its order, or -1 for none. The kernel takes the order that the
   * map walk left in the page, 0 where it left nothing, and checks nothing; {@link #lastRestored} tells what
   * it got.
   *
   * @param online whether that page exists
   */
  @Override public int restoreFolio(long phys, boolean online) {
    long pfn = phys >> Tracker.PAGE_SHIFT;
    int order = headOrder(pfn);
    if (!online || order > FOLIO_ORDER_MAX) {
      lastRestored = Restored.NONE;
      return -1;
    }
    if (order < 0) {
      lastRestored = Restored.NOT_PRESERVED;
      return 0;
    }
    long unit = pfn >> order;
    lastRestored = restored(order).contains(unit) ? Restored.AGAIN : Restored.PRESERVED;
    restored(order).addRun(unit, unit + 1);
    return order;
  }

  @Override public Restored lastRestored() {
    return lastRestored;
  }

  @Override public long restoreRun(long firstUnit, long units, int order) {
    if (walk != MapWalk.RESERVED || order > FOLIO_ORDER_MAX || !handover.tracker().holds(order)) {
      return 0;
    }
    long end = firstUnit + units;
    long fresh = handover.tracker().order(order).units.countRun(firstUnit, end)
        - restored(order).countRun(firstUnit, end);
    if (fresh == units) {
      restored(order).addRun(firstUnit, end);
    }
    return Math.max(0, fresh);
  }

  @Override public long restoreComb(long firstUnit, long units, long repeat, int order) {
    if (repeat == 1) {
      return restoreRun(firstUnit, units, order);
    }
    if (walk != MapWalk.RESERVED || order > FOLIO_ORDER_MAX || !handover.tracker().holds(order)) {
      return 0;
    }
    var set = handover.tracker().order(order).units;
    long row = firstUnit / set.columns();
    int column = (int) (firstUnit % set.columns());
    int end = column + (int) units;
    long fresh =
        set.count(row, row + repeat, column, end) - restored(order).count(row, row + repeat, column, end);
    if (fresh == units * repeat) {
      restored(order).add(row, row + repeat, column, end);
    }
    return Math.max(0, fresh);
  }

  /** Order that the walk left in a page: that of the largest piece which begins there, -1 if none does. */
  private int headOrder(long pfn) {
    if (walk != MapWalk.RESERVED) {
      return -1;
    }
    for (int order = Tracker.ORDERS - 1; order >= 0; order--) {
      boolean aligned = (pfn & (1L << order) - 1) == 0;
      if (aligned && handover.tracker().holds(order)
          && handover.tracker().order(order).units.contains(pfn >> order)) {
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

  @Override public KhoCost reserved() {
    return reserved;
  }

  @Override public long unitsInScratch(MemoryLayout layout) {
    long found = 0;
    for (int order = 0; walk == MapWalk.RESERVED && order < Tracker.ORDERS; order++) {
      for (int region = 0; handover.tracker().holds(order) && region < layout.scratchRegions(); region++) {
        long start = layout.scratchPhys(region) >> Tracker.PAGE_SHIFT;
        long end = start + (layout.scratchBytes(region) >> Tracker.PAGE_SHIFT);
        found += handover.tracker().order(order).units.countRun(start >> order, (end - 1 >> order) + 1);
      }
    }
    return found;
  }
}
