package luosim.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a 7.3.4 kernel handed over in one observed update, with what each struct was decoded to. */
public final class MainlineBlobs {
  private final Map<String, Map<String, Object>> blobs;

  @SuppressWarnings("unchecked") private MainlineBlobs(String json) {
    blobs = (Map<String, Map<String, Object>>) new Load(LoadSettings.builder().build()).loadFromString(json);
  }

  public static MainlineBlobs load() throws IOException {
    return new MainlineBlobs(new String(file("decoded.json"), StandardCharsets.UTF_8));
  }

  /** A file beside the decodings. */
  public static byte[] file(String name) throws IOException {
    try (var in = MainlineBlobs.class.getResourceAsStream("mainline/" + name)) {
      return in.readAllBytes();
    }
  }

  /** Names of the structs of a kind. */
  public List<String> ofKind(String kind) {
    return blobs.keySet().stream().filter(name -> blobs.get(name).get("kind").equals(kind)).toList();
  }

  public byte[] bytes(String name) {
    return HexFormat.of().parseHex(((String) blobs.get(name).get("hex")).replace(" ", ""));
  }

  /** A map, or a list of maps. */
  public Object decoded(String name) {
    return blobs.get(name).get("decoded");
  }

  /** The fields of a struct. */
  @SuppressWarnings("unchecked") public static Map<String, Object> fields(Object decoded) {
    return (Map<String, Object>) decoded;
  }

  /** A number, which may be written as a hexadecimal text. */
  public static long number(Object decoded, String field) {
    return number(fields(decoded).get(field));
  }

  static long number(Object value) {
    return value instanceof Number number ? number.longValue()
        : Long.parseUnsignedLong(((String) value).substring(2), 16);
  }
}
