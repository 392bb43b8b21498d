package luosim.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The strings block of a tree under editing: names in the order of their first use. A name that is the tail
 * of another shares its bytes, as in libfdt.
 */
final class FdtStrings {
  private final Map<String, Integer> known = new TreeMap<>();
  private byte[] block;
  private int bytes;

  FdtStrings(byte[] block) {
    this.block = block;
    bytes = block.length;
  }

  int bytes() {
    return bytes;
  }

  /** Offset of a name, or -1. */
  int find(String name) {
    var at = known.get(name);
    if (at != null) {
      return at;
    }
    var wanted = terminated(name);
    for (int start = 0; start + wanted.length <= bytes; start++) {
      if (Arrays.equals(block, start, start + wanted.length, wanted, 0, wanted.length)) {
        known.put(name, start);
        return start;
      }
    }
    return -1;
  }

  /** Appends a name that is not there yet. */
  int add(String name) {
    var added = terminated(name);
    if (bytes + added.length > block.length) {
      block = Arrays.copyOf(block, 2 * block.length + added.length);
    }
    System.arraycopy(added, 0, block, bytes, added.length);
    bytes += added.length;
    known.put(name, bytes - added.length);
    return bytes - added.length;
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(block, 0, target, at, bytes);
  }

  private static byte[] terminated(String name) {
    var text = name.getBytes(StandardCharsets.ISO_8859_1);
    return Arrays.copyOf(text, text.length + 1);
  }
}
