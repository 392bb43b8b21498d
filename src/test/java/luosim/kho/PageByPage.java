package luosim.kho;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tracker as the kernel has it: one bit at a time, one allocation at a time. Slow, and so simple that it
 * can be compared with the text of spec kho-6.16 section 2 line by line.
 */
final class PageByPage extends PieceByPiece {
  private final TreeMap<Integer, TreeMap<Long, BitSet>> orders = new TreeMap<>();
  private final KhoServices services;

  PageByPage(KhoServices services) {
    this.services = services;
  }

  @Override int preserve(long pfn, int order) {
    if (!orders.containsKey(order)) {
      int code = services.allocate(KhoServices.HOLDER) ? services.insert() : -12;
      if (code < 0) {
        return code;
      }
      orders.put(order, new TreeMap<>());
    }
    long unit = pfn >> order;
    var bitmaps = orders.get(order);
    if (!bitmaps.containsKey(unit / 4096)) {
      int code = services.allocate(KhoServices.BITMAP) ? services.insert() : -12;
      if (code < 0) {
        return code;
      }
      bitmaps.put(unit / 4096, new BitSet(4096));
    }
    bitmaps.get(unit / 4096).set((int) (unit % 4096));
    return 0;
  }

  @Override int unpreserve(long pfn, int order) {
    long unit = pfn >> order;
    var bitmap = orders.getOrDefault(order, new TreeMap<>()).get(unit / 4096);
    if (bitmap != null) {
      bitmap.clear((int) (unit % 4096));
    }
    return 0;
  }

  void wipe() {
    orders.clear();
  }

  long units(int order) {
    return orders.getOrDefault(order, new TreeMap<>()).values().stream().mapToLong(BitSet::cardinality).sum();
  }

  KhoCost cost() {
    long units = 0;
    long bytes = 0;
    long bitmaps = 0;
    long chunks = 0;
    long nodes = treeNodes(orders.keySet().stream().map(Integer::longValue).toList());
    for (var order : orders.entrySet()) {
      units += units(order.getKey());
      bytes += units(order.getKey()) * 4096 << order.getKey();
      bitmaps += order.getValue().size();
      chunks += chunks(order.getValue().size());
      nodes += treeNodes(order.getValue().keySet().stream().toList());
    }
    return new KhoCost(units, bytes, orders.size(), bitmaps, chunks, nodes);
  }

  /** Pages taken one element after the other: a new one for each order and after 255 elements. */
  private static long chunks(int elements) {
    long chunks = 1;
    int inChunk = 0;
    for (int i = 0; i < elements; i++) {
      if (inChunk == 255) {
        chunks++;
        inChunk = 0;
      }
      inChunk++;
    }
    return chunks;
  }

  /** A tree of 64-way nodes, inserted index by index; a lone index 0 sits in the root pointer. */
  private static long treeNodes(List<Long> indexes) {
    long greatest = indexes.stream().mapToLong(Long::longValue).max().orElse(0);
    int levels = 0;
    while (levels * 6 < 63 && greatest >> 6 * levels != 0) {
      levels++;
    }
    var nodes = new HashSet<String>();
    for (long index : indexes) {
      for (int level = 1; level <= levels; level++) {
        nodes.add(level + ":" + (index >> 6 * level));
      }
    }
    return nodes.size();
  }

  /** The list as the next kernel would read it: order, start, bits. */
  List<String> list() {
    var list = new ArrayList<String>();
    for (Map.Entry<Integer, TreeMap<Long, BitSet>> order : orders.entrySet()) {
      for (var bitmap : order.getValue().entrySet()) {
        long start = bitmap.getKey() * 4096 << order.getKey() + 12;
        list.add(order.getKey() + " " + start + " " + bitmap.getValue());
      }
    }
    return list;
  }
}
