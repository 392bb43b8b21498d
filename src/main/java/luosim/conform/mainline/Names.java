package luosim.conform.mainline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of sessions, each with a number. A name is what user space wrote into the 64 bytes of
 * the field, one character a byte; a name that fills the field has no end in it.
 */
final class Names {
  /** Bytes of the field. */
  static final int FIELD = 64;

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** The number of a name as a record writes it; what does not fit in the field is cut off. */
  int number(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var name = new String(
        bytes, 0, Math.min(bytes.length, FIELD), StandardCharsets.ISO_8859_1);
    int end = name.indexOf('\0');
    String written = end < 0 ? name : name.substring(0, end);
    Integer known = numbers.putIfAbsent(written, names.size());
    if (known == null) {
      names.add(written);
      return names.size() - 1;
    }
    return known;
  }

  /** The bytes of a name, one character each. */
  String bytes(int number) {
    return names.get(number);
  }

  /** A name as a record writes it. */
  String text(int number) {
    return new String(
        bytes(number).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
