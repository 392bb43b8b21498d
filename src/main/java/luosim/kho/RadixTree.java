package luosim.kho;

import luosim.wire.RadixKey;

/**
 * The tree of preserved memory of mainline: for each page order the pieces that are preserved, and the nodes
 * that exist (spec luo-mainline section 10). Every order has leaves of its own; tables are shared. Clearing
 * never frees a node.
 *
 * <p>Each node is one page and is asked for when a key first needs it, from the top down. A key that is
 * refused a node gives back those that it had just been given: a guess, as no trace shows it.
 */
final class RadixTree implements PieceMap {
  private final UnitSet[] orders = new UnitSet[ORDERS];

  /** Numbers of the leaves that exist, over all orders; the tables are those that lead to them. */
  private final WindowSet leaves = new WindowSet();

  private long lastSet;

  @Override public int setRun(long firstUnit, long units, int order, KhoServices services) {
    lastSet = 0;
    if (units == 0) {
      return 0;
    }
    long end = firstUnit + units;
    long last = leaf(end - 1, order);
    long granted = ensureLeaves(leaf(firstUnit, order), last + 1, services);
    long reached = granted > last ? end : Math.max(firstUnit, firstUnitOf(granted, order));
    if (reached > firstUnit) {
      of(order).addRun(firstUnit, reached);
    }
    lastSet = reached - firstUnit;
    return granted > last ? 0 : -Errno.ENOMEM;
  }

  @Override public int setComb(long firstUnit, long units, long repeat, int order, KhoServices services) {
    lastSet = 0;
    if (units == 0 || repeat == 0) {
      return 0;
    }
    var set = of(order);
    long columns = set.columns();
    long row = firstUnit / columns;
    long last = leaf(firstUnit + (repeat - 1) * columns, order);
    long granted = ensureLeaves(leaf(firstUnit, order), last + 1, services);
    long end = granted > last ? row + repeat : Math.max(row, firstUnitOf(granted, order) / columns);
    if (end > row) {
      int column = (int) (firstUnit % columns);
      set.add(row, end, column, column + (int) units);
      lastSet = (end - row) * units;
    }
    return granted > last ? 0 : -Errno.ENOMEM;
  }

  @Override public long lastSet() {
    return lastSet;
  }

  @Override public void forgetLastSet() {
    lastSet = 0;
  }

  @Override public void clearRun(long firstUnit, long units, int order) {
    if (orders[order] != null) {
      orders[order].removeRun(firstUnit, firstUnit + units);
    }
  }

  @Override public void clearComb(long firstUnit, long units, long repeat, int order) {
    if (orders[order] != null && units > 0 && repeat > 0) {
      var set = orders[order];
      long row = firstUnit / set.columns();
      int column = (int) (firstUnit % set.columns());
      set.remove(row, row + repeat, column, column + (int) units);
    }
  }

  private static long leaf(long unit, int order) {
    return RadixKey.leaf(RadixKey.of(unit, order));
  }

  /** The first unit of an order in a leaf of that order. */
  private static long firstUnitOf(long leaf, int order) {
    return RadixKey.unit(Math.max(leaf << RadixKey.LEAF_SHIFT, RadixKey.of(0, order)));
  }

  /** Makes the leaves that do not exist, ascending: the first that stays away, or {@code to}. */
  private long ensureLeaves(long from, long to, KhoServices services) {
    long leaf = leaves.firstAbsent(from, to);
    while (leaf < to) {
      long tables = missingTables(leaf);
      long gap = leaves.firstPresent(leaf, Math.min(to, (leaf >> RadixKey.TABLE_SHIFT) + 1 << 9)) - leaf;
      long granted = Math.max(0, Math.min(tables + gap, services.grantNodes(tables + gap)));
      for (; granted <= tables; granted++) {
        if (!services.allocate(KhoServices.NODE)) {
          return leaf;
        }
      }
      leaves.add(leaf, leaf + granted - tables);
      leaf = leaves.firstAbsent(leaf, to);
    }
    return to;
  }

  /** Tables on the way to a leaf that do not exist; the one on top always does. */
  private long missingTables(long leaf) {
    long missing = 0;
    for (int level = RadixKey.LEVELS - 2; level > 0; level--) {
      int shift = level * RadixKey.TABLE_SHIFT;
      long first = leaf >> shift << shift;
      long end = first + (1L << shift);
      missing += leaves.firstPresent(first, end) == end ? 1 : 0;
    }
    return missing;
  }

  private UnitSet of(int order) {
    if (orders[order] == null) {
      orders[order] = new UnitSet(order);
    }
    return orders[order];
  }

  void clear() {
    for (var order : orders) {
      if (order != null) {
        order.clear();
      }
    }
    leaves.clear();
    lastSet = 0;
  }

  void copyFrom(RadixTree other) {
    clear();
    for (int order = 0; order < ORDERS; order++) {
      if (other.units(order) > 0) {
        of(order).copyFrom(other.orders[order]);
      }
    }
    leaves.copyFrom(other.leaves);
  }

  @Override public boolean contains(long unit, int order) {
    return orders[order] != null && orders[order].contains(unit);
  }

  long units(int order) {
    return orders[order] == null ? 0 : orders[order].units();
  }

  @Override public long countRun(long first, long end, int order) {
    return orders[order] == null ? 0 : orders[order].countRun(first, end);
  }

  @Override public long count(long from, long to, int first, int end, int order) {
    return orders[order] == null ? 0 : orders[order].count(from, to, first, end);
  }

  /** All keys. */
  long keys() {
    long keys = 0;
    for (int order = 0; order < ORDERS; order++) {
      keys += units(order);
    }
    return keys;
  }

  @Override public long preservedBytes() {
    long bytes = 0;
    for (int order = 0; order < ORDERS; order++) {
      bytes += units(order) << order + Tracker.PAGE_SHIFT;
    }
    return bytes;
  }

  /** What time and memory follow from: leaves count as bitmaps, all nodes as nodes. */
  @Override public KhoCost cost() {
    return new KhoCost(keys(), preservedBytes(), 0, leaves.count(), 0, nodes());
  }

  /** Pages that the tree itself takes, the root included. */
  long nodes() {
    long nodes = 1 + leaves.count();
    for (int level = 1; level < RadixKey.LEVELS - 1; level++) {
      nodes += leaves.groups(level * RadixKey.TABLE_SHIFT);
    }
    return nodes;
  }

  long leafCount() {
    return leaves.count();
  }

  /** Leaves that exist, ascending. */
  WindowSet leaves() {
    return leaves;
  }

  /** The pieces of an order; only one that has some. */
  UnitSet order(int order) {
    return orders[order];
  }

  @Override public long preservedDigest() {
    long digest = 0;
    for (int order = 0; order < ORDERS; order++) {
      digest += units(order) == 0 ? 0 : orders[order].hash() * (Mix.of(order) | 1);
    }
    return digest;
  }

  /** Over the nodes too. */
  long digest() {
    return preservedDigest() + Mix.of(leaves.hash());
  }
}
