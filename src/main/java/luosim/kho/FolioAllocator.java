package luosim.kho;

/**
 * Hands out folios of a machine's nodes outside scratch, contiguous or scattered by a fragmentation between 0
 * and 1. Deterministic: no chance inside, a salt says where a scattered file begins. Page 0 is never handed
 * out.
 *
 * <p>The law, for a file of U folios of order k on a node; a window is the memory of one bitmap, 16 MiB *
 * 2^k; B is the number of windows that the file touches, Bmin = ceil(U / 4096), Bmax = min(U, windows of the
 * node with free memory), f the fragmentation:
 *
 * <ul>
 *   <li>f = 0: one contiguous run, lowest first, aligned to a window if it is as long as one and otherwise
 *       within one, so that B = Bmin, as long as the node has such room; then the fewest pieces from below.
 *   <li>k below 6: the file takes R consecutive free rows of 16 MiB, R between ceil(U / folios of a row) and
 *       min(U, free rows), in proportion to f, and in each the same number of folios, the remainder one more
 *       in the first. At f = 1 and order 0 that is B = Bmax. For orders 1 to 5 it is Bmax for files with a
 *       folio for each row.
 *   <li>k from 6 to 12: B windows between Bmin and Bmax in proportion to f, evenly spaced over the node, an
 *       equal share in each; at f = 1, B = Bmax, up to {@link #SCATTER_MAX}. What a window cannot take goes
 *       to the next.
 *   <li>k above 12: aligned pieces, fewest first; a window is 128 GiB or more and scatter makes no
 *       difference.
 * </ul>
 *
 * <p>Free memory is kept as rectangles of rows of 16 MiB by pages, so that a file which takes some pages of
 * each of thousands of rows is one rectangle and one run with a repeat. Time and memory follow the number of
 * files. Large orders need whole rows and are best placed before scattered small ones, as huge pages are
 * reserved at boot.
 */
public final class FolioAllocator {
  /** Windows that one file is spread over at most, for orders from 6 on. */
  public static final int SCATTER_MAX = 512;

  /** Runs that one file may take; a placement that needs more fails as if memory were short. */
  public static final int RUNS_MAX = 4096;

  /** From this order on a node has few windows, and a piece in each is cheap. */
  private static final int COARSE_ORDER = 6;

  private static final int PAGES_PER_ROW = 1 << Tracker.BITMAP_SHIFT;

  private MemoryLayout layout;
  private UnitSet[] free = new UnitSet[0];
  private long[] windows = new long[64];

  /** All memory of the layout that files can have is free. */
  public FolioAllocator(MemoryLayout layout) {
    this.layout = layout;
    reset(layout);
  }

  /** Everything free again, for the next host. */
  public void reset(MemoryLayout newLayout) {
    layout = newLayout;
    if (free.length != layout.nodes()) {
      free = new UnitSet[layout.nodes()];
    }
    for (int node = 0; node < free.length; node++) {
      if (free[node] == null) {
        free[node] = new UnitSet(0);
      }
      free[node].clear();
    }
    for (var range : layout.free()) {
      free[range.node()].addRun(range.start() >> Tracker.PAGE_SHIFT, range.end() >> Tracker.PAGE_SHIFT);
    }
  }

  /**
   * Places a file; false, and nothing taken, if the node has not enough free folios of that order.
   *
   * @param bytes rounded up to whole folios
   * @param order 0 to 20
   * @param fragmentation 0 contiguous and aligned, 1 the worst scatter that the layout allows
   * @param salt where a scattered file begins; equal salts give equal places
   */
  public boolean allocate(int node, long bytes, int order, double fragmentation, long salt, FolioRuns into) {
    if (bytes < 0 || order < 0 || order > 20 || !(fragmentation >= 0 && fragmentation <= 1)) {
      throw new IllegalArgumentException(
          "folios: expected bytes from 0, order 0 to 20, fragmentation 0 to 1, found "
              + bytes + ", " + order + ", " + fragmentation);
    }
    into.begin(node, order);
    long unitBytes = 1L << order + Tracker.PAGE_SHIFT;
    long units = bytes / unitBytes + (bytes % unitBytes == 0 ? 0 : 1);
    long left = units;
    if (order <= 12 && fragmentation > 0 && units > 1) {
      left = order < COARSE_ORDER
          ? scatterRows(units, fragmentation, salt, into)
          : scatterWindows(units, fragmentation, salt, into);
    }
    left = order > 12 ? takeAligned(left, into) : takeDense(0, Long.MAX_VALUE, left, into);
    if (left == 0 && into.size() <= RUNS_MAX) {
      return true;
    }
    release(into);
    into.begin(node, order);
    return false;
  }

