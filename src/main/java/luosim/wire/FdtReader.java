package luosim.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a blob strictly (DTSpec v0.4 section 5): whatever is wrong ends as {@link MalformedFdtException},
 * never as another exception, and memory stays in proportion to the blob.
 *
 * <p>Beyond the format: the three blocks may not overlap, the structure block ends with its END token, names
 * have a limit, and so do nesting and the whole blob. Padding bytes and what lies between and behind the
 * blocks are not looked at, because libfdt leaves old content there.
 */
final class FdtReader {
  /** Nesting that is read; the deepest tree of ours has three levels. */
  static final int DEPTH_MAX = 64;

  /** Characters of a node or property name. */
  static final int NAME_MAX = 255;

  /** Bytes of a blob; the largest of ours has one MiB. */
  static final int BLOB_MAX = 16 << 20;

  private final byte[] blob;
  private final Map<Integer, String> names = new TreeMap<>();
  private int total;
  private int version;
  private int structAt;
  private int structEnd;
  private int stringsAt;
  private int stringsBytes;
  private int at;

  FdtReader(byte[] blob) {
    this.blob = blob;
  }

  Fdt read() throws MalformedFdtException {
    readHeader();
    var reservations = readReservations();
    at = structAt;
    expectToken(FdtHeader.BEGIN_NODE, "the root node's begin token");
    var root = readNode(1);
    expect(root.name().isEmpty(), structAt + Integer.BYTES, "a root without name", "'" + root.name() + "'");
    expectToken(FdtHeader.END, "the end token after the root node");
    expect(version < 17 || at == structEnd, at, "the structure block to end here",
        structEnd - at + " more bytes");
    return new Fdt(
        total,
        version,
        FdtHeader.field(blob, FdtHeader.LAST_COMPATIBLE),
        FdtHeader.field(blob, FdtHeader.BOOT_CPU),
        reservations,
        root,
        at - structAt,
        stringsBytes);
  }

  /** The strings block as it is; valid after {@link #read}. */
  byte[] strings() {
    return Arrays.copyOfRange(blob, stringsAt, stringsAt + stringsBytes);
  }

  private void readHeader() throws MalformedFdtException {
    expect(blob.length >= Integer.BYTES, 0, "four bytes of magic", blob.length + " bytes");
    int magic = FdtHeader.field(blob, 0);
    expect(magic == FdtHeader.MAGIC, 0, "magic d00dfeed", hex(magic));
    expect(blob.length >= FdtHeader.BYTES, blob.length, "a header of 40 bytes", blob.length + " bytes");
    long versionFound = FdtHeader.unsigned(blob, FdtHeader.VERSION);
    long compatible = FdtHeader.unsigned(blob, FdtHeader.LAST_COMPATIBLE);
    expect(versionFound >= 16, FdtHeader.VERSION, "version 16 or later", versionFound);
    expect(compatible <= 17, FdtHeader.LAST_COMPATIBLE, "compatible with version 17 or earlier", compatible);
    expect(compatible <= versionFound, FdtHeader.LAST_COMPATIBLE, "at most version " + versionFound,
        compatible);
    version = (int) Math.min(versionFound, Integer.MAX_VALUE);
    long totalFound = FdtHeader.unsigned(blob, FdtHeader.TOTAL_SIZE);
    expect(totalFound <= BLOB_MAX, FdtHeader.TOTAL_SIZE, "at most " + BLOB_MAX + " bytes in total",
        totalFound);
    expect(totalFound <= blob.length, FdtHeader.TOTAL_SIZE, "at most the " + blob.length + " bytes given",
        totalFound);
    expect(totalFound >= headerBytes(), FdtHeader.TOTAL_SIZE, "room for the header", totalFound);
    total = (int) totalFound;
    readBlocks();
  }

  private int headerBytes() {
    return version >= 17 ? FdtHeader.BYTES : FdtHeader.BYTES - Integer.BYTES;
  }

  private void readBlocks() throws MalformedFdtException {
    stringsAt = block(FdtHeader.OFF_STRINGS, FdtHeader.SIZE_STRINGS, 1);
    stringsBytes = FdtHeader.field(blob, FdtHeader.SIZE_STRINGS);
    if (version >= 17) {
      structAt = block(FdtHeader.OFF_STRUCT, FdtHeader.SIZE_STRUCT, Integer.BYTES);
      int structBytes = FdtHeader.field(blob, FdtHeader.SIZE_STRUCT);
      expect(structBytes % Integer.BYTES == 0, FdtHeader.SIZE_STRUCT, "a multiple of 4", structBytes);
      structEnd = structAt + structBytes;
    } else {
      structAt = blockStart(FdtHeader.OFF_STRUCT, Integer.BYTES);
      structEnd = stringsAt > structAt ? stringsAt : total;
    }
    boolean apart = structEnd <= stringsAt || stringsAt + stringsBytes <= structAt;
    expect(apart, FdtHeader.OFF_STRINGS, "strings outside the structure block", stringsAt);
  }

