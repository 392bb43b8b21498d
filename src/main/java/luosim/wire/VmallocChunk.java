package luosim.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of the list that names the pages of a preserved area: the address of the next such page, then
 * page addresses up to the first zero.
 *
 * @param next physical address of the next chunk, 0 in the last
 * @param pages physical addresses, at most {@link #PAGES}, none of them 0
 */
public record VmallocChunk(long next, List<Long> pages) {
  /** Page addresses that fit. */
  public static final int PAGES = 511;

  private static final int PAGE_BYTES = 4096;

  public VmallocChunk {
    pages = List.copyOf(pages);
    if (pages.size() > PAGES || pages.contains(0L)) {
      throw new IllegalArgumentException(
          "chunk: expected at most 511 addresses but 0, found " + pages.size());
    }
  }

  /** Chunks that an area of so many pieces takes: a full one gets a successor at once. */
  public static long chunks(long pieces) {
    return pieces == 0 ? 0 : pieces / PAGES + 1;
  }

  /** The whole page. */
  public byte[] toBytes() {
    var page = new byte[PAGE_BYTES];
    Words.putLittle64(page, 0, next);
    for (int i = 0; i < pages.size(); i++) {
      Words.putLittle64(page, Long.BYTES * (i + 1), pages.get(i));
    }
    return page;
  }

  /** What a page holds, or the used part of one, where addresses end with it; empty below 8 bytes. */
  public static Optional<VmallocChunk> read(byte[] page) {
    if (page.length < Long.BYTES) {
      return Optional.empty();
    }
    var pages = new ArrayList<Long>();
    int end = Math.min(page.length, PAGE_BYTES) - Long.BYTES;
    for (int at = Long.BYTES; at <= end && Words.little64(page, at) != 0; at += Long.BYTES) {
      pages.add(Words.little64(page, at));
    }
    return Optional.of(new VmallocChunk(Words.little64(page, 0), pages));
  }
}
