package luosim.wire;

import static luosim.wire.FdtHeader.BEGIN_NODE;
import static luosim.wire.FdtHeader.END;
import static luosim.wire.FdtHeader.END_NODE;
import static luosim.wire.FdtHeader.NOP;
import static luosim.wire.FdtHeader.PROPERTY;
import static luosim.wire.FdtHeader.PROPERTY_HEAD;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Read-only lookups in a blob, exactly as forgiving as libfdt 1.6.1: what a kernel finds in a blob that a
 * strict reader would refuse, such as one whose root was never closed.
 *
 * <p>A node is the offset of its token in the structure block, the root is 0. Negative results are
 * {@link FdtCode}s. No blob makes a call throw; bytes beyond the array do not exist for it. Nothing is
 * cached: bytes that change between two calls are seen.
 */
public final class FdtLookup {
  private final byte[] blob;

  /** Offset behind the token that {@link #token} looked at last, or the code of its failure. */
  private int next;

  /** Depth below the node that a walk began at. */
  private int depth;

  /** The array is not copied; it may be longer than the blob. */
  public FdtLookup(byte[] blob) {
    this.blob = blob;
  }

  /** The header check alone: 0, or why the blob is no tree; an unfinished sequential tree is BADMAGIC. */
  public int checkHeader() {
    return FdtHeader.check(blob);
  }

  /** First child, or NOTFOUND. */
  public int firstSubnode(int node) {
    depth = 0;
    int found = nextNode(node);
    return found < 0 || depth != 1 ? FdtCode.NOTFOUND : found;
  }

  /** Next sibling, or NOTFOUND. */
  public int nextSubnode(int node) {
    depth = 1;
    int found = node;
    do {
      found = nextNode(found);
      if (found < 0 || depth < 1) {
        return FdtCode.NOTFOUND;
      }
    } while (depth > 1);
    return found;
  }

  /** The first child of that name; a name without unit address also matches the same name with any. */
  public int subnode(int parent, String name) {
    int probe = probe();
    if (probe != FdtCode.OK) {
      return probe;
    }
    depth = 0;
    int found = parent;
    while (found >= 0 && depth >= 0) {
      if (depth == 1 && isNamed(found, name)) {
        return found;
      }
      found = nextNode(found);
    }
    return depth < 0 ? FdtCode.NOTFOUND : found;
  }

  /** The node's name, empty if it cannot be read. */
  public String name(int node) {
    int bytes = nameLength(node);
    return bytes < 0 ? "" : new String(blob, at(node) + Integer.BYTES, bytes, StandardCharsets.ISO_8859_1);
  }

  /** Length of a property's value, or a negative code (NOTFOUND if absent). */
  public int propertyLength(int node, String name) {
    int property = findProperty(node, name);
    return property < 0 ? property : Words.big32(blob, at(property) + Integer.BYTES);
  }

  /**
   * Eight bytes from the start of a property's value, little endian, whatever its length: a reader that does
   * not check the length gets what follows. Bytes beyond the array are zero; 0 if the property is absent.
   */
  public long propertyLittle64(int node, String name) {
    int property = findProperty(node, name);
    if (property < 0) {
      return 0;
    }
    long value = 0;
    int start = at(property) + PROPERTY_HEAD;
    for (int i = Math.min(Long.BYTES, blob.length - start) - 1; i >= 0; i--) {
      value = value << Byte.SIZE | blob[start + i] & 0xff;
    }
    return value;
  }

  /** A copy of a property's value; empty if absent. */
  public byte[] property(int node, String name) {
    int length = propertyLength(node, name);
    if (length <= 0) {
      return new byte[0];
    }
    int start = at(findProperty(node, name)) + PROPERTY_HEAD;
    return Arrays.copyOfRange(blob, start, start + length);
  }

  /**
   * Whether the list of texts in the property {@code compatible} has this one: 0 yes, 1 no, or a negative
   * code.
   */
  public int checkCompatible(int node, String compatible) {
    int length = propertyLength(node, "compatible");
    if (length < 0) {
      return length;
    }
    int at = at(findProperty(node, "compatible")) + PROPERTY_HEAD;
    int end = at + length;
    while (at < end) {
      if (end - at > compatible.length() && FdtHeader.isName(blob, at, compatible)) {
        return 0;
      }
      while (at < end && blob[at] != 0) {
        at++;
      }
      at++;
    }
    return 1;
  }

  /**
   * Whether lookups may go on: a finished tree of a known version, or an unfinished one that has some
   * structure.
   */
  private int probe() {
    if (blob.length < FdtHeader.BYTES) {
      return blob.length >= Integer.BYTES && FdtHeader.field(blob, 0) == FdtHeader.MAGIC
          ? FdtCode.TRUNCATED
          : FdtCode.BADMAGIC;
    }
    int magic = FdtHeader.field(blob, 0);
    if (magic == FdtHeader.MAGIC) {
      if (FdtHeader.unsigned(blob, FdtHeader.VERSION) < FdtHeader.OLDEST_VERSION
          || FdtHeader.unsigned(blob, FdtHeader.LAST_COMPATIBLE) > FdtHeader.VERSION_WRITTEN) {
        return FdtCode.BADVERSION;
      }
    } else if (magic == FdtHeader.UNFINISHED_MAGIC) {
      if (FdtHeader.field(blob, FdtHeader.SIZE_STRUCT) == 0) {
        return FdtCode.BADSTATE;
      }
    } else {
      return FdtCode.BADMAGIC;
    }
    return FdtHeader.unsigned(blob, FdtHeader.TOTAL_SIZE) < Integer.MAX_VALUE ? FdtCode.OK
        : FdtCode.TRUNCATED;
  }

