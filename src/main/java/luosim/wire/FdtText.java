package luosim.wire;

/**
 * A tree as source text, byte for byte what {@code dtc -I dtb -O dts} of version 1.6.1 prints, so that the
 * two can be compared without running dtc. The type of a value is guessed as dtc does: text, else 32-bit
 * cells, else bytes.
 */
public final class FdtText {
  private static final String ESCAPED = "\u0007\b\t\n\u000b\f\r\\\"\0";
  private static final String ESCAPES = "abtnvfr\\\"0";

  private FdtText() {}

  /** The whole source file. */
  public static String of(Fdt tree) {
    var text = new StringBuilder("/dts-v1/;\n\n");
    for (var reservation : tree.reservations()) {
      text.append("/memreserve/\t0x").append(hex16(reservation.address()));
      text.append(" 0x").append(hex16(reservation.size())).append(";\n");
    }
    appendNode(text, tree.root(), 0);
    return text.toString();
  }

  private static void appendNode(StringBuilder text, FdtNode node, int level) {
    indent(text, level).append(node.name().isEmpty() ? "/" : node.name()).append(" {\n");
    for (var property : node.properties()) {
      indent(text, level + 1).append(property.name());
      var value = property.value();
      if (value.length > 0) {
        text.append(" = ").append(value(value));
      }
      text.append(";\n");
    }
    for (var child : node.children()) {
      text.append('\n');
      appendNode(text, child, level + 1);
    }
    indent(text, level).append("};\n");
  }

  /** One value; empty for no bytes. */
  static String value(byte[] value) {
    if (value.length == 0) {
      return "";
    }
    if (isText(value)) {
      return quoted(value);
    }
    return value.length % Integer.BYTES == 0 ? cells(value) : bytes(value);
  }

  /** Printable throughout, ends with a zero, and no more zeros than other characters. */
  private static boolean isText(byte[] value) {
    int zeros = 0;
    for (byte character : value) {
      if (character == 0) {
        zeros++;
      } else if (!isPrintable(character) && ESCAPED.indexOf(character) < 0) {
        return false;
      }
    }
    return value[value.length - 1] == 0 && zeros <= value.length - zeros;
  }

  private static boolean isPrintable(byte character) {
    return character >= ' ' && character <= '~';
  }

  private static String quoted(byte[] value) {
    var text = new StringBuilder("\"");
    for (int i = 0; i < value.length - 1; i++) {
      int escape = ESCAPED.indexOf(value[i]);
      if (escape >= 0) {
        text.append('\\').append(ESCAPES.charAt(escape));
      } else {
        text.append((char) value[i]);
      }
    }
    return text.append('"').toString();
  }

  private static String cells(byte[] value) {
    var text = new StringBuilder("<");
    for (int i = 0; i < value.length; i += Integer.BYTES) {
      int cell = Words.big32(value, i);
      text.append(i == 0 ? "0x" : " 0x").append(cell >>> 4 == 0 ? "0" : "").append(Integer.toHexString(cell));
    }
    return text.append('>').toString();
  }

  private static String bytes(byte[] value) {
    var text = new StringBuilder("[");
    for (int i = 0; i < value.length; i++) {
      text.append(i == 0 ? "" : " ");
      text.append(Character.forDigit(value[i] >> 4 & 15, 16)).append(Character.forDigit(value[i] & 15, 16));
    }
    return text.append(']').toString();
  }

  private static String hex16(long number) {
    var digits = Long.toHexString(number);
    return "0".repeat(16 - digits.length()) + digits;
  }

  private static StringBuilder indent(StringBuilder text, int level) {
    return text.append("\t".repeat(level));
  }
}
