package luosim.kho;

/** The pieces that memory is preserved in: how a range is cut into them, and which there can be at all. */
final class Pieces {
  private static final long PFN_MAX = 1L << Tracker.PFN_BITS;

  /** Units in a row of 16 MiB, above which a comb makes no sense. */
  private static final int COMB_ORDER_MAX = 12;

  private Pieces() {}

  /** Order of the piece that a range cut greedily has at a page. */
  static int order(long pfn, long end) {
    int order = Math.min(Long.numberOfTrailingZeros(pfn), 63 - Long.numberOfLeadingZeros(end - pfn));
    return Math.min(order, PieceMap.ORDERS - 1);
  }

  /** The page behind a range of physical memory; refuses one that cannot be. */
  static long requireRange(long start, long pages) {
    if (start < 0 || pages < 0 || start > PFN_MAX || pages > PFN_MAX - start) {
      throw new IllegalArgumentException(
          "range: expected below 2^52 bytes, found page " + start + ", " + pages);
    }
    return start + pages;
  }

  static void requireOrder(int order) {
    if (order < 0 || order >= PieceMap.ORDERS) {
      throw new IllegalArgumentException(
          "order: expected 0 to " + (PieceMap.ORDERS - 1) + ", found " + order);
    }
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