  /** A number over what is free, the way it is cut included, which decides what is given out next. */
  public long digest() {
    long digest = free.length;
    for (UnitSet set : free) {
      for (int i = 0; i < set.rectangles(); i++) {
        long columns = (long) set.left(i) << Integer.SIZE | set.right(i);
        digest = mixed(mixed(mixed(digest, set.top(i)), set.bottom(i)), columns);
      }
    }
    return digest;
  }

  private static long mixed(long digest, long value) {
    long z = (digest ^ value) * 0x9E37_79B9_7F4A_7C15L;
    return z ^ z >>> 32;
  }

  /** One folio for metadata, lowest first: its pfn, or -1. */
  public long allocateFolio(int node, int order) {
    var set = free[node];
    int pages = 1 << order;
    for (int i = 0; order <= 12 && i < set.rectangles(); i++) {
      int column = set.left(i) + pages - 1 & -pages;
      if (column + pages <= set.right(i)) {
        long row = set.top(i);
        set.remove(row, row + 1, column, column + pages);
        return row * PAGES_PER_ROW + column;
      }
    }
    return -1;
  }

  /** Gives a file's folios back; freeing twice is a defect of the caller and refused. */
  public void release(FolioRuns runs) {
    var set = free[runs.node()];
    int pageShift = runs.order();
    for (int run = 0; run < runs.size(); run++) {
      long first = runs.firstUnit(run) << pageShift;
      long pages = runs.units(run) << pageShift;
      if (runs.repeat(run) == 1) {
        requireTaken(set.countRun(first, first + pages), first);
        set.addRun(first, first + pages);
      } else {
        long row = first / PAGES_PER_ROW;
        int column = (int) (first % PAGES_PER_ROW);
        requireTaken(set.count(row, row + runs.repeat(run), column, column + (int) pages), first);
        set.add(row, row + runs.repeat(run), column, column + (int) pages);
      }
    }
  }

  /** Gives one folio back. */
  public void releaseFolio(long pfn, int order) {
    var set = free[layout.nodeOf(pfn << Tracker.PAGE_SHIFT)];
    requireTaken(set.countRun(pfn, pfn + (1L << order)), pfn);
    set.addRun(pfn, pfn + (1L << order));
  }

  private static void requireTaken(long freePages, long pfn) {
    if (freePages != 0) {
      throw new IllegalArgumentException(
          "release: expected folios in use from pfn " + pfn + ", found " + freePages
              + " pages free");
    }
  }

  /** Another allocator in the same state. */
  public FolioAllocator copy() {
    var copy = new FolioAllocator(layout);
    for (int node = 0; node < free.length; node++) {
      copy.free[node].copyFrom(free[node]);
    }
    return copy;
  }

  public long freeBytes(int node) {
    return free[node].units() << Tracker.PAGE_SHIFT;
  }

  /** Takes folios of equal number from consecutive rows: how many it could not place. */
  private long scatterRows(long units, double fragmentation, long salt, FolioRuns into) {
    var set = free[into.node()];
    long inRow = PAGES_PER_ROW >> into.order();
    long rowsFree = freeRows(set);
    long least = Math.min((units + inRow - 1) / inRow, rowsFree);
    long rows = between(least, Math.min(units, rowsFree), fragmentation);
    if (rows == 0) {
      return units;
    }
    long start = nthFreeRow(set, Math.floorMod(salt, rowsFree));
    var walk = new RowWalk(units, rows);
    takeRows(set, start, Long.MAX_VALUE, walk, into);
    takeRows(set, 0, start, walk, into);
    return walk.units;
  }

  /** What a walk over rows still has to place. */
  private static final class RowWalk {
    long units;
    long rows;

    RowWalk(long units, long rows) {
      this.units = units;
      this.rows = rows;
    }
  }

  private void takeRows(UnitSet set, long from, long to, RowWalk walk, FolioRuns into) {
    int order = into.order();
    long row = nextFreeRow(set, from);
    while (row < to && walk.rows > 0 && walk.units > 0) {
      long each = walk.units / walk.rows;
      long more = walk.units % walk.rows;
      int i = rectangleFor(set, row, more > 0 ? each + 1 : each, order);
      long column = set.left(i) + (1L << order) - 1 >> order;
      long room = Math.max(0, (set.right(i) >> order) - column);
      long height = Math.min(Math.min(set.bottom(i), to) - row, walk.rows);
      long fuller = Math.min(more, height);
      takeComb(set, row, fuller, column, Math.min(room, each + 1), into);
      takeComb(set, row + fuller, height - fuller, column, Math.min(room, each), into);
      walk.units -= fuller * Math.min(room, each + 1) + (height - fuller) * Math.min(room, each);
      walk.rows -= height;
      row = nextFreeRow(set, row + height);
    }
  }

