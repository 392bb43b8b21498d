package luosim.kho;

import java.util.Arrays;

/**
 * Where the folios of one file lie: a few runs of units of one page order on one node; a run may repeat every
 * 16 MiB. Filled by {@link FolioAllocator}, reusable; a place without folios has no runs.
 */
public final class FolioRuns {
  private long[] firstUnits = new long[4];
  private long[] units = new long[4];
  private long[] repeats = new long[4];
  private int size;
  private int order;
  private int node;

  /** Empties it for folios of an order on a node. */
  void begin(int newNode, int newOrder) {
    node = newNode;
    order = newOrder;
    size = 0;
  }

  void add(long firstUnit, long count, long repeat) {
    if (size == firstUnits.length) {
      firstUnits = Arrays.copyOf(firstUnits, 2 * size);
      units = Arrays.copyOf(units, 2 * size);
      repeats = Arrays.copyOf(repeats, 2 * size);
    }
    firstUnits[size] = firstUnit;
    units[size] = count;
    repeats[size] = repeat;
    size++;
  }

  /** Becomes an equal of another. */
  public void copyFrom(FolioRuns other) {
    firstUnits = other.firstUnits.clone();
    units = other.units.clone();
    repeats = other.repeats.clone();
    size = other.size;
    order = other.order;
    node = other.node;
  }

  /** Page order of the folios. */
  public int order() {
    return order;
  }

  /** NUMA node that they are on. */
  public int node() {
    return node;
  }

  /** Number of runs. */
  public int size() {
    return size;
  }

  /** The first unit of a run; unit u is the folio at pfn u &lt;&lt; order. */
  public long firstUnit(int run) {
    return firstUnits[run];
  }

  /** Units of one repetition. */
  public long units(int run) {
    return units[run];
  }

  /** How often a run occurs, 16 MiB apart; 1 for a plain run. */
  public long repeat(int run) {
    return repeats[run];
  }

  /** Folios of all runs. */
  public long totalUnits() {
    long total = 0;
    for (int run = 0; run < size; run++) {
      total += units[run] * repeats[run];
    }
    return total;
  }

  /**
   * Preserves all runs: 0 or a negative errno. On failure those set before are cleared; empty bitmaps stay.
   */
  public int preserve(Kho kho) {
    for (int run = 0; run < size; run++) {
      boolean comb = repeats[run] > 1;
      int code = comb
          ? kho.preserveComb(firstUnits[run], units[run], repeats[run], order)
          : kho.preserveRun(firstUnits[run], units[run], order);
      if (code < 0) {
        rollBack(kho, run);
        return code;
      }
    }
    return 0;
  }

  private void rollBack(Kho kho, int failed) {
    long set = kho.lastRunUnits();
    if (repeats[failed] > 1) {
      kho.unpreserveComb(firstUnits[failed], units[failed], set / units[failed], order);
    } else {
      kho.unpreserveRun(firstUnits[failed], set, order);
    }
    for (int run = 0; run < failed; run++) {
      unpreserve(kho, run);
    }
  }

  /** Clears all runs: 0 or EBUSY. */
  public int unpreserve(Kho kho) {
    int code = 0;
    for (int run = 0; run < size && code == 0; run++) {
      code = unpreserve(kho, run);
    }
    return code;
  }

  private int unpreserve(Kho kho, int run) {
    return repeats[run] > 1
        ? kho.unpreserveComb(firstUnits[run], units[run], repeats[run], order)
        : kho.unpreserveRun(firstUnits[run], units[run], order);
  }

  /** Restores all folios in the next kernel: how many were preserved and not restored before. */
  public long restore(Receiver receiver) {
    long restored = 0;
    for (int run = 0; run < size; run++) {
      restored += receiver.restoreComb(firstUnits[run], units[run], repeats[run], order);
    }
    return restored;
  }
}
