package luosim.scenario;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The bytes of a scenario file as text, or the reason why they are none.
 *
 * <p>Only UTF-8 without control characters is taken; a byte order mark at the beginning is skipped.
 */
final class YamlText {
  private YamlText() {}

  /** Decodes the bytes; a wrong one is refused with line and column. */
  static String decode(byte[] bytes, String origin) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    var result = decoder.decode(in, out, true);
    var text = out.flip().toString();
    if (result.isError()) {
      var wrong = String.format(Locale.ROOT, "the byte 0x%02X", bytes[in.position()]);
      throw new ScenarioException(end(text, origin), wrong + ", which is not UTF-8", "text in UTF-8");
    }
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    refuseControl(text, origin);
    return text;
  }

  private static void refuseControl(String text, String origin) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed = c >= ' ' && c != 0x7f || c == '\n' || c == '\r' || c == '\t';
      if (!allowed) {
        throw new ScenarioException(end(text.substring(0, i), origin),
            String.format(Locale.ROOT, "the control character U+%04X", (int) c), "printable text");
      }
    }
  }

  /** The place right behind a text. */
  static Place end(String text, String origin) {
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    int column = text.length() - text.lastIndexOf('\n');
    return new Place(origin, line, column);
  }
}
