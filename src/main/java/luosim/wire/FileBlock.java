package luosim.wire;

/**
 * A page of a session's chain of files, revision {@code luo-v5}: entries of 64 bytes, packed, little
 * endian.
 */
public final class FileBlock {
  public static final int BYTES = Block.BYTES;

  /** Entries that fit. */
  public static final int ENTRIES = 63;

  static final int ENTRY_BYTES = 64;
  static final int COMPATIBLE_BYTES = 48;
  static final int DATA = 48;
  static final int LAST = 56;

  private FileBlock() {}

  /** Writes the head of a page. */
  public static void start(byte[] page, long next, int count) {
    Block.start(page, next, count);
  }

  /** Writes an entry: the handler's string, its handle, the token. */
  public static void put(byte[] page, int entry, String compatible, long data, long token) {
    int at = at(entry);
    Text.put(page, at, COMPATIBLE_BYTES, compatible);
    Words.putLittle64(page, at + DATA, data);
    Words.putLittle64(page, at + LAST, token);
  }

  /** Whether these bytes can be a page of the chain. */
  public static boolean isSound(byte[] page) {
    return Block.isSound(page, ENTRIES, ENTRY_BYTES);
  }

  public static String compatible(byte[] page, int entry) {
    return Text.get(page, at(entry), COMPATIBLE_BYTES);
  }

  public static long data(byte[] page, int entry) {
    return Words.little64(page, at(entry) + DATA);
  }

  public static long token(byte[] page, int entry) {
    return Words.little64(page, at(entry) + LAST);
  }

  static int at(int entry) {
    return Block.HEAD_BYTES + java.util.Objects.checkIndex(entry, ENTRIES) * ENTRY_BYTES;
  }
}
