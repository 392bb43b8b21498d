package luosim.invariant;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** One observed scenario of RFC v2, as maps and lists. */
record GoldenRecord(Map<String, Object> fields) {
  private static final String RESOURCE = "/luosim/golden/rfc-v2.jsonl.gz";

  /** All records, in order. */
  static List<GoldenRecord> all() {
    List<GoldenRecord> records = new ArrayList<>();
    var resource = GoldenRecord.class.getResourceAsStream(RESOURCE);
    try (var lines = new BufferedReader(
        new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.UTF_8))) {
      JsonFactory factory = new JsonFactory();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), line)) {
          parser.nextToken();
          records.add(new GoldenRecord(object(parser)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      value(parser).ifPresent(value -> fields.put(name, value));
    }
    return fields;
  }

  private static List<Object> array(JsonParser parser) {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      value(parser).ifPresent(items::add);
    }
    return items;
  }

  /** A JSON null is an absent field. */
  private static java.util.Optional<Object> value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> java.util.Optional.of(object(parser));
      case START_ARRAY -> java.util.Optional.of(array(parser));
      case VALUE_STRING -> java.util.Optional.of(parser.getString());
      case VALUE_NUMBER_INT -> java.util.Optional.of(parser.getBigIntegerValue().longValue());
      case VALUE_TRUE -> java.util.Optional.of(true);
      case VALUE_FALSE -> java.util.Optional.of(false);
      default -> java.util.Optional.empty();
    };
  }

  String id() {
    return text(fields, "id");
  }

  List<Map<String, Object>> list(String name) {
    return list(fields, name);
  }

  Map<String, Object> map(String name) {
    return map(fields, name);
  }

  @SuppressWarnings("unchecked") static List<Map<String, Object>> list(Map<String, Object> of, String name) {
    return (List<Map<String, Object>>) of.getOrDefault(name, List.of());
  }

  @SuppressWarnings("unchecked") static List<Object> items(Map<String, Object> of, String name) {
    return (List<Object>) of.getOrDefault(name, List.of());
  }

  @SuppressWarnings("unchecked") static Map<String, Object> map(Map<String, Object> of, String name) {
    return (Map<String, Object>) of.getOrDefault(name, Map.of());
  }

  static String text(Map<String, Object> of, String name) {
    return (String) of.getOrDefault(name, "");
  }

  static long number(Map<String, Object> of, String name) {
    return (Long) of.getOrDefault(name, 0L);
  }

  static boolean flag(Map<String, Object> of, String name) {
    return (Boolean) of.getOrDefault(name, false);
  }
}
