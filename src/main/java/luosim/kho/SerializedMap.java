package luosim.kho;

import java.util.Arrays;
import luosim.wire.Words;

/**
 * The map as bytes: chunk pages that list bitmaps, and the bitmaps (spec kho-6.16 section 4). Made page by
 * page when asked; nothing is stored.
 *
 * <p>Chunks stand one after the other from a base address, the bitmaps behind them in list order. In a kernel
 * both are ordinary allocations anywhere; only the links count.
 */
public final class SerializedMap implements MapReader.Memory {
  static final int CHUNK_BYTES = 4096;
  static final int BITMAP_BYTES = 512;
  static final int HEADER_BYTES = 16;
  static final int ELEMENT_BYTES = 16;

  private final Tracker tracker;
  private final long basePhys;
  private final long chunks;

  SerializedMap(Tracker tracker, long basePhys) {
    this.tracker = tracker;
    this.basePhys = basePhys;
    chunks = tracker.chunks();
  }

  /** Address of the first chunk, or 0 if there is none. */
  public long firstChunkPhys() {
    return chunks == 0 ? 0 : basePhys;
  }

  public long chunks() {
    return chunks;
  }

  @Override public byte[] chunk(long phys) {
    long index = (phys - basePhys) / CHUNK_BYTES;
    if ((phys - basePhys) % CHUNK_BYTES != 0 || index < 0 || index >= chunks) {
      throw new IllegalArgumentException(
          "chunk: expected the address of one, found 0x" + Long.toHexString(phys));
    }
    var page = new byte[CHUNK_BYTES];
    int order = 0;
    long bitmapsBefore = 0;
    long left = index;
    while (!tracker.holds(order) || left >= tracker.order(order).chunks()) {
      left -= tracker.holds(order) ? tracker.order(order).chunks() : 0;
      bitmapsBefore += tracker.bitmaps(order);
      order++;
    }
    long first = left * Tracker.CHUNK_ELEMENTS;
    int elements = (int) Math.min(Tracker.CHUNK_ELEMENTS, tracker.bitmaps(order) - first);
    Words.putLittle64(page, 0, index + 1 < chunks ? phys + CHUNK_BYTES : 0);
    Words.putLittle32(page, 8, order);
    Words.putLittle32(page, 12, elements);
    for (int i = 0; i < elements; i++) {
      int at = HEADER_BYTES + i * ELEMENT_BYTES;
      long window = tracker.order(order).windows.at(first + i);
      Words.putLittle64(page, at, window << Tracker.BITMAP_SHIFT + Tracker.PAGE_SHIFT + order);
      Words.putLittle64(page, at + 8, bitmapPhys(bitmapsBefore + first + i));
    }
    return page;
  }

  private long bitmapPhys(long index) {
    return basePhys + chunks * CHUNK_BYTES + index * BITMAP_BYTES;
  }

  @Override public byte[] bitmap(long phys) {
    long left = (phys - bitmapPhys(0)) / BITMAP_BYTES;
    if ((phys - bitmapPhys(0)) % BITMAP_BYTES != 0 || left < 0 || left >= tracker.bitmaps()) {
      throw new IllegalArgumentException(
          "bitmap: expected the address of one, found 0x" + Long.toHexString(phys));
    }
    int order = 0;
    while (left >= tracker.bitmaps(order)) {
      left -= tracker.bitmaps(order);
      order++;
    }
    return bits(tracker.order(order), left);
  }

  /** Bit b of a bitmap is bit b mod 8 of byte b / 8. */
  private static byte[] bits(Tracker.Order order, long place) {
    var bytes = new byte[BITMAP_BYTES];
    var set = order.units;
    int columns = set.columns();
    long rows = (1L << Tracker.BITMAP_SHIFT) / columns;
    long firstRow = order.windows.at(place) * rows;
    for (int i = 0; i < set.rectangles(); i++) {
      long end = Math.min(set.bottom(i), firstRow + rows);
      for (long row = Math.max(set.top(i), firstRow); row < end; row++) {
        int start = (int) (row - firstRow) * columns;
        fill(bytes, start + set.left(i), start + set.right(i));
      }
    }
    return bytes;
  }

  private static void fill(byte[] bytes, int from, int to) {
    int bit = from;
    while (bit < to && (bit & 7) != 0) {
      bytes[bit >> 3] |= (byte) (1 << (bit & 7));
      bit++;
    }
    if (bit < to) {
      Arrays.fill(bytes, bit >> 3, to >> 3, (byte) 0xff);
      for (bit = Math.max(bit, to & ~7); bit < to; bit++) {
        bytes[bit >> 3] |= (byte) (1 << (bit & 7));
      }
    }
  }
}
