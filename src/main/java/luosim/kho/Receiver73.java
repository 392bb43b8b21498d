package luosim.kho;

import luosim.wire.FdtCode;
import luosim.wire.FdtLookup;
import luosim.wire.HandoverTree;

/**
 * The receiving side of mainline (Linux 7.3): what the next kernel makes of a handover, and how much of its
 * memory is missing for it (spec luo-mainline sections 9 and 14). Calls in boot order: populate, initialise
 * memory, then any number of retrievals and restores. It does not look at this kernel's own boot options:
 * with Kexec HandOver off the pages are reserved all the same. Reusable; populate starts over.
 *
 * <p>Each preserved piece is marked with its order, and a restore takes the mark away. So this era refuses
 * a page that was never preserved, or restored before, instead of taking it for a folio.
 */
public final class Receiver73 implements Receiver {
  private final UnitSet[] restored = new UnitSet[Kho73.ALLOCATION_ORDER_MAX + 1];
  private Handover handover = new Handover();
  private FdtLookup root = new FdtLookup(handover.rootPage());
  private boolean revived;
  private MapWalk walk = MapWalk.NOT_REVIVED;
  private KhoCost reserved = KhoCost.NONE;
  private long restoredPages;
  private long subtreePhys;
  private long subtreeBytes;
  private Restored lastRestored = Restored.NONE;

  @Override public int populate(Handover received, boolean scratchReadable) {
    handover = received;
    root = new FdtLookup(received.rootPage());
    revived = false;
    walk = MapWalk.NOT_REVIVED;
    reserved = KhoCost.NONE;
    restoredPages = 0;
    for (var set : restored) {
      if (set != null) {
        set.clear();
      }
    }
    if (!received.valid(HandoverTree.COMPATIBLE)) {
      return -Errno.EINVAL;
    }
    if (!scratchReadable) {
      return -Errno.EFAULT;
    }
    revived = true;
    return 0;
  }

  @Override public boolean revived() {
    return revived;
  }

  /** Walks the tree and reserves what it names; without a readable address of the tree revival goes off. */
  @Override public MapWalk initialiseMemory() {
    walk = walk();
    reserved = walk == MapWalk.RESERVED ? handover.tree().cost() : KhoCost.NONE;
    revived = walk == MapWalk.RESERVED;
    return walk;
  }

  private MapWalk walk() {
    if (!revived) {
      return MapWalk.NOT_REVIVED;
    }
    long map = root.propertyLittle64(0, HandoverTree.MAP);
    if (root.propertyLength(0, HandoverTree.MAP) != Long.BYTES || map == 0) {
      return MapWalk.MAP_PROPERTY_BAD;
    }
    return handover.isMap(map) ? MapWalk.RESERVED : MapWalk.DANGLING;
  }

  /** 0 and the blob; ENOENT (not revived, no such child) or EINVAL (a property of another length). */
  @Override public int retrieveSubtree(String name) {
    int child = revived ? root.subnode(0, name) : FdtCode.NOTFOUND;
    if (child < 0) {
      return -Errno.ENOENT;
    }
    if (root.propertyLength(child, HandoverTree.DATA) != Long.BYTES
        || root.propertyLength(child, HandoverTree.SIZE) != Long.BYTES) {
      return -Errno.EINVAL;
    }
    subtreePhys = root.propertyLittle64(child, HandoverTree.DATA);
    subtreeBytes = root.propertyLittle64(child, HandoverTree.SIZE);
    return 0;
  }

  @Override public long subtreePhys() {
    return subtreePhys;
  }

  /** Size of the blob that the last successful retrieve gave. */
  public long subtreeBytes() {
    return subtreeBytes;
  }

  @Override public int restoreFolio(long phys, boolean online) {
    long pfn = phys >> Tracker.PAGE_SHIFT;
    int order = online ? headOrder(pfn) : -1;
    if (order < 0 || order > Kho73.ALLOCATION_ORDER_MAX) {
      lastRestored = online && order < 0 ? Restored.NOT_PRESERVED : Restored.NONE;
      return -1;
    }
    long unit = pfn >> order;
    if (restored(order).contains(unit)) {
      lastRestored = Restored.AGAIN;
      return -1;
    }
    lastRestored = Restored.PRESERVED;
    restored(order).addRun(unit, unit + 1);
    restoredPages += 1L << order;
    return order;
  }

  @Override public Restored lastRestored() {
    return lastRestored;
  }

  @Override public long restoreRun(long firstUnit, long units, int order) {
    if (walk != MapWalk.RESERVED || order > Kho73.ALLOCATION_ORDER_MAX || units <= 0) {
      return 0;
    }
    long end = firstUnit + units;
    long fresh = handover.tree().countRun(firstUnit, end, order) - restored(order).countRun(firstUnit, end);
    if (fresh == units) {
      restored(order).addRun(firstUnit, end);
      restoredPages += units << order;
    }
    return Math.max(0, fresh);
  }

  @Override public long restoreComb(long firstUnit, long units, long repeat, int order) {
    if (repeat == 1) {
      return restoreRun(firstUnit, units, order);
    }
    if (walk != MapWalk.RESERVED || order > Kho73.ALLOCATION_ORDER_MAX || units <= 0 || repeat <= 0) {
      return 0;
    }
    var set = restored(order);
    long row = firstUnit / set.columns();
    int column = (int) (firstUnit % set.columns());
    int end = column + (int) units;
    long fresh = handover.tree().count(row, row + repeat, column, end, order)
        - set.count(row, row + repeat, column, end);
    if (fresh == units * repeat) {
      set.add(row, row + repeat, column, end);
      restoredPages += fresh << order;
    }
    return Math.max(0, fresh);
  }

  /** The mark that the walk left in a page: that of the largest piece which begins there, -1 for none. */
  private int headOrder(long pfn) {
    for (int order = RadixTree.ORDERS - 1; walk == MapWalk.RESERVED && order >= 0; order--) {
      boolean aligned = (pfn & (1L << order) - 1) == 0;
      if (aligned && handover.tree().contains(pfn >> order, order)) {
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

  /** Pages by which the memory of this kernel is smaller than after a cold boot. */
  public long missingPages() {
    return reservedPages() - restoredPages;
  }

  /** Pages that boot reserved. */
  public long reservedPages() {
    return reserved.preservedBytes() >> Tracker.PAGE_SHIFT;
  }

  /** Pages that were restored since, given back or not. */
  public long restoredPages() {
    return restoredPages;
  }

  @Override public long unitsInScratch(MemoryLayout layout) {
    long found = 0;
    for (int order = 0; walk == MapWalk.RESERVED && order < RadixTree.ORDERS; order++) {
      for (int region = 0; region < layout.scratchRegions(); region++) {
        long start = layout.scratchPhys(region) >> Tracker.PAGE_SHIFT;
        long end = start + (layout.scratchBytes(region) >> Tracker.PAGE_SHIFT);
        found += handover.tree().countRun(start >> order, (end - 1 >> order) + 1, order);
      }
    }
    return found;
  }
}
