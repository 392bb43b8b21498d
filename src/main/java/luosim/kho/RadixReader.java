package luosim.kho;

import java.util.function.LongConsumer;
import luosim.wire.RadixKey;
import luosim.wire.Words;

/** Walks the pages of a tree of preserved memory, as the next kernel does. */
public final class RadixReader {
  /** Nodes that are read before a tree counts as malformed; a real one of that size would fill 64 GiB. */
  static final int NODES_MAX = 1 << 24;

  private static final int PAGE_BYTES = 4096;

  private final Memory memory;
  private final LongConsumer keys;
  private int nodes;
  private boolean sound = true;

  private RadixReader(Memory memory, LongConsumer keys) {
    this.memory = memory;
    this.keys = keys;
  }

  /** Memory of the machine, read by address. */
  @FunctionalInterface
  public interface Memory {
    /** A node, 4096 bytes; fewer if there is none. */
    byte[] node(long phys);
  }

  /**
   * Gives every key of a tree to a consumer, ascending.
   *
   * @return false if a node is missing, a bit is no key, or there are too many nodes; the keys before it were
   *     given
   */
  public static boolean read(long rootPhys, Memory memory, LongConsumer keys) {
    var reader = new RadixReader(memory, keys);
    reader.node(rootPhys, RadixKey.LEVELS - 1, 0);
    return reader.sound;
  }

  private void node(long phys, int level, long number) {
    var page = ++nodes > NODES_MAX ? new byte[0] : memory.node(phys);
    if (page.length < PAGE_BYTES) {
      sound = false;
    } else if (level == 0) {
      leaf(page, number << RadixKey.LEAF_SHIFT);
    } else {
      for (int entry = 0; sound && entry < 1 << RadixKey.TABLE_SHIFT; entry++) {
        long below = Words.little64(page, Long.BYTES * entry);
        if (below != 0) {
          node(below, level - 1, number << RadixKey.TABLE_SHIFT | entry);
        }
      }
    }
  }

  private void leaf(byte[] page, long firstKey) {
    for (int bit = 0; sound && bit < 1 << RadixKey.LEAF_SHIFT; bit++) {
      if ((page[bit >> 3] & 1 << (bit & 7)) != 0) {
        int order = RadixKey.order(firstKey + bit);
        sound = order >= 0;
        if (sound) {
          keys.accept(firstKey + bit);
        }
      }
    }
  }
}
