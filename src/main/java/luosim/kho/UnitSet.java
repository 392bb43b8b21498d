package luosim.kho;

import java.util.Arrays;

/**
 * A set of units (folios of one page order), kept as disjoint rectangles: rows are pieces of 16 MiB of
 * memory, columns the units in them. A contiguous run is at most three rectangles, a run that repeats every
 * 16 MiB is one, so that memory and time follow the number of runs and never the number of pages.
 *
 * <p>Above order 12 a unit is larger than 16 MiB; then each row is one unit. The rectangles are sorted by
 * their first row; {@code reach} holds the greatest last row so far, which bounds every search. How the set
 * is cut into rectangles depends on its history and shows nowhere: counts and digest are those of the set.
 */
final class UnitSet {
  /** How far around the last place a search looks before it halves the whole. */
  private static final int NEAR = 4;

  private final int rowShift;

  /** Longs of one rectangle: its first row, the row behind its last, its reach, its columns. */
  private static final int STRIDE = 4;

  private static final int BOTTOM = 1;
  private static final int REACH = 2;
  private static final int COLUMNS = 3;

  private long[] cells = new long[8 * STRIDE];
  private int size;
  private long units;
  private long hash;

  /** Where the last searches ended: runs mostly come in order, so the next one ends near. */
  private int nearReaching;

  private int nearStarting;

  /**
   * Parts of rectangles that a removal cut: first row, row behind the last, first column, column behind the
   * last.
   */
  private long[] cuts = new long[16];

  private int cutSize;

  UnitSet(int order) {
    rowShift = Math.max(0, Tracker.BITMAP_SHIFT - order);
  }

  /** Units in a row. */
  int columns() {
    return 1 << rowShift;
  }

  long units() {
    return units;
  }

  /** Depends on the members alone; 0 for none. */
  long hash() {
    return hash;
  }

  int rectangles() {
    return size;
  }

  long top(int rectangle) {
    return cells[rectangle * STRIDE];
  }

  long bottom(int rectangle) {
    return cells[rectangle * STRIDE + BOTTOM];
  }

  int left(int rectangle) {
    return (int) (cells[rectangle * STRIDE + COLUMNS] >>> Integer.SIZE);
  }

  int right(int rectangle) {
    return (int) cells[rectangle * STRIDE + COLUMNS];
  }

  /** The first rectangle that ends behind a row; none before it does. */
  int firstBehind(long row) {
    int i = reaching(row + 1);
    while (i < size && bottom(i) <= row) {
      i++;
    }
    return i;
  }

  void clear() {
    size = 0;
    units = 0;
    hash = 0;
  }

  void copyFrom(UnitSet other) {
    if (cells.length < other.size * STRIDE) {
      cells = new long[other.cells.length];
    }
    System.arraycopy(other.cells, 0, cells, 0, other.size * STRIDE);
    size = other.size;
    units = other.units;
    hash = other.hash;
  }

  /** Adds the units from {@code first} to before {@code end}; members before stay members. */
  void addRun(long first, long end) {
    forRun(true, first, end);
  }

  /** Removes what is there of the units from {@code first} to before {@code end}: how many. */
  long removeRun(long first, long end) {
    return forRun(false, first, end);
  }

  private long forRun(boolean add, long first, long end) {
    if (first >= end) {
      return 0;
    }
    long row = first >> rowShift;
    long lastRow = (end - 1) >> rowShift;
    int column = (int) (first - (row << rowShift));
    int lastEnd = (int) (end - (lastRow << rowShift));
    if (row == lastRow) {
      return change(add, row, row + 1, column, lastEnd);
    }
    long changed = 0;
    if (column > 0) {
      changed += change(add, row, row + 1, column, columns());
      row++;
    }
    long fullEnd = lastEnd == columns() ? lastRow + 1 : lastRow;
    if (row < fullEnd) {
      changed += change(add, row, fullEnd, 0, columns());
    }
    return fullEnd > lastRow ? changed : changed + change(add, lastRow, lastRow + 1, 0, lastEnd);
  }

