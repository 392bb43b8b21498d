package luosim.wire;

import java.util.Optional;

/**
 * The descriptor of a preserved area of single pages that are mapped as one, 16 bytes inside another
 * struct.
 *
 * @param firstChunk physical address of the first {@link VmallocChunk}, 0 for no area
 * @param totalPages pages of the area, without sign in 32 bits
 * @param flags {@link #ALLOCATED}, {@link #HUGE}
 * @param order page order of its pieces
 */
public record VmallocArea(long firstChunk, long totalPages, int flags, int order) {
  public static final int BYTES = 16;

  /** The area was an ordinary allocation. */
  public static final int ALLOCATED = 1;

  /** It may be mapped with huge pages. */
  public static final int HUGE = 2;

  /** No area. */
  public static final VmallocArea NONE = new VmallocArea(0, 0, 0, 0);

  public VmallocArea {
    if (totalPages < 0 || totalPages >> Integer.SIZE != 0
        || flags >> Short.SIZE != 0 || order >> Short.SIZE != 0) {
      throw new IllegalArgumentException(
          "area: expected 32, 16 and 16 bits, found " + totalPages + ", " + flags + ", " + order);
    }
  }

  void put(byte[] bytes, int at) {
    Words.putLittle64(bytes, at, firstChunk);
    Words.putLittle32(bytes, at + 8, (int) totalPages);
    Words.putLittle32(bytes, at + 12, order << Short.SIZE | flags);
  }

  static VmallocArea get(byte[] bytes, int at) {
    int low = Words.little32(bytes, at + 12);
    return new VmallocArea(
        Words.little64(bytes, at),
        Integer.toUnsignedLong(Words.little32(bytes, at + 8)),
        low & 0xffff,
        low >>> Short.SIZE);
  }

  /** The descriptor alone. */
  public byte[] toBytes() {
    var bytes = new byte[BYTES];
    put(bytes, 0);
    return bytes;
  }

  /** The descriptor at the start of some bytes; empty if they are too few. */
  public static Optional<VmallocArea> read(byte[] bytes) {
    return bytes.length < BYTES ? Optional.empty() : Optional.of(get(bytes, 0));
  }
}
