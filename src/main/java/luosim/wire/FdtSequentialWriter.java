package luosim.wire;

import static luosim.wire.FdtHeader.BEGIN_NODE;
import static luosim.wire.FdtHeader.END;
import static luosim.wire.FdtHeader.END_NODE;
import static luosim.wire.FdtHeader.LAST_COMPATIBLE;
import static luosim.wire.FdtHeader.OFF_RESERVE_MAP;
import static luosim.wire.FdtHeader.OFF_STRINGS;
import static luosim.wire.FdtHeader.OFF_STRUCT;
import static luosim.wire.FdtHeader.PROPERTY;
import static luosim.wire.FdtHeader.PROPERTY_HEAD;
import static luosim.wire.FdtHeader.SIZE_STRINGS;
import static luosim.wire.FdtHeader.SIZE_STRUCT;
import static luosim.wire.FdtHeader.TOTAL_SIZE;
import static luosim.wire.FdtHeader.VERSION;

import java.util.Arrays;

/**
 * Writes a tree front to back into a fixed buffer, with the codes, the layout and the intermediate states of
 * libfdt's sequential calls. The whole state lives in the buffer, so a writer over a used page meets what is
 * there, and each call after a failed one does what it would do in the kernel.
 *
 * <p>Three phases, told apart by the header: reservations ({@code off_dt_strings} still 0), structure
 * (strings grow downwards from the end), finished (magic valid). A call in the wrong phase or on a finished
 * tree is BADSTATE, on a buffer that holds no tree BADMAGIC, without room NOSPACE; such a call changes
 * nothing. Names and texts are Latin-1 without NUL. No call allocates.
 */
public final class FdtSequentialWriter {
  private final byte[] buffer;

  /** The array is used as it is, not cleared. */
  public FdtSequentialWriter(byte[] buffer) {
    this.buffer = buffer;
  }

  /** Clears the buffer and starts a tree, whatever was there. */
  public int create() {
    if (buffer.length < FdtHeader.RESERVE_MAP_AT) {
      return FdtCode.NOSPACE;
    }
    Arrays.fill(buffer, (byte) 0);
    put(0, FdtHeader.UNFINISHED_MAGIC);
    put(VERSION, FdtHeader.VERSION_WRITTEN);
    put(TOTAL_SIZE, buffer.length);
    put(OFF_RESERVE_MAP, FdtHeader.RESERVE_MAP_AT);
    put(OFF_STRUCT, FdtHeader.RESERVE_MAP_AT);
    return FdtCode.OK;
  }

  public int addReservation(long address, long size) {
    int probe = probe();
    if (probe != FdtCode.OK) {
      return probe;
    }
    if (get(OFF_STRINGS) != 0) {
      return FdtCode.BADSTATE;
    }
    int at = get(OFF_STRUCT);
    if (at + FdtHeader.RESERVE_ENTRY > get(TOTAL_SIZE)) {
      return FdtCode.NOSPACE;
    }
    Words.putBig64(buffer, at, address);
    Words.putBig64(buffer, at + Long.BYTES, size);
    put(OFF_STRUCT, at + FdtHeader.RESERVE_ENTRY);
    return FdtCode.OK;
  }

  /** Ends the reservations; the structure follows. */
  public int finishReserveMap() {
    int code = addReservation(0, 0);
    if (code == FdtCode.OK) {
      put(OFF_STRINGS, get(TOTAL_SIZE));
    }
    return code;
  }

  public int beginNode(String name) {
    FdtHeader.requireName(name);
    int probe = probeStructure();
    if (probe != FdtCode.OK) {
      return probe;
    }
    int at = grab(Integer.BYTES + FdtHeader.padded(name.length() + 1));
    if (at < 0) {
      return FdtCode.NOSPACE;
    }
    put(at, BEGIN_NODE);
    FdtHeader.putName(buffer, at + Integer.BYTES, name);
    return FdtCode.OK;
  }

  public int property(String name, byte[] value) {
    int at = propertyPlaceholder(name, value.length);
    if (at < 0) {
      return at;
    }
    System.arraycopy(value, 0, buffer, at, value.length);
    return FdtCode.OK;
  }

  /** A property that holds a text and its terminating zero. */
  public int propertyText(String name, String text) {
    int at = propertyPlaceholder(name, text.length() + 1);
    if (at < 0) {
      return at;
    }
    FdtHeader.putName(buffer, at, text);
    return FdtCode.OK;
  }

  /** A property of eight bytes in the byte order of the modelled machines. */
  public int propertyLittle64(String name, long value) {
    int at = propertyPlaceholder(name, Long.BYTES);
    if (at < 0) {
      return at;
    }
    Words.putLittle64(buffer, at, value);
    return FdtCode.OK;
  }