  private long change(boolean add, long from, long to, int first, int end) {
    if (add) {
      add(from, to, first, end);
      return 0;
    }
    return remove(from, to, first, end);
  }

  /** Adds a rectangle; rows and columns half-open and not empty. */
  void add(long from, long to, int first, int end) {
    int at = placeAlone(from, to, first, end);
    if (at < 0) {
      remove(from, to, first, end);
    }
    units += (to - from) * (end - first);
    hash += Mix.rectangle(from, to, first, end);
    if (at < 0) {
      insert(from, to, first, end);
    } else {
      insertAt(at, from, to, first, end);
    }
  }

  /** The place of a rectangle in which nothing lies and that nothing touches; else -1. */
  private int placeAlone(long from, long to, int first, int end) {
    int at = reaching(from);
    for (int i = at; i < size && top(i) <= to; i++) {
      if (bottom(i) >= from && left(i) <= end && right(i) >= first) {
        return -1;
      }
      if (top(i) < from) {
        at = i + 1;
      }
    }
    return at;
  }

  /** Removes what is there of a rectangle: how many units. */
  long remove(long from, long to, int first, int end) {
    int low = reaching(from + 1);
    long removed = 0;
    int kept = low;
    int high = low;
    cutSize = 0;
    for (; high < size && top(high) < to; high++) {
      if (bottom(high) > from && left(high) < end && right(high) > first) {
        removed += cut(high, from, to, first, end);
      } else {
        move(high, kept++, 1);
      }
    }
    if (removed > 0) {
      move(high, kept, size - high);
      size -= high - kept;
      updateReach(low, kept);
      units -= removed;
      for (int i = 0; i < cutSize; i += 4) {
        insert(cuts[i], cuts[i + 1], (int) cuts[i + 2], (int) cuts[i + 3]);
      }
    }
    return removed;
  }

  /** Keeps what of a rectangle lies outside another; takes the common part out of the digest. */
  private long cut(int i, long from, long to, int first, int end) {
    long middleTop = Math.max(top(i), from);
    long middleBottom = Math.min(bottom(i), to);
    int middleLeft = Math.max(left(i), first);
    int middleRight = Math.min(right(i), end);
    keep(top(i), middleTop, left(i), right(i));
    keep(middleBottom, bottom(i), left(i), right(i));
    keep(middleTop, middleBottom, left(i), middleLeft);
    keep(middleTop, middleBottom, middleRight, right(i));
    hash -= Mix.rectangle(middleTop, middleBottom, middleLeft, middleRight);
    return (middleBottom - middleTop) * (middleRight - middleLeft);
  }

  private void keep(long from, long to, int first, int end) {
    if (from >= to || first >= end) {
      return;
    }
    if (cutSize == cuts.length) {
      cuts = Arrays.copyOf(cuts, 2 * cutSize);
    }
    cuts[cutSize] = from;
    cuts[cutSize + 1] = to;
    cuts[cutSize + 2] = first;
    cuts[cutSize + 3] = end;
    cutSize += 4;
  }

  /** Units of a rectangle that are members. */
  long count(long from, long to, int first, int end) {
    long found = 0;
    for (int i = reaching(from + 1); i < size && top(i) < to; i++) {
      long rows = Math.min(bottom(i), to) - Math.max(top(i), from);
      long columns = Math.min(right(i), end) - Math.max(left(i), first);
      found += rows > 0 && columns > 0 ? rows * columns : 0;
    }
    return found;
  }

  /** Units from {@code first} to before {@code end} that are members. */
  long countRun(long first, long end) {
    if (first >= end) {
      return 0;
    }
    long row = first >> rowShift;
    long lastRow = (end - 1) >> rowShift;
    int column = (int) (first - (row << rowShift));
    int lastEnd = (int) (end - (lastRow << rowShift));
    if (row == lastRow) {
      return count(row, row + 1, column, lastEnd);
    }
    return count(row, row + 1, column, columns())
        + (row + 1 < lastRow ? count(row + 1, lastRow, 0, columns()) : 0)
        + count(lastRow, lastRow + 1, 0, lastEnd);
  }

