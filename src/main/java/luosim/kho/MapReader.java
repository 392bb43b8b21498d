package luosim.kho;

import java.util.ArrayList;
import java.util.List;
import luosim.wire.Words;

/** Reads a serialized map back from its bytes, as the next kernel walks it. */
public final class MapReader {
  /** Chunks that are followed before the list counts as circular; 255 bitmaps each. */
  static final int CHUNKS_MAX = 1 << 20;

  private MapReader() {}

  /** Memory of the machine, read by address. */
  public interface Memory {
    /** A chunk page, 4096 bytes. */
    byte[] chunk(long phys);

    /** A bitmap, 512 bytes. */
    byte[] bitmap(long phys);
  }

  /**
   * One element of a chunk.
   *
   * @param order of its chunk
   * @param startPhys address of the piece that bit 0 stands for
   * @param bitmap 512 bytes
   */
  public record Element(int order, long startPhys, byte[] bitmap) {
    /** Pieces whose bit is set. */
    public int units() {
      int set = 0;
      for (byte eight : bitmap) {
        set += Integer.bitCount(eight & 0xff);
      }
      return set;
    }
  }

  /** All elements in list order; refuses a list that does not end and a chunk that claims more than fit. */
  public static List<Element> read(long firstChunkPhys, Memory memory) {
    var elements = new ArrayList<Element>();
    int chunks = 0;
    for (long phys = firstChunkPhys; phys != 0; chunks++) {
      if (chunks == CHUNKS_MAX) {
        throw new IllegalArgumentException(
            "chunk list: expected an end within " + CHUNKS_MAX + " chunks, found none");
      }
      var chunk = memory.chunk(phys);
      int order = Words.little32(chunk, 8);
      int count = Words.little32(chunk, 12);
      if (count < 0 || count > Tracker.CHUNK_ELEMENTS) {
        throw new IllegalArgumentException("chunk: expected at most 255 elements, found " + count);
      }
      for (int i = 0; i < count; i++) {
        int at = SerializedMap.HEADER_BYTES + i * SerializedMap.ELEMENT_BYTES;
        elements
            .add(new Element(order, Words.little64(chunk, at), memory.bitmap(Words.little64(chunk, at + 8))));
      }
      phys = Words.little64(chunk, 0);
    }
    return elements;
  }
}
