package luosim.kho;

import luosim.wire.FdtLookup;

/**
 * The receiving side of Linux 6.16: what the next kernel makes of a handover (spec kho-6.16 section 6). Calls
 * in boot order: populate, initialise memory, then any number of retrievals and restores. It does not look at
 * this kernel's own boot option. Reusable; populate starts over.
 *
 * <p>A restore takes the order that the map walk left in the page, 0 where it left nothing, and checks
 * nothing; {@link #lastRestored} tells what it got.
 */
public final class Receiver616 extends PieceReceiver {
  /** From 2 GiB on the length of a piece does not fit the signed 32-bit number that holds it. */
  static final int OVERFLOW_ORDER = 19;

  /** One that has received nothing. */
  public Receiver616() {
    super(RootPage.COMPATIBLE, RootPage.SUBTREE);
  }

  @Override MapWalk walk(FdtLookup tree, Handover received) {
    if (tree.propertyLength(0, RootPage.MAP) != Long.BYTES) {
      return MapWalk.MAP_PROPERTY_BAD;
    }
    long map = tree.propertyLittle64(0, RootPage.MAP);
    if (map != 0 && !received.isMap(map)) {
      return MapWalk.DANGLING;
    }
    for (int order = OVERFLOW_ORDER; map != 0 && order < PieceMap.ORDERS; order++) {
      if (received.tracker().units(order) > 0) {
        return MapWalk.PIECE_OVERFLOW;
      }
    }
    return MapWalk.RESERVED;
  }

  @Override PieceMap pieces(Handover received) {
    return received.tracker();
  }

  @Override boolean describes(FdtLookup tree, int child) {
    return true;
  }

  @Override boolean looksAtMarks() {
    return false;
  }
}
