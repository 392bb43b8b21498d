package luosim.wire;

import java.util.Optional;

/**
 * What the mainline handler {@code memfd-v2} hands over for one memory file, 48 packed bytes in a page of
 * their own.
 *
 * @param position file position, the only field that a freeze refreshes
 * @param size in bytes
 * @param seals bits of F_SEAL
 * @param flags 0
 * @param folios entries of the folio array
 * @param array the area that holds the folio array; none for an empty file
 */
public record MemfdRecord(long position, long size, int seals, int flags, long folios, VmallocArea array) {
  public static final int BYTES = 48;
  private static final int ARRAY_AT = 32;

  public byte[] toBytes() {
    var bytes = new byte[BYTES];
    Words.putLittle64(bytes, 0, position);
    Words.putLittle64(bytes, 8, size);
    Words.putLittle32(bytes, 16, seals);
    Words.putLittle32(bytes, 20, flags);
    Words.putLittle64(bytes, 24, folios);
    array.put(bytes, ARRAY_AT);
    return bytes;
  }

  /** The record at the start of some bytes, such as its page; empty if they are too few. */
  public static Optional<MemfdRecord> read(byte[] bytes) {
    if (bytes.length < BYTES) {
      return Optional.empty();
    }
    return Optional.of(new MemfdRecord(
        Words.little64(bytes, 0),
        Words.little64(bytes, 8),
        Words.little32(bytes, 16),
        Words.little32(bytes, 20),
        Words.little64(bytes, 24),
        VmallocArea.get(bytes, ARRAY_AT)));
  }
}