  /** Room for a value to be filled in later: its offset in the buffer, or a negative code. */
  public int propertyPlaceholder(String name, int length) {
    FdtHeader.requireName(name);
    int probe = probeStructure();
    if (probe != FdtCode.OK) {
      return probe;
    }
    int stringsBefore = get(SIZE_STRINGS);
    int nameOffset = findString(name);
    if (nameOffset == 0) {
      nameOffset = addString(name);
    }
    if (nameOffset == 0) {
      return FdtCode.NOSPACE;
    }
    int at = grab(PROPERTY_HEAD + FdtHeader.padded(length));
    if (at < 0) {
      put(SIZE_STRINGS, stringsBefore);
      return FdtCode.NOSPACE;
    }
    put(at, PROPERTY);
    put(at + Integer.BYTES, length);
    put(at + 2 * Integer.BYTES, nameOffset);
    return at + PROPERTY_HEAD;
  }

  public int endNode() {
    return token(END_NODE);
  }

  /**
   * Closes the tree: strings move next to the structure, the total size shrinks to the bytes used, the magic
   * becomes valid. Open nodes are not noticed.
   */
  public int finish() {
    int code = token(END);
    if (code != FdtCode.OK) {
      return code;
    }
    int stringsBytes = get(SIZE_STRINGS);
    int stringsAt = get(OFF_STRUCT) + get(SIZE_STRUCT);
    System.arraycopy(buffer, get(TOTAL_SIZE) - stringsBytes, buffer, stringsAt, stringsBytes);
    put(OFF_STRINGS, stringsAt);
    countStringsFromStart(stringsBytes);
    put(TOTAL_SIZE, stringsAt + stringsBytes);
    put(LAST_COMPATIBLE, FdtHeader.LAST_COMPATIBLE_WRITTEN);
    put(0, FdtHeader.MAGIC);
    return FdtCode.OK;
  }

  /** The total size that the header states. */
  public int totalSize() {
    return get(TOTAL_SIZE);
  }

  private int token(int token) {
    int probe = probeStructure();
    if (probe != FdtCode.OK) {
      return probe;
    }
    int at = grab(Integer.BYTES);
    if (at < 0) {
      return FdtCode.NOSPACE;
    }
    put(at, token);
    return FdtCode.OK;
  }

  private int probe() {
    int magic = buffer.length < FdtHeader.BYTES ? 0 : get(0);
    if (magic == FdtHeader.MAGIC) {
      return FdtCode.BADSTATE;
    }
    return magic == FdtHeader.UNFINISHED_MAGIC ? FdtCode.OK : FdtCode.BADMAGIC;
  }

  private int probeStructure() {
    int probe = probe();
    return probe == FdtCode.OK && get(OFF_STRINGS) != get(TOTAL_SIZE) ? FdtCode.BADSTATE : probe;
  }

  /** Takes room at the end of the structure: its offset in the buffer, or -1. */
  private int grab(int bytes) {
    int used = get(SIZE_STRUCT);
    long left = (long) get(TOTAL_SIZE) - get(OFF_STRUCT) - get(SIZE_STRINGS);
    if (bytes < 0 || (long) used + bytes > left) {
      return -1;
    }
    put(SIZE_STRUCT, used + bytes);
    return get(OFF_STRUCT) + used;
  }

  /**
   * Offset from the end of the buffer (negative) of a name or of a name that ends in it; 0 if there is none.
   */
  private int findString(String name) {
    int end = get(TOTAL_SIZE);
    for (int at = end - get(SIZE_STRINGS); at + name.length() < end; at++) {
      if (FdtHeader.isName(buffer, at, name)) {
        return at - end;
      }
    }
    return 0;
  }

  private int addString(String name) {
    int end = get(TOTAL_SIZE);
    int bytes = get(SIZE_STRINGS) + name.length() + 1;
    if (end - bytes < get(OFF_STRUCT) + get(SIZE_STRUCT)) {
      return 0;
    }
    FdtHeader.putName(buffer, end - bytes, name);
    put(SIZE_STRINGS, bytes);
    return -bytes;
  }

  private void countStringsFromStart(int stringsBytes) {
    int at = get(OFF_STRUCT);
    for (int token = get(at); token != END; token = get(at)) {
      switch (token) {
        case BEGIN_NODE -> {
          at += Integer.BYTES;
          int end = at;
          while (buffer[end] != 0) {
            end++;
          }
          at += FdtHeader.padded(end - at + 1);
        }
        case PROPERTY -> {
          put(at + 2 * Integer.BYTES, get(at + 2 * Integer.BYTES) + stringsBytes);
          at += PROPERTY_HEAD + FdtHeader.padded(get(at + Integer.BYTES));
        }
        default -> at += Integer.BYTES;
      }
    }
  }

  private int get(int at) {
    return Words.big32(buffer, at);
  }

  private void put(int at, int value) {
    Words.putBig32(buffer, at, value);
  }
}