  private int blockStart(int field, int alignment) throws MalformedFdtException {
    long start = FdtHeader.unsigned(blob, field);
    expect(start >= headerBytes() && start <= total, field, "an offset within the blob", start);
    expect(start % alignment == 0, field, "a multiple of " + alignment, start);
    return (int) start;
  }

  private int block(int field, int sizeField, int alignment) throws MalformedFdtException {
    int start = blockStart(field, alignment);
    long bytes = FdtHeader.unsigned(blob, sizeField);
    expect(start + bytes <= total, sizeField, "at most " + (total - start) + " bytes", bytes);
    return start;
  }

  private List<Fdt.Reservation> readReservations() throws MalformedFdtException {
    int start = blockStart(FdtHeader.OFF_RESERVE_MAP, Long.BYTES);
    var found = new ArrayList<Fdt.Reservation>();
    for (int entry = start;; entry += FdtHeader.RESERVE_ENTRY) {
      int end = entry + FdtHeader.RESERVE_ENTRY;
      expect(end <= total, entry, "a reserve map entry of 16 bytes", "the end of the blob");
      expect(end <= structAt || start >= structEnd, entry, "the reserve map's end", "the structure block");
      expect(end <= stringsAt || start >= stringsAt + stringsBytes, entry, "the reserve map's end",
          "the strings");
      long address = Words.big64(blob, entry);
      long size = Words.big64(blob, entry + Long.BYTES);
      if (address == 0 && size == 0) {
        return found;
      }
      found.add(new Fdt.Reservation(address, size));
    }
  }

  /** Reads from behind a begin token to behind the end token. */
  private FdtNode readNode(int depth) throws MalformedFdtException {
    expect(depth <= DEPTH_MAX, at, "at most " + DEPTH_MAX + " levels", "level " + depth);
    var name = text(at, structEnd, "a node name");
    at += FdtHeader.padded(name.length() + 1);
    var properties = new ArrayList<FdtProperty>();
    var children = new ArrayList<FdtNode>();
    while (true) {
      int start = at;
      int token = token();
      switch (token) {
        case FdtHeader.PROPERTY -> {
          expect(children.isEmpty(), start, "properties before child nodes", "a property after one");
          properties.add(readProperty());
        }
        case FdtHeader.BEGIN_NODE -> children.add(readNode(depth + 1));
        case FdtHeader.END_NODE -> {
          return new FdtNode(name, properties, children);
        }
        default -> throw malformed(start, "a property, a node or the end of '" + name + "'", hex(token));
      }
    }
  }

  private FdtProperty readProperty() throws MalformedFdtException {
    int head = at;
    expect(structEnd - head >= 2 * Integer.BYTES, head, "length and name of a property",
        "the end of the structure");
    long length = FdtHeader.unsigned(blob, head);
    int value = head + 2 * Integer.BYTES;
    expect(length <= structEnd - value, head, "at most " + (structEnd - value) + " bytes of value", length);
    var name = propertyName(FdtHeader.unsigned(blob, head + Integer.BYTES), head + Integer.BYTES);
    at = value + FdtHeader.padded((int) length);
    return new FdtProperty(name, Arrays.copyOfRange(blob, value, value + (int) length));
  }

  private String propertyName(long offset, int field) throws MalformedFdtException {
    expect(offset < stringsBytes, field, "a name offset below " + stringsBytes, offset);
    var known = names.get((int) offset);
    if (known != null) {
      return known;
    }
    int start = stringsAt + (int) offset;
    var name = text(start, stringsAt + stringsBytes, "a property name");
    expect(!name.isEmpty(), start, "a property name", "an empty one");
    names.put((int) offset, name);
    return name;
  }

  /** The next token that is not a no-op. */
  private int token() throws MalformedFdtException {
    while (true) {
      expect(structEnd - at >= Integer.BYTES && at >= 0, at, "a token", "the end of the structure block");
      int token = FdtHeader.field(blob, at);
      at += Integer.BYTES;
      if (token != FdtHeader.NOP) {
        return token;
      }
    }
  }

  private void expectToken(int wanted, String what) throws MalformedFdtException {
    int token = token();
    expect(token == wanted, at - Integer.BYTES, what, hex(token));
  }

  private String text(int start, int limit, String what) throws MalformedFdtException {
    int end = start;
    while (end < limit && blob[end] != 0) {
      expect(end - start < NAME_MAX, start, what + " of at most " + NAME_MAX + " characters", "a longer one");
      end++;
    }
    expect(end < limit, start, what + " that ends with a zero", "the end of its block");
    return new String(blob, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private static void expect(boolean holds, long offset, String expected, long found)
      throws MalformedFdtException {
    if (!holds) {
      throw new MalformedFdtException(offset, expected, Long.toString(found));
    }
  }

  private static void expect(boolean holds, long offset, String expected, String found)
      throws MalformedFdtException {
    if (!holds) {
      throw malformed(offset, expected, found);
    }
  }

  private static MalformedFdtException malformed(long offset, String expected, String found) {
    return new MalformedFdtException(offset, expected, found);
  }

  private static String hex(int word) {
    return "0x" + Integer.toHexString(word);
  }
}
