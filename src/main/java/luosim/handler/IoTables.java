package luosim.handler;

/**
 * Sizes of I/O page tables: a radix tree of four levels with 512 entries a page, as x86 IOMMUs walk it for
 * 48 address bits.
 *
 * <p>Memory of L bytes mapped from I/O address 0 with leaves of 2^(12 + 9 k) bytes, k = 0, 1 or 2, takes E
 * = ceil(L / leaf) leaf entries. Level k + 1 then has ceil(E / 512) pages, and each level above it one page
 * for every 512 pages below, up to the single root at level 4. A leaf is the largest of 4 KiB, 2 MiB and 1
 * GiB that one folio fills.
 */
final class IoTables {
  static final int LEVELS = 4;
  private static final int ENTRIES = 512;
  private static final int BITS_PER_LEVEL = 9;
  private static final int LEAF_LEVEL_MAX = 2;

  private IoTables() {}

  /**
   * Table pages for one mapping.
   *
   * @param bytes size of the mapping, at least 1, at most 256 TiB
   * @param order page order of the memory that is mapped
   */
  static long pages(long bytes, int order) {
    int leafLevel = Math.min(order / BITS_PER_LEVEL, LEAF_LEVEL_MAX);
    long below = Pages.ceilDivide(bytes, Pages.BYTES << leafLevel * BITS_PER_LEVEL);
    long sum = 0;
    for (int level = leafLevel; level < LEVELS; level++) {
      below = Pages.ceilDivide(below, ENTRIES);
      sum += below;
    }
    return sum;
  }
}
