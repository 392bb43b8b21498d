package luosim.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * One folio of a memory file as {@code memfd-v2} hands it over, 16 bytes of its folio array.
 *
 * @param pfn page frame number of its first page, below 2^52
 * @param flags {@link #DIRTY}, {@link #UPTODATE}; 12 bits
 * @param index where it begins in the file, in pages
 */
public record FolioEntry(long pfn, int flags, long index) {
  public static final int BYTES = 16;
  public static final int DIRTY = 1;
  public static final int UPTODATE = 2;

  private static final int PFN_BITS = 52;

  public FolioEntry {
    if (pfn >>> PFN_BITS != 0 || flags >>> Long.SIZE - PFN_BITS != 0) {
      throw new IllegalArgumentException("folio: expected 52 and 12 bits, found " + pfn + ", " + flags);
    }
  }

  /** The array as it stands in its pages. */
  public static byte[] toBytes(List<FolioEntry> folios) {
    var bytes = new byte[BYTES * folios.size()];
    for (int i = 0; i < folios.size(); i++) {
      var folio = folios.get(i);
      Words.putLittle64(bytes, BYTES * i, (long) folio.flags << PFN_BITS | folio.pfn);
      Words.putLittle64(bytes, BYTES * i + Long.BYTES, folio.index);
    }
    return bytes;
  }

  /** So many entries, or as many whole ones as there are bytes for. */
  public static List<FolioEntry> read(byte[] bytes, long count) {
    var folios = new ArrayList<FolioEntry>();
    for (int at = 0; at + BYTES <= bytes.length && folios.size() < count; at += BYTES) {
      long word = Words.little64(bytes, at);
      folios.add(new FolioEntry(
          word & (1L << PFN_BITS) - 1, (int) (word >>> PFN_BITS), Words.little64(bytes, at + Long.BYTES)));
    }
    return folios;
  }
}
