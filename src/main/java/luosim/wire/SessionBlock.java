package luosim.wire;

/**
 * A page of the chain of sessions, revision {@code luo-v5}: entries of 80 bytes, packed, little
 * endian.
 */
public final class SessionBlock {
  public static final int BYTES = Block.BYTES;

  /** Entries that fit. */
  public static final int ENTRIES = 51;

  /** The field of a name, with its end. */
  public static final int NAME_BYTES = 64;

  private static final int ENTRY_BYTES = 80;
  private static final int FILES = 64;
  private static final int COUNT = 72;

  private SessionBlock() {}

  /** Writes the head of a page. */
  public static void start(byte[] page, long next, int count) {
    Block.start(page, next, count);
  }

  /** Writes an entry: the name, the first page of its chain of files or 0, its number of files. */
  public static void put(byte[] page, int entry, String name, long files, long count) {
    int at = at(entry);
    Text.put(page, at, NAME_BYTES, name);
    Words.putLittle64(page, at + FILES, files);
    Words.putLittle64(page, at + COUNT, count);
  }

  /** Whether these bytes can be a page of the chain. */
  public static boolean isSound(byte[] page) {
    return Block.isSound(page, ENTRIES, ENTRY_BYTES);
  }

  public static String name(byte[] page, int entry) {
    return Text.get(page, at(entry), NAME_BYTES);
  }

  public static long files(byte[] page, int entry) {
    return Words.little64(page, at(entry) + FILES);
  }

  public static long fileCount(byte[] page, int entry) {
    return Words.little64(page, at(entry) + COUNT);
  }

  private static int at(int entry) {
    return Block.HEAD_BYTES + java.util.Objects.checkIndex(entry, ENTRIES) * ENTRY_BYTES;
  }
}
