package luosim.kho;

import luosim.wire.RadixKey;
import luosim.wire.Words;

/**
 * The tree of preserved memory as pages: made one by one when asked, nothing is stored (spec luo-mainline
 * section 10).
 *
 * <p>The root stands at a base address, behind it level by level the other nodes, ascending. In a kernel each
 * is a page anywhere; only the links count.
 */
public final class SerializedRadix implements RadixReader.Memory {
  private static final int PAGE_BYTES = 4096;
  private static final int TOP = RadixKey.LEVELS - 1;

  private final RadixTree tree;
  private final long basePhys;

  SerializedRadix(RadixTree tree, long basePhys) {
    this.tree = tree;
    this.basePhys = basePhys;
  }

  public long rootPhys() {
    return basePhys;
  }

  @Override public byte[] node(long phys) {
    long index = (phys - basePhys) / PAGE_BYTES;
    if ((phys - basePhys) % PAGE_BYTES != 0 || index < 0 || index >= tree.nodes()) {
      return new byte[0];
    }
    int level = TOP;
    while (index >= nodes(level)) {
      index -= nodes(level);
      level--;
    }
    return level == 0 ? leaf(tree.leaves().at(index)) : table(level, index);
  }

  private long nodes(int level) {
    return level == TOP ? 1 : tree.leaves().groups(shift(level));
  }

  private static int shift(int level) {
    return level * RadixKey.TABLE_SHIFT;
  }

  /** Address of a node, by its place among those of its level. */
  private long phys(int level, long place) {
    long before = place;
    for (int above = TOP; above > level; above--) {
      before += nodes(above);
    }
    return basePhys + before * PAGE_BYTES;
  }

  private byte[] table(int level, long place) {
    var page = new byte[PAGE_BYTES];
    int below = shift(level - 1);
    long group = level == TOP ? 0 : tree.leaves().group(shift(level), place);
    long first = group << shift(level) >> below;
    long placeBelow = tree.leaves().groupsBefore(below, first);
    for (int entry = 0; entry < 1 << RadixKey.TABLE_SHIFT; entry++) {
      long start = first + entry << below;
      long end = start + (1L << below);
      if (tree.leaves().firstPresent(start, end) < end) {
        Words.putLittle64(page, Long.BYTES * entry, phys(level - 1, placeBelow++));
      }
    }
    return page;
  }

  private byte[] leaf(long leaf) {
    var page = new byte[PAGE_BYTES];
    long key = leaf << RadixKey.LEAF_SHIFT;
    for (int bit = 0; bit < 1 << RadixKey.LEAF_SHIFT; bit++) {
      int order = RadixKey.order(key + bit);
      if (order >= 0 && order < PieceMap.ORDERS && tree.contains(RadixKey.unit(key + bit), order)) {
        page[bit >> 3] |= (byte) (1 << (bit & 7));
      }
    }
    return page;
  }
}
