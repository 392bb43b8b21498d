package luosim.wire;

/** Strings in fields of fixed length: one character a byte, the rest zero. */
final class Text {
  private Text() {}

  /** Writes a string that leaves room for its end. */
  static void put(byte[] bytes, int at, int room, String text) {
    if (text.length() >= room) {
      throw new IllegalArgumentException(
          "expected less than " + room + " bytes, found '" + text + "'");
    }
    for (int i = 0; i < text.length(); i++) {
      bytes[at + i] = (byte) text.charAt(i);
    }
    for (int i = text.length(); i < room; i++) {
      bytes[at + i] = 0;
    }
  }

  /** The string up to its end, or the whole field if it has none. */
  static String get(byte[] bytes, int at, int room) {
    int length = 0;
    while (length < room && bytes[at + length] != 0) {
      length++;
    }
    return new String(bytes, at, length, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
