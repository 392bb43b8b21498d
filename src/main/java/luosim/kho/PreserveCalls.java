package luosim.kho;

/**
 * The calls that preserve and unpreserve, in the eras that keep a tracker of bitmaps: order of checks,
 * cutting
 * of ranges, roll-back of a failed one (spec kho-6.16 section 2). Once finalized every call is refused with
 * EBUSY.
 */
final class PreserveCalls {
  private static final long PAGE_MASK = (1L << Tracker.PAGE_SHIFT) - 1;
  private static final long PFN_MAX = 1L << Tracker.PFN_BITS;

  /** Units in a row of 16 MiB, above which a comb makes no sense. */
  private static final int COMB_ORDER_MAX = 12;

  private final Tracker tracker;
  private boolean finalized;

  PreserveCalls(Tracker tracker) {
    this.tracker = tracker;
  }

  boolean finalized() {
    return finalized;
  }

  void setFinalized(boolean value) {
    finalized = value;
  }

  int preserveFolio(long pfn, int order, KhoServices services) {
    requireOrder(order);
    return preserveRun(pfn >> order, 1, order, services);
  }

  int unpreserveFolio(long pfn, int order) {
    requireOrder(order);
    return unpreserveRun(pfn >> order, 1, order);
  }

  int preservePhys(long phys, long size, KhoServices services) {
    if (finalized) {
      return -Errno.EBUSY;
    }
    if (((phys | size) & PAGE_MASK) != 0) {
      return -Errno.EINVAL;
    }
    long start = phys >> Tracker.PAGE_SHIFT;
    long end = requireRange(start, size >> Tracker.PAGE_SHIFT);
    for (long pfn = start; pfn < end;) {
      int order = pieceOrder(pfn, end);
      int code = tracker.setRun(pfn >> order, 1, order, services);
      if (code < 0) {
        clearPieces(start, pfn, end);
        return code;
      }
      pfn += 1L << order;
    }
    return 0;
  }

  int unpreservePhys(long phys, long size) {
    if (finalized) {
      return -Errno.EBUSY;
    }
    if (((phys | size) & PAGE_MASK) != 0) {
      return -Errno.EINVAL;
    }
    long start = phys >> Tracker.PAGE_SHIFT;
    long end = requireRange(start, size >> Tracker.PAGE_SHIFT);
    clearPieces(start, end, end);
    return 0;
  }

  private void clearPieces(long start, long until, long end) {
    for (long pfn = start; pfn < until;) {
      int order = pieceOrder(pfn, end);
      tracker.clearRun(pfn >> order, 1, order);
      pfn += 1L << order;
    }
  }

  /** Order of the piece that a range cut greedily has at a page. */
  private static int pieceOrder(long pfn, long end) {
    return Math.min(Long.numberOfTrailingZeros(pfn), 63 - Long.numberOfLeadingZeros(end - pfn));
  }

  private static long requireRange(long start, long pages) {
    if (start < 0 || pages < 0 || start > PFN_MAX || pages > PFN_MAX - start) {
      throw new IllegalArgumentException(
          "range: expected below 2^52 bytes, found page " + start + ", " + pages);
    }
    if (start == 0 && pages > 0) {
      throw new IllegalArgumentException(
          "range: physical page 0 has no order and cannot be preserved by address");
    }
    return start + pages;
  }

  static void requireOrder(int order) {
    if (order < 0 || order >= Tracker.ORDERS) {
      throw new IllegalArgumentException("order: expected 0 to " + (Tracker.ORDERS - 1) + ", found " + order);
    }
  }

  int preserveRun(long firstUnit, long units, int order, KhoServices services) {
    requireRun(firstUnit, units, order);
    tracker.forgetLastSet();
    return finalized ? -Errno.EBUSY : tracker.setRun(firstUnit, units, order, services);
  }

  int unpreserveRun(long firstUnit, long units, int order) {
    requireRun(firstUnit, units, order);
    if (finalized) {
      return -Errno.EBUSY;
    }
    tracker.clearRun(firstUnit, units, order);
    return 0;
  }

  int preserveComb(long firstUnit, long units, long repeat, int order, KhoServices services) {
    requireComb(firstUnit, units, repeat, order);
    tracker.forgetLastSet();
    if (finalized) {
      return -Errno.EBUSY;
    }
    return tracker.setComb(firstUnit, units, repeat, order, services);
  }

  int unpreserveComb(long firstUnit, long units, long repeat, int order) {
    requireComb(firstUnit, units, repeat, order);
    if (finalized) {
      return -Errno.EBUSY;
    }
    tracker.clearComb(firstUnit, units, repeat, order);
    return 0;
  }

  static void requireRun(long firstUnit, long units, int order) {
    requireOrder(order);
    long limit = PFN_MAX >> order;
    if (firstUnit < 0 || units < 0 || firstUnit > limit || units > limit - firstUnit) {
      throw new IllegalArgumentException(
          "run: expected units below " + limit + " of order " + order + ", found " + firstUnit + ", "
              + units);
    }
  }

  static void requireComb(long firstUnit, long units, long repeat, int order) {
    if (order < 0 || order > COMB_ORDER_MAX) {
      throw new IllegalArgumentException("comb: expected order 0 to 12, found " + order);
    }
    long columns = 1L << COMB_ORDER_MAX - order;
    boolean inRow = units >= 0 && firstUnit >= 0 && firstUnit % columns + units <= columns;
    if (!inRow || repeat < 0 || repeat > (PFN_MAX >> COMB_ORDER_MAX) - firstUnit / columns) {
      throw new IllegalArgumentException(
          "comb: expected runs within 16 MiB, found " + firstUnit + ", " + units + ", " + repeat);
    }
  }
}
