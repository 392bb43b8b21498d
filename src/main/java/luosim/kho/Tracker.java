package luosim.kho;

/**
 * The tracker of preserved memory: for each page order ever used a holder, in it the bitmaps that exist and
 * the bits set in them (spec kho-6.16 sections 1 and 2). Bits are not counted, orders do not know of each
 * other, and a bitmap that became empty stays.
 */
final class Tracker implements PieceMap {
  /** A bitmap has 2^12 bits. */
  static final int BITMAP_SHIFT = 12;

  /** A page has 2^12 bytes. */
  static final int PAGE_SHIFT = 12;

  /** Memory addresses have 52 bits, so that a page frame number has 40. */
  static final int PFN_BITS = 40;

  /** Elements of a chunk page. */
  static final int CHUNK_ELEMENTS = 255;

  private final Order[] orders = new Order[ORDERS];
  private int holders;
  private long lastSet;

  /** Why {@link #ensureBitmaps} stopped short. */
  private int refused;

  /** One page order that was used at some time. */
  static final class Order {
    final UnitSet units;
    final WindowSet windows = new WindowSet();
    boolean held;

    Order(int order) {
      units = new UnitSet(order);
    }

    long chunks() {
      return Math.max(1, (windows.count() + CHUNK_ELEMENTS - 1) / CHUNK_ELEMENTS);
    }
  }

  boolean holds(int order) {
    return orders[order] != null && orders[order].held;
  }

  /** A page order that is held. */
  Order order(int order) {
    return orders[order];
  }

  int holders() {
    return holders;
  }

  @Override public int setRun(long firstUnit, long units, int order, KhoServices services) {
    lastSet = 0;
    int code = units == 0 ? 0 : hold(order, services);
    if (units == 0 || code < 0) {
      return code;
    }
    var held = orders[order];
    long end = firstUnit + units;
    long lastWindow = (end - 1) >> BITMAP_SHIFT;
    long granted = ensureBitmaps(held.windows, firstUnit >> BITMAP_SHIFT, lastWindow + 1, services);
    long reached = granted > lastWindow ? end : Math.max(firstUnit, granted << BITMAP_SHIFT);
    held.units.addRun(firstUnit, reached);
    lastSet = reached - firstUnit;
    return granted > lastWindow ? 0 : refused;
  }

  @Override public int setComb(long firstUnit, long units, long repeat, int order, KhoServices services) {
    lastSet = 0;
    boolean empty = units == 0 || repeat == 0;
    int code = empty ? 0 : hold(order, services);
    if (empty || code < 0) {
      return code;
    }
    var held = orders[order];
    long row = firstUnit / held.units.columns();
    long lastWindow = (row + repeat - 1) >> order;
    long granted = ensureBitmaps(held.windows, row >> order, lastWindow + 1, services);
    long end = granted > lastWindow ? row + repeat : granted << order;
    if (end > row) {
      int column = (int) (firstUnit % held.units.columns());
      held.units.add(row, end, column, column + (int) units);
      lastSet = (end - row) * units;
    }
    return granted > lastWindow ? 0 : refused;
  }

  @Override public long lastSet() {
    return lastSet;
  }

  @Override public void forgetLastSet() {
    lastSet = 0;
  }

  @Override public void clearRun(long firstUnit, long units, int order) {
    if (holds(order)) {
      orders[order].units.removeRun(firstUnit, firstUnit + units);
    }
  }

  @Override public void clearComb(long firstUnit, long units, long repeat, int order) {
    if (holds(order) && units > 0 && repeat > 0) {
      var set = orders[order].units;
      long row = firstUnit / set.columns();
      int column = (int) (firstUnit % set.columns());
      set.remove(row, row + repeat, column, column + (int) units);
    }
  }

  /**
   * Makes bitmaps for the windows that have none, ascending: the first window that stays without, or
   * {@code to}.
   */
  private long ensureBitmaps(WindowSet windows, long from, long to, KhoServices services) {
    long window = windows.firstAbsent(from, to);
    while (window < to) {
      long gap = windows.firstPresent(window, to) - window;
      long granted = Math.max(0, Math.min(gap, services.grantBitmaps(gap)));
      if (granted == 0) {
        refused = services.allocate(KhoServices.BITMAP) ? services.insert() : -Errno.ENOMEM;
        if (refused < 0) {
          return window;
        }
        granted = 1;
      }
      windows.add(window, window + granted);
      window = windows.firstAbsent(window, to);
    }
    return to;
  }