  /** Whether so many bytes of structure exist. */
  private boolean inStructure(long offset, long bytes) {
    if (blob.length < FdtHeader.BYTES) {
      return false;
    }
    long start = FdtHeader.unsigned(blob, FdtHeader.OFF_STRUCT) + offset;
    long end = start + bytes;
    if (offset < 0 || end > FdtHeader.unsigned(blob, FdtHeader.TOTAL_SIZE) || end > blob.length) {
      return false;
    }
    return FdtHeader.unsigned(blob, FdtHeader.VERSION) < FdtHeader.VERSION_WRITTEN
        || offset + bytes <= FdtHeader.unsigned(blob, FdtHeader.SIZE_STRUCT);
  }

  private int at(int offset) {
    return FdtHeader.field(blob, FdtHeader.OFF_STRUCT) + offset;
  }

  /**
   * The token at an offset; END also where the structure breaks off or makes no sense, {@link #next} then
   * tells.
   */
  private int token(int offset) {
    next = FdtCode.TRUNCATED;
    if (!inStructure(offset, Integer.BYTES)) {
      return END;
    }
    int token = Words.big32(blob, at(offset));
    next = FdtCode.BADSTRUCTURE;
    long end = tokenEnd(token, offset + (long) Integer.BYTES);
    if (end < 0 || !inStructure(offset, end - offset)) {
      return END;
    }
    next = (int) (end + 3 & ~3L);
    return token;
  }

  /** Where the token that begins before this offset ends, or -1. */
  private long tokenEnd(int token, long offset) {
    return switch (token) {
      case BEGIN_NODE -> {
        long end = offset;
        while (inStructure(end, 1) && blob[at((int) end)] != 0) {
          end++;
        }
        yield inStructure(end, 1) ? end + 1 : -1;
      }
      case PROPERTY -> inStructure(offset, Integer.BYTES)
          ? offset + 2 * Integer.BYTES + FdtHeader.unsigned(blob, at((int) offset))
          : -1;
      case END_NODE, NOP, END -> offset;
      default -> -1;
    };
  }

  /** Offset behind a node's own token, or BADOFFSET if no node begins there. */
  private int insideNode(int node) {
    if (node < 0 || node % Integer.BYTES != 0 || token(node) != BEGIN_NODE) {
      return FdtCode.BADOFFSET;
    }
    return next;
  }

  /**
   * The next node in blob order, counting {@link #depth}, the root after a negative one; a negative code at
   * the end.
   */
  private int nextNode(int node) {
    int offset = node < 0 ? 0 : insideNode(node);
    if (offset < 0) {
      return offset;
    }
    while (true) {
      int token = token(offset);
      switch (token) {
        case BEGIN_NODE -> {
          depth++;
          return offset;
        }
        case END_NODE -> {
          depth--;
          if (depth < 0) {
            return next;
          }
        }
        case END -> {
          return next >= 0 ? FdtCode.NOTFOUND : next;
        }
        default -> {}
      }
      offset = next;
    }
  }

  private int nameLength(int node) {
    int probe = probe();
    int inside = probe == FdtCode.OK ? insideNode(node) : probe;
    if (inside < 0) {
      return inside;
    }
    int start = at(node) + Integer.BYTES;
    int end = start;
    while (blob[end] != 0) {
      end++;
    }
    return end - start;
  }

  private boolean isNamed(int node, String name) {
    int length = nameLength(node);
    if (length < name.length()) {
      return false;
    }
    int start = at(node) + Integer.BYTES;
    for (int i = 0; i < name.length(); i++) {
      if (blob[start + i] != (byte) name.charAt(i)) {
        return false;
      }
    }
    return length == name.length() || name.indexOf('@') < 0 && blob[start + name.length()] == '@';
  }

  /** Offset of a property's token, or a negative code. */
  private int findProperty(int node, String name) {
    int offset = insideNode(node);
    while (offset >= 0) {
      switch (token(offset)) {
        case PROPERTY -> {
          if (isString(FdtHeader.field(blob, at(offset) + 2 * Integer.BYTES), name)) {
            return offset;
          }
        }
        case END -> {
          return next >= 0 ? FdtCode.BADSTRUCTURE : next;
        }
        case NOP -> {}
        default -> {
          return FdtCode.NOTFOUND;
        }
      }
      offset = next;
    }
    return offset;
  }

  /** Whether the strings block has this name at an offset, which is negative in an unfinished tree. */
  private boolean isString(int offset, String name) {
    if (probe() != FdtCode.OK) {
      return false;
    }
    long start = FdtHeader.unsigned(blob, FdtHeader.OFF_STRINGS) + offset;
    long total = FdtHeader.unsigned(blob, FdtHeader.TOTAL_SIZE);
    long size = FdtHeader.unsigned(blob, FdtHeader.SIZE_STRINGS);
    long limit = Math.min(total, blob.length);
    if (FdtHeader.field(blob, 0) == FdtHeader.MAGIC) {
      if (offset < 0) {
        return false;
      }
      if (FdtHeader.unsigned(blob, FdtHeader.VERSION) >= FdtHeader.VERSION_WRITTEN) {
        limit = Math.min(limit, start - offset + size);
      }
    } else if (offset >= 0 || -(long) offset > size) {
      return false;
    }
    return start >= 0 && start + name.length() + 1 <= limit && FdtHeader.isName(blob, (int) start, name);
  }

}