  boolean contains(long unit) {
    return countRun(unit, unit + 1) == 1;
  }

  /**
   * Inserts a rectangle of which no unit is a member, after joining it with neighbours of the same width or
   * height.
   */
  private void insert(long from, long to, int first, int end) {
    long newTop = from;
    long newBottom = to;
    int newLeft = first;
    int newRight = end;
    for (int i = neighbour(newTop, newBottom, newLeft, newRight);
        i >= 0;
        i = neighbour(newTop, newBottom, newLeft, newRight)) {
      newTop = Math.min(newTop, top(i));
      newBottom = Math.max(newBottom, bottom(i));
      newLeft = Math.min(newLeft, left(i));
      newRight = Math.max(newRight, right(i));
      move(i + 1, i, size - i - 1);
      size--;
      updateReach(i, i);
    }
    insertAt(startingAt(newTop), newTop, newBottom, newLeft, newRight);
  }

  private void insertAt(int at, long from, long to, int first, int end) {
    if (size * STRIDE == cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    move(at, at + 1, size - at);
    int cell = at * STRIDE;
    cells[cell] = from;
    cells[cell + BOTTOM] = to;
    cells[cell + REACH] = Long.MIN_VALUE;
    cells[cell + COLUMNS] = (long) first << Integer.SIZE | end;
    size++;
    updateReach(at, at + 1);
  }

  private int neighbour(long from, long to, int first, int end) {
    for (int i = reaching(from); i < size && top(i) <= to; i++) {
      boolean beside = top(i) == from && bottom(i) == to && (right(i) == first || left(i) == end);
      boolean stacked = left(i) == first && right(i) == end && (bottom(i) == from || top(i) == to);
      if (beside || stacked) {
        return i;
      }
    }
    return -1;
  }

  /** The first rectangle from which on some rectangle ends at or behind a row. */
  private int reaching(long row) {
    nearReaching = search(REACH, row, nearReaching);
    return nearReaching;
  }

  /** The first rectangle that starts at or behind a row. */
  private int startingAt(long row) {
    nearStarting = search(0, row, nearStarting);
    return nearStarting;
  }

  /** The first rectangle whose number in an ascending cell is at least so great; looks near a place first. */
  private int search(int cell, long least, int near) {
    if (near <= size && (near == size || cells[near * STRIDE + cell] >= least)
        && (near == 0 || cells[(near - 1) * STRIDE + cell] < least)) {
      return near;
    }
    int low = Math.max(0, Math.min(near, size) - NEAR);
    int high = Math.min(low + 2 * NEAR, size);
    if ((low == 0 || cells[(low - 1) * STRIDE + cell] < least)
        && (high == size || cells[high * STRIDE + cell] >= least)) {
      while (low < high && cells[low * STRIDE + cell] < least) {
        low++;
      }
      return low;
    }
    low = 0;
    high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cells[middle * STRIDE + cell] >= least) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * Corrects reach from a rectangle on; behind the changed ones it may stop where a value is right already.
   */
  private void updateReach(int from, int unchanged) {
    long greatest = from == 0 ? Long.MIN_VALUE : cells[(from - 1) * STRIDE + REACH];
    for (int i = from; i < size; i++) {
      greatest = Math.max(greatest, bottom(i));
      if (i >= unchanged && cells[i * STRIDE + REACH] == greatest) {
        return;
      }
      cells[i * STRIDE + REACH] = greatest;
    }
  }

  private void move(int from, int to, int length) {
    if (from != to) {
      System.arraycopy(cells, from * STRIDE, cells, to * STRIDE, length * STRIDE);
    }
  }
}