  /** Makes sure of an order's holder: 0 or a negative errno. */
  private int hold(int order, KhoServices services) {
    if (holds(order)) {
      return 0;
    }
    if (!services.allocate(KhoServices.HOLDER)) {
      return -Errno.ENOMEM;
    }
    int code = services.insert();
    if (code < 0) {
      return code;
    }
    if (orders[order] == null) {
      orders[order] = new Order(order);
    }
    orders[order].held = true;
    holders++;
    return 0;
  }

  void clear() {
    for (var order : orders) {
      if (order != null && order.held) {
        order.units.clear();
        order.windows.clear();
        order.held = false;
      }
    }
    holders = 0;
  }

  void copyFrom(Tracker other) {
    clear();
    for (int order = 0; order < ORDERS; order++) {
      if (other.holds(order)) {
        if (orders[order] == null) {
          orders[order] = new Order(order);
        }
        orders[order].units.copyFrom(other.orders[order].units);
        orders[order].windows.copyFrom(other.orders[order].windows);
        orders[order].held = true;
      }
    }
    holders = other.holders;
  }

  long bitmaps(int order) {
    return holds(order) ? orders[order].windows.count() : 0;
  }

  long units(int order) {
    return holds(order) ? orders[order].units.units() : 0;
  }

  @Override public boolean contains(long unit, int order) {
    return holds(order) && orders[order].units.contains(unit);
  }

  @Override public long countRun(long first, long end, int order) {
    return holds(order) ? orders[order].units.countRun(first, end) : 0;
  }

  @Override public long count(long from, long to, int first, int end, int order) {
    return holds(order) ? orders[order].units.count(from, to, first, end) : 0;
  }

  @Override public KhoCost cost() {
    long bytes = 0;
    long bitmaps = 0;
    long chunks = 0;
    long treeNodes = holders == 0 || holders == 1 && holds(0) ? 0 : 1;
    long units = 0;
    for (int order = 0; order < ORDERS; order++) {
      if (holds(order)) {
        units += orders[order].units.units();
        bytes += orders[order].units.units() << order + PAGE_SHIFT;
        bitmaps += orders[order].windows.count();
        chunks += orders[order].chunks();
        treeNodes += orders[order].windows.treeNodes();
      }
    }
    return new KhoCost(units, bytes, holders, bitmaps, chunks, treeNodes);
  }

  @Override public long preservedBytes() {
    long bytes = 0;
    for (int order = 0; order < ORDERS; order++) {
      bytes += units(order) << order + PAGE_SHIFT;
    }
    return bytes;
  }

  long bitmaps() {
    long bitmaps = 0;
    for (int order = 0; order < ORDERS; order++) {
      bitmaps += bitmaps(order);
    }
    return bitmaps;
  }

  long chunks() {
    long chunks = 0;
    for (int order = 0; order < ORDERS; order++) {
      chunks += holds(order) ? orders[order].chunks() : 0;
    }
    return chunks;
  }

  @Override public long preservedDigest() {
    long digest = 0;
    for (int order = 0; order < ORDERS; order++) {
      digest += holds(order) ? orders[order].units.hash() * (Mix.of(order) | 1) : 0;
    }
    return digest;
  }

  /** What one unit adds to {@link #preservedDigest}. */
  static long digestOfUnit(long unit, int order) {
    int shift = Math.max(0, BITMAP_SHIFT - order);
    long row = unit >> shift;
    int column = (int) (unit - (row << shift));
    return Mix.rectangle(row, row + 1, column, column + 1) * (Mix.of(order) | 1);
  }

  /** Over holders and bitmaps too. */
  long digest() {
    long digest = preservedDigest();
    for (int order = 0; order < ORDERS; order++) {
      digest += holds(order) ? Mix.of(orders[order].windows.hash() + Mix.of(~order)) : 0;
    }
    return digest;
  }
}
