package luosim.conform;

import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;
import luosim.kho.Kho616;

/**
 * Physical memory of the test doubles: one window from 4 GiB, of which always the lowest free page
 * or aligned 1 MiB is handed out, as the observed machine did. Addresses are bytes.
 */
final class Pages {
  static final long PAGE = 4096;
  static final int TREE_PAGES = 256;
  static final int TREE_ORDER = 8;

  private static final long BASE = 0x1_0000_0000L;
  /** As many pages as a record can want; a record that wants more ends by name. */
  private static final int LIMIT = 1 << 20;

  private final BitSet used = new BitSet();
  private final BitSet ever = new BitSet();

  /** The lowest free page. */
  long take() {
    return claim(used.nextClearBit(0), 1);
  }

  /** The lowest free and aligned megabyte. */
  long takeTree() {
    int first = TREE_PAGES;
    while (used.nextSetBit(first) >= 0 && used.nextSetBit(first) < first + TREE_PAGES) {
      first += TREE_PAGES;
    }
    return claim(first, TREE_PAGES);
  }

  void give(long phys) {
    used.clear(index(phys));
  }

  void giveTree(long phys) {
    used.clear(index(phys), index(phys) + TREE_PAGES);
  }

  /**
   * The pages ever handed out here that a map names as single pages, whether taken still or given
   * back.
   */
  Set<Long> singlesIn(Kho616 kho) {
    var singles = new TreeSet<Long>();
    for (int page = ever.nextSetBit(0); page >= 0; page = ever.nextSetBit(page + 1)) {
      if (kho.preserved(pfn(page), 0)) {
        singles.add(address(page));
      }
    }
    return singles;
  }

  /** The memory as the next kernel finds it: only what the map of the last one names is taken. */
  Pages after(Kho616 kho) {
    var next = new Pages();
    for (long single : singlesIn(kho)) {
      next.claim(index(single), 1);
    }
    for (int page = ever.nextSetBit(0); page >= 0; page = ever.nextSetBit(page + 1)) {
      if (page % TREE_PAGES == 0 && kho.preserved(pfn(page), TREE_ORDER)) {
        next.claim(page, TREE_PAGES);
      }
    }
    return next;
  }

  private static long pfn(int page) {
    return BASE / PAGE + page;
  }

  private static long address(int page) {
    return BASE + page * PAGE;
  }

  private static int index(long phys) {
    return (int) ((phys - BASE) / PAGE);
  }

  private long claim(int first, int pages) {
    if (first + pages > LIMIT) {
      throw new IllegalStateException("the record takes more than " + LIMIT + " pages");
    }
    used.set(first, first + pages);
    ever.set(first, first + pages);
    return address(first);
  }
}
