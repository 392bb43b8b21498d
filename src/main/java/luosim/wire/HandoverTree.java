package luosim.wire;

import java.util.Arrays;

/**
 * The root tree of the mainline handover: one page, packed at each change, that names the preserved
 * memory and any number of blobs (spec luo-mainline section 10).
 *
 * <p>Kept as values; whether a blob still fits is exact, and {@link #write} makes the bytes that the kernel's
 * calls leave: newest child and newest property first, names in the order of first use. Sizes of
 * names are those of their characters, Latin-1 without NUL.
 */
public final class HandoverTree {
  public static final int BYTES = 4096;
  public static final String COMPATIBLE = "kho-v4";
  public static final String MAP = "preserved-memory-map";
  public static final String DATA = "preserved-data";
  public static final String SIZE = "blob-size";

  private static final String COMPATIBLE_NAME = "compatible";
  private static final int COMPATIBLE_AT = MAP.length() + 1;
  private static final int DATA_AT = COMPATIBLE_AT + COMPATIBLE_NAME.length() + 1;
  private static final int SIZE_AT = DATA_AT + DATA.length() + 1;

  /** Bytes of the tree without blobs once it is packed: header, reserve map, root, names. */
  private static final int ROOT_BYTES = FdtHeader.BYTES + FdtHeader.RESERVE_ENTRY
      + 4 * Integer.BYTES + 2 * (FdtHeader.PROPERTY_HEAD + Long.BYTES) + DATA_AT;

  private String[] names = new String[4];
  private long[] data = new long[4];
  private long[] sizes = new long[4];
  private int count;
  private int used = ROOT_BYTES;
  private long map;

  /** A tree without blobs. */
  public HandoverTree() {
    clear(0);
  }

  /** Back to a tree without blobs that names a map. */
  public void clear(long mapPhys) {
    map = mapPhys;
    count = 0;
    used = ROOT_BYTES;
  }

  public void copyFrom(HandoverTree other) {
    names = other.names.clone();
    data = other.data.clone();
    sizes = other.sizes.clone();
    count = other.count;
    map = other.map;
    used = other.used;
  }

  /** Names a blob: 0, EXISTS, or NOSPACE and nothing is changed. */
  public int add(String name, long phys, long bytes) {
    FdtHeader.requireName(name);
    if (indexOf(name) >= 0) {
      return FdtCode.EXISTS;
    }
    if (spaceFor(name.length()) > BYTES - usedBytes()) {
      return FdtCode.NOSPACE;
    }
    used += spaceFor(name.length());
    if (count == names.length) {
      names = Arrays.copyOf(names, 2 * count);
      data = Arrays.copyOf(data, 2 * count);
      sizes = Arrays.copyOf(sizes, 2 * count);
    }
    names[count] = name;
    data[count] = phys;
    sizes[count] = bytes;
    count++;
    return FdtCode.OK;
  }

  private int spaceFor(int nameLength) {
    int newNames = count == 0 ? DATA.length() + SIZE.length() + 2 : 0;
    int node = 2 * Integer.BYTES + FdtHeader.padded(nameLength + 1);
    return newNames + node + 2 * (FdtHeader.PROPERTY_HEAD + Long.BYTES);
  }

  private int indexOf(String name) {
    for (int i = 0; i < count; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  public int blobs() {
    return count;
  }

  /** Names of the blobs in the order in which they were added. */
  public String name(int blob) {
    return names[blob];
  }

  public long phys(int blob) {
    return data[blob];
  }

  public long size(int blob) {
    return sizes[blob];
  }

  /** Bytes of the tree; packing closes the gap behind the header, and only a change packs. */
  public int usedBytes() {
    return used + reserveMapAt() - FdtHeader.BYTES;
  }

  private int reserveMapAt() {
    return count == 0 ? FdtHeader.RESERVE_MAP_AT : FdtHeader.BYTES;
  }

  /** The packed tree alone. */
  public byte[] toBytes() {
    var page = new byte[BYTES];
    write(page);
    return Arrays.copyOf(page, usedBytes());
  }

  /** Writes the tree to the start of a page and clears the rest. */
  public void write(byte[] page) {
    Arrays.fill(page, (byte) 0);
    int structAt = reserveMapAt() + FdtHeader.RESERVE_ENTRY;
    int at = begin(page, structAt, "");
    at = property(page, at, COMPATIBLE_AT, COMPATIBLE.length() + 1);
    FdtHeader.putName(page, at - FdtHeader.padded(COMPATIBLE.length() + 1), COMPATIBLE);
    at = number(page, at, 0, map);
    for (int i = count - 1; i >= 0; i--) {
      at = begin(page, at, names[i]);
      at = number(page, at, SIZE_AT, sizes[i]);
      at = number(page, at, DATA_AT, data[i]);
      at = token(page, at, FdtHeader.END_NODE);
    }
    at = token(page, at, FdtHeader.END_NODE);
    int stringsAt = token(page, at, FdtHeader.END);
    FdtHeader.putName(page, stringsAt, MAP);
    FdtHeader.putName(page, stringsAt + COMPATIBLE_AT, COMPATIBLE_NAME);
    if (count > 0) {
      FdtHeader.putName(page, stringsAt + DATA_AT, DATA);
      FdtHeader.putName(page, stringsAt + SIZE_AT, SIZE);
    }
    header(page, structAt, stringsAt);
  }

  private void header(byte[] page, int structAt, int stringsAt) {
    Words.putBig32(page, 0, FdtHeader.MAGIC);
    Words.putBig32(page, FdtHeader.TOTAL_SIZE, usedBytes());
    Words.putBig32(page, FdtHeader.OFF_STRUCT, structAt);
    Words.putBig32(page, FdtHeader.OFF_STRINGS, stringsAt);
    Words.putBig32(page, FdtHeader.OFF_RESERVE_MAP, reserveMapAt());
    Words.putBig32(page, FdtHeader.VERSION, FdtHeader.VERSION_WRITTEN);
    Words.putBig32(page, FdtHeader.LAST_COMPATIBLE, FdtHeader.LAST_COMPATIBLE_WRITTEN);
    Words.putBig32(page, FdtHeader.SIZE_STRINGS, usedBytes() - stringsAt);
    Words.putBig32(page, FdtHeader.SIZE_STRUCT, stringsAt - structAt);
  }

  private static int begin(byte[] page, int at, String name) {
    FdtHeader.putName(page, token(page, at, FdtHeader.BEGIN_NODE), name);
    return at + Integer.BYTES + FdtHeader.padded(name.length() + 1);
  }

  private static int number(byte[] page, int at, int nameAt, long value) {
    int end = property(page, at, nameAt, Long.BYTES);
    Words.putLittle64(page, end - Long.BYTES, value);
    return end;
  }

  private static int property(byte[] page, int at, int nameAt, int length) {
    Words.putBig32(page, at, FdtHeader.PROPERTY);
    Words.putBig32(page, at + Integer.BYTES, length);
    Words.putBig32(page, at + 2 * Integer.BYTES, nameAt);
    return at + FdtHeader.PROPERTY_HEAD + FdtHeader.padded(length);
  }

  private static int token(byte[] page, int at, int token) {
    Words.putBig32(page, at, token);
    return at + Integer.BYTES;
  }
}