  /** A free rectangle with that row and room for so many folios, else the one with most room. */
  private static int rectangleFor(UnitSet set, long row, long units, int order) {
    int widest = -1;
    long widestRoom = Long.MIN_VALUE;
    for (int i = set.firstBehind(row); i < set.rectangles() && set.top(i) <= row; i++) {
      if (set.bottom(i) > row) {
        long room = (set.right(i) >> order) - (set.left(i) + (1L << order) - 1 >> order);
        if (room >= units) {
          return i;
        }
        if (room > widestRoom) {
          widest = i;
          widestRoom = room;
        }
      }
    }
    return widest;
  }

  private void takeComb(UnitSet set, long row, long rows, long column, long units, FolioRuns into) {
    if (rows <= 0 || units <= 0) {
      return;
    }
    int order = into.order();
    long inRow = PAGES_PER_ROW >> order;
    set.remove(row, row + rows, (int) (column << order), (int) (column + units << order));
    if (units == inRow) {
      into.add(row * inRow, rows * units, 1);
    } else {
      into.add(row * inRow + column, units, rows);
    }
  }

  /**
   * Takes an equal share of the file from windows over the whole node: how many folios it could not place.
   */
  private long scatterWindows(long units, double fragmentation, long salt, FolioRuns into) {
    int order = into.order();
    int count = freeWindows(free[into.node()], order);
    long most = Math.min(Math.min(units, count), SCATTER_MAX);
    long least = Math.min((units + PAGES_PER_ROW - 1) / PAGES_PER_ROW, most);
    long chosen = between(least, most, fragmentation);
    long start = count == 0 ? 0 : Math.floorMod(salt, count);
    long left = 0;
    for (long piece = 0; piece < chosen; piece++) {
      long share = units * (piece + 1) / chosen - units * piece / chosen;
      long window = windows[(int) ((start + piece * count / chosen) % count)];
      left = takeDense(window << order, window + 1 << order, left + share, into);
    }
    return chosen == 0 ? units : left;
  }

  private static long between(long least, long most, double fragmentation) {
    return least + (long) Math.floor(fragmentation * Math.max(0, most - least) + 0.5);
  }

  /**
   * Takes the fewest contiguous pieces from rows of a band, aligned to windows if possible: how many are
   * left.
   */
  private long takeDense(long from, long to, long units, FolioRuns into) {
    var set = free[into.node()];
    int order = into.order();
    long left = units;
    while (left > 0) {
      long inRow = PAGES_PER_ROW >> order;
      int i = left < inRow ? partOfRow(set, from, to, left, order) : -1;
      if (i >= 0) {
        long column = set.left(i) + (1L << order) - 1 >> order;
        takeComb(set, Math.max(set.top(i), from), 1, column, left, into);
        return 0;
      }
      long row = wholeRows(set, from, to, (left + inRow - 1) / inRow, 1L << order);
      if (row < 0) {
        row = wholeRows(set, from, to, (left + inRow - 1) / inRow, 1);
      }
      long placed = row >= 0 ? takeRun(set, row, left, into) : takeWidest(set, from, to, left, into);
      if (placed == 0) {
        return left;
      }
      left -= placed;
    }
    return 0;
  }

  /** The first rectangle of the band one row of which has room for so many folios, or -1. */
  private static int partOfRow(UnitSet set, long from, long to, long units, int order) {
    for (int i = set.firstBehind(from); i < set.rectangles() && set.top(i) < to; i++) {
      long room = (set.right(i) >> order) - (set.left(i) + (1L << order) - 1 >> order);
      if (set.bottom(i) > from && room >= units) {
        return i;
      }
    }
    return -1;
  }

  /**
   * First row of so many free whole rows: at a multiple of {@code align} if they are as many, else within one
   * multiple; or -1.
   */
  private static long wholeRows(UnitSet set, long from, long to, long rows, long align) {
    for (int i = set.firstBehind(from); i < set.rectangles() && set.top(i) < to; i++) {
      long row = Math.max(set.top(i), from);
      boolean crosses = row / align != (row + rows - 1) / align;
      if (rows >= align || crosses) {
        row = (row + align - 1) / align * align;
      }
      boolean whole = set.left(i) == 0 && set.right(i) == PAGES_PER_ROW;
      if (whole && row + rows <= Math.min(set.bottom(i), to)) {
        return row;
      }
    }
    return -1;
  }

