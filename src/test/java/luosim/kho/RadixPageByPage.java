package luosim.kho;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tree of preserved memory as the kernel has it: node by node, one bit and one allocation at a time.
 * Slow, and so simple that it can be compared with spec luo-mainline section 10 line by line.
 */
final class RadixPageByPage extends PieceByPiece {
  private final KhoServices services;
  private Object[] root = new Object[512];

  RadixPageByPage(KhoServices services) {
    this.services = services;
  }

  private static int index(long key, int level) {
    return level == 0 ? (int) (key & 32767) : (int) (key >>> 15 + 9 * (level - 1) & 511);
  }

  @Override int preserve(long pfn, int order) {
    long key = 1L << 52 - order | pfn >> order;
    Object[] node = root;
    Object[] anchor = root;
    int anchorIndex = -1;
    for (int level = 5; level > 0; level--) {
      Object next = node[index(key, level)];
      if (next == null) {
        if (!services.allocate(KhoServices.NODE)) {
          if (anchorIndex >= 0) {
            anchor[anchorIndex] = null;
          }
          return -12;
        }
        next = level == 1 ? new boolean[32768] : new Object[512];
        if (anchorIndex < 0) {
          anchor = node;
          anchorIndex = index(key, level);
        }
        node[index(key, level)] = next;
      }
      if (level == 1) {
        ((boolean[]) next)[index(key, 0)] = true;
      } else {
        node = (Object[]) next;
      }
    }
    return 0;
  }

  @Override int unpreserve(long pfn, int order) {
    long key = 1L << 52 - order | pfn >> order;
    Object node = root;
    for (int level = 5; level > 0 && node != null; level--) {
      node = ((Object[]) node)[index(key, level)];
    }
    if (node != null) {
      ((boolean[]) node)[index(key, 0)] = false;
    }
    return 0;
  }

  void clear() {
    root = new Object[512];
  }

  long nodes() {
    return nodes(root);
  }

  private static long nodes(Object[] table) {
    return 1 + Arrays.stream(table).mapToLong(
        below -> below == null ? 0 : below instanceof boolean[] ? 1 : nodes((Object[]) below)).sum();
  }

  /** All keys, ascending. */
  List<Long> keys() {
    var keys = new ArrayList<Long>();
    collect(root, 0, keys);
    return keys;
  }

  private static void collect(Object node, long prefix, List<Long> keys) {
    if (node instanceof boolean[] bits) {
      for (int bit = 0; bit < bits.length; bit++) {
        if (bits[bit]) {
          keys.add(prefix << 15 | bit);
        }
      }
    } else if (node instanceof Object[] table) {
      for (int i = 0; i < table.length; i++) {
        collect(table[i], prefix << 9 | i, keys);
      }
    }
  }
}
