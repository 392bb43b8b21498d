package luosim.wire;

/** The head that every page of a chain begins with: the next page and the entries in use. */
public final class Block {
  /** A chain is made of whole pages. */
  public static final int BYTES = 4096;

  static final int HEAD_BYTES = 16;

  private static final int COUNT = 8;

  private Block() {}

  static void start(byte[] page, long next, int count) {
    Words.putLittle64(page, 0, next);
    Words.putLittle64(page, COUNT, count);
  }

  /** Physical address of the next page, 0 for the last. */
  public static long next(byte[] page) {
    return Words.little64(page, 0);
  }

  /** Entries in use; a page that is part of a chain has at least one and not more than fit. */
  public static long count(byte[] page) {
    return Words.little64(page, COUNT);
  }

  /**
   * Whether these bytes can be a page of a chain.
   *
   * @param capacity entries that fit
   * @param entryBytes length of one
   */
  static boolean isSound(byte[] page, int capacity, int entryBytes) {
    if (page.length < HEAD_BYTES) {
      return false;
    }
    long count = count(page);
    return count >= 1 && count <= capacity && HEAD_BYTES + count * entryBytes <= page.length;
  }
}