  private long takeRun(UnitSet set, long row, long units, FolioRuns into) {
    int order = into.order();
    long inRow = PAGES_PER_ROW >> order;
    set.removeRun(row * PAGES_PER_ROW, row * PAGES_PER_ROW + (units << order));
    into.add(row * inRow, units, 1);
    return units;
  }

  /** Takes what it can from the rectangle of the band with most room: how many folios. */
  private long takeWidest(UnitSet set, long from, long to, long units, FolioRuns into) {
    int order = into.order();
    int best = -1;
    long bestRoom = 0;
    for (int i = set.firstBehind(from); i < set.rectangles() && set.top(i) < to; i++) {
      long columns = (set.right(i) >> order) - (set.left(i) + (1L << order) - 1 >> order);
      long rows = Math.min(set.bottom(i), to) - Math.max(set.top(i), from);
      if (rows > 0 && columns > 0 && rows * columns > bestRoom) {
        best = i;
        bestRoom = rows * columns;
      }
    }
    if (best < 0) {
      return 0;
    }
    long column = set.left(best) + (1L << order) - 1 >> order;
    long columns = (set.right(best) >> order) - column;
    long row = Math.max(set.top(best), from);
    long taken = Math.min(units, bestRoom);
    takeComb(set, row, taken / columns, column, columns, into);
    takeComb(set, row + taken / columns, 1, column, taken % columns, into);
    return taken;
  }

  /** Takes folios of more than 16 MiB, which need aligned whole rows: how many it could not place. */
  private long takeAligned(long units, FolioRuns into) {
    var set = free[into.node()];
    int shift = into.order() - 12;
    long left = units;
    for (int i = alignedRows(set, shift); i >= 0 && left > 0; i = alignedRows(set, shift)) {
      long first = set.top(i) + (1L << shift) - 1 >> shift;
      long taken = Math.min(left, (set.bottom(i) >> shift) - first);
      set.remove(first << shift, first + taken << shift, 0, PAGES_PER_ROW);
      into.add(first, taken, 1);
      left -= taken;
    }
    return left;
  }

  /** The first rectangle of whole rows with room for one folio of so many rows (as a power of two), or -1. */
  private static int alignedRows(UnitSet set, int shift) {
    for (int i = 0; i < set.rectangles(); i++) {
      boolean whole = set.left(i) == 0 && set.right(i) == PAGES_PER_ROW;
      if (whole && set.bottom(i) >> shift > set.top(i) + (1L << shift) - 1 >> shift) {
        return i;
      }
    }
    return -1;
  }

  private static long freeRows(UnitSet set) {
    long rows = 0;
    long end = 0;
    for (int i = 0; i < set.rectangles(); i++) {
      rows += Math.max(0, set.bottom(i) - Math.max(set.top(i), end));
      end = Math.max(end, set.bottom(i));
    }
    return rows;
  }

  /** A row in which something is free, counted from 0; there are more than {@code n}. */
  private static long nthFreeRow(UnitSet set, long n) {
    long left = n;
    long end = 0;
    for (int i = 0; i < set.rectangles(); i++) {
      long from = Math.max(set.top(i), end);
      long rows = Math.max(0, set.bottom(i) - from);
      if (left < rows) {
        return from + left;
      }
      left -= rows;
      end = Math.max(end, set.bottom(i));
    }
    return end;
  }

  /** The first row from one on in which something is free, or the greatest number. */
  private static long nextFreeRow(UnitSet set, long from) {
    int i = set.firstBehind(from);
    return i < set.rectangles() ? Math.max(set.top(i), from) : Long.MAX_VALUE;
  }

  /** Numbers of the windows in which something is free, ascending, into {@link #windows}: how many. */
  private int freeWindows(UnitSet set, int order) {
    int count = 0;
    long next = 0;
    for (int i = 0; i < set.rectangles(); i++) {
      for (long window = Math.max(next, set.top(i) >> order); window <= set.bottom(i) - 1 >> order;
          window++) {
        if (count == windows.length) {
          windows = java.util.Arrays.copyOf(windows, 2 * count);
        }
        windows[count++] = window;
        next = window + 1;
      }
    }
    return count;
  }
}
