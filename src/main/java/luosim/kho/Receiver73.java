package luosim.kho;

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
public final class Receiver73 extends PieceReceiver {
  private long subtreeBytes;

  /** One that has received nothing. */
  public Receiver73() {
    super(HandoverTree.COMPATIBLE, HandoverTree.DATA);
  }

  /** Walks the tree and reserves what it names; without a readable address of the tree revival goes off. */
  @Override public MapWalk initialiseMemory() {
    var walk = super.initialiseMemory();
    if (walk != MapWalk.RESERVED) {
      reviveNothing();
    }
    return walk;
  }

  @Override MapWalk walk(FdtLookup tree, Handover received) {
    long map = tree.propertyLittle64(0, HandoverTree.MAP);
    if (tree.propertyLength(0, HandoverTree.MAP) != Long.BYTES || map == 0) {
      return MapWalk.MAP_PROPERTY_BAD;
    }
    return received.isMap(map) ? MapWalk.RESERVED : MapWalk.DANGLING;
  }

  @Override PieceMap pieces(Handover received) {
    return received.tree();
  }

  @Override boolean describes(FdtLookup tree, int child) {
    if (tree.propertyLength(child, HandoverTree.SIZE) != Long.BYTES) {
      return false;
    }
    subtreeBytes = tree.propertyLittle64(child, HandoverTree.SIZE);
    return true;
  }

  /** Size of the blob that the last successful retrieve gave. */
  public long subtreeBytes() {
    return subtreeBytes;
  }

  @Override boolean looksAtMarks() {
    return true;
  }

  /** Pages by which the memory of this kernel is smaller than after a cold boot. */
  public long missingPages() {
    return reservedPages() - restoredPages();
  }

  /** Pages that boot reserved. */
  public long reservedPages() {
    return reserved().preservedBytes() >> Tracker.PAGE_SHIFT;
  }
}
