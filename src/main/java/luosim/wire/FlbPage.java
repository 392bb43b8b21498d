package luosim.wire;

/**
 * The page that lists FLBs, revision {@code luo-v5}: never more than one, entries of 64 bytes,
 * packed, little endian.
 */
public final class FlbPage {
  public static final int BYTES = Block.BYTES;

  /** Entries that fit. */
  public static final int ENTRIES = FileBlock.ENTRIES;

  private static final long PAGES = 1;

  private FlbPage() {}

  /** Writes the head of the page. */
  public static void start(byte[] page, int count) {
    Block.start(page, PAGES, count);
  }

  /** Writes an entry: the FLB's string, its handle, the files that depend on it. */
  public static void put(byte[] page, int entry, String compatible, long data, long uses) {
    FileBlock.put(page, entry, compatible, data, uses);
  }

  /** Entries that can be read: as many as the page says, fits and has bytes for. */
  public static int count(byte[] page) {
    if (page.length < Block.HEAD_BYTES) {
      return 0;
    }
    long said = Block.count(page);
    int fit = Math.min(ENTRIES, (page.length - Block.HEAD_BYTES) / FileBlock.ENTRY_BYTES);
    return said < 0 || said > fit ? fit : (int) said;
  }

  /** Pages that the list takes; 1. */
  public static long pages(byte[] page) {
    return Block.next(page);
  }

  public static String compatible(byte[] page, int entry) {
    return FileBlock.compatible(page, entry);
  }

  public static long data(byte[] page, int entry) {
    return FileBlock.data(page, entry);
  }

  public static long uses(byte[] page, int entry) {
    return FileBlock.token(page, entry);
  }
}
