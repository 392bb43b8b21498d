package luosim.wire;

/**
 * Numbers of the format that both sides of a jump agree on (DTSpec v0.4 section 5.2 and 5.4): field offsets
 * of the header, versions, tokens, and the header check of libfdt 1.6.1.
 */
final class FdtHeader {
  static final int MAGIC = 0xd00dfeed;

  /** The magic of a tree that the sequential calls have not finished: the complement. */
  static final int UNFINISHED_MAGIC = ~MAGIC;

  static final int TOTAL_SIZE = 4;
  static final int OFF_STRUCT = 8;
  static final int OFF_STRINGS = 12;
  static final int OFF_RESERVE_MAP = 16;
  static final int VERSION = 20;
  static final int LAST_COMPATIBLE = 24;
  static final int BOOT_CPU = 28;
  static final int SIZE_STRINGS = 32;
  static final int SIZE_STRUCT = 36;

  /** Bytes of the header of version 17; version 16 has no structure size and is four bytes shorter. */
  static final int BYTES = 40;

  /** Where the writers put the reserve map: the header rounded up to a map entry. */
  static final int RESERVE_MAP_AT = 48;

  static final int RESERVE_ENTRY = 16;
  static final int VERSION_WRITTEN = 17;
  static final int LAST_COMPATIBLE_WRITTEN = 16;
  static final int OLDEST_VERSION = 2;

  static final int BEGIN_NODE = 1;
  static final int END_NODE = 2;
  static final int PROPERTY = 3;
  static final int NOP = 4;
  static final int END = 9;

  /** Bytes of a property before its value: token, length, name offset. */
  static final int PROPERTY_HEAD = 12;

  private FdtHeader() {}

  static int padded(int bytes) {
    return (bytes + 3) & ~3;
  }

  /** Refuses a name that cannot be stored; the limit is the reader's. */
  static void requireName(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == 0 || name.charAt(i) > 255) {
        throw new IllegalArgumentException("tree name: expected Latin-1 without NUL, found '" + name + "'");
      }
    }
    if (name.length() > FdtReader.NAME_MAX) {
      throw new IllegalArgumentException(
          "tree name: expected at most " + FdtReader.NAME_MAX + " characters, found " + name.length());
    }
  }

  /** Stores a name and its terminating zero. */
  static void putName(byte[] blob, int at, String name) {
    for (int i = 0; i < name.length(); i++) {
      blob[at + i] = (byte) name.charAt(i);
    }
    blob[at + name.length()] = 0;
  }

  /**
   * Whether this name and its terminating zero stand there; the caller has checked that so many bytes exist.
   */
  static boolean isName(byte[] blob, int at, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (blob[at + i] != (byte) name.charAt(i)) {
        return false;
      }
    }
    return blob[at + name.length()] == 0;
  }

  static int field(byte[] blob, int at) {
    return Words.big32(blob, at);
  }

  static long unsigned(byte[] blob, int at) {
    return Words.big32(blob, at) & 0xffff_ffffL;
  }

  /**
   * The check that a receiver makes before it trusts a blob: 0, BADMAGIC, BADVERSION or TRUNCATED. An array
   * that ends before a header does is TRUNCATED too.
   */
  static int check(byte[] blob) {
    if (blob.length < Integer.BYTES || field(blob, 0) != MAGIC) {
      return FdtCode.BADMAGIC;
    }
    if (blob.length < BYTES) {
      return FdtCode.TRUNCATED;
    }
    long version = unsigned(blob, VERSION);
    long compatible = unsigned(blob, LAST_COMPATIBLE);
    if (version < OLDEST_VERSION || compatible > VERSION_WRITTEN || version < compatible) {
      return FdtCode.BADVERSION;
    }
    return blocksInside(blob, version) ? FdtCode.OK : FdtCode.TRUNCATED;
  }

  private static boolean blocksInside(byte[] blob, long version) {
    long header = headerBytes(version);
    long total = unsigned(blob, TOTAL_SIZE);
    if (total < header || total > Integer.MAX_VALUE) {
      return false;
    }
    long structBytes = version >= 17 ? unsigned(blob, SIZE_STRUCT) : 0;
    long stringsBytes = version >= 3 ? unsigned(blob, SIZE_STRINGS) : 0;
    return blockInside(header, total, unsigned(blob, OFF_RESERVE_MAP), 0)
        && blockInside(header, total, unsigned(blob, OFF_STRUCT), structBytes)
        && blockInside(header, total, unsigned(blob, OFF_STRINGS), stringsBytes);
  }

  private static boolean blockInside(long header, long total, long at, long bytes) {
    return at >= header && at <= total && at + bytes <= total;
  }

  private static long headerBytes(long version) {
    if (version <= 1) {
      return 28;
    }
    if (version == 2) {
      return 32;
    }
    return version <= 16 ? 36 : BYTES;
  }
}
