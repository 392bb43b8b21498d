package luosim.conform.observed;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The lines of a trace file as JSON objects. Empty lines are passed over. */
public final class TraceLines {
  /** A longer line is refused. */
  public static final int LINE_LIMIT = 64 << 20;

  /** Deeper nesting is refused; a record needs 6. */
  private static final int DEPTH_LIMIT = 64;

  private final BufferedReader reader;
  private final JsonFactory factory = JsonFactory.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(DEPTH_LIMIT)
          .maxStringLength(LINE_LIMIT)
          .build())
      .build();
  private int number;

  public TraceLines(BufferedReader reader) {
    this.reader = reader;
  }

  /** Number of the line read last, from 1. */
  public int number() {
    return number;
  }

  /** The object on the next line that is not empty, or none at the end. */
  public Optional<Json.Fields> next() throws IOException, BadTraceException {
    while (true) {
      var line = new StringBuilder();
      if (!readLine(line)) {
        return Optional.empty();
      }
      if (!line.toString().isBlank()) {
        return Optional.of(object(line.toString()));
      }
    }
  }

  private boolean readLine(StringBuilder into) throws IOException, BadTraceException {
    number++;
    int c = reader.read();
    if (c < 0) {
      return false;
    }
    while (c >= 0 && c != '\n') {
      if (into.length() == LINE_LIMIT) {
        throw new BadTraceException(
            number, "expected a line of at most " + LINE_LIMIT + " characters");
      }
      into.append((char) c);
      c = reader.read();
    }
    return true;
  }

  private Json.Fields object(String line) throws BadTraceException {
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), line)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw new BadTraceException(number, "expected a JSON object, found " + first);
      }
      Json.Fields record = fields(parser);
      if (parser.nextToken() != null) {
        throw new BadTraceException(number, "expected one JSON object, found more behind it");
      }
      return record;
    } catch (JacksonException e) {
      throw new BadTraceException(number, column(e) + "expected JSON: " + e.getOriginalMessage());
    }
  }

  private static String column(JacksonException e) {
    return e.getLocation() == null ? "" : "column " + e.getLocation().getColumnNr() + ": ";
  }

  private Json.Fields fields(JsonParser parser) throws BadTraceException {
    var values = new LinkedHashMap<String, Json>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      values.put(key, value(parser));
    }
    return new Json.Fields(values);
  }

  private Json.Items items(JsonParser parser) throws BadTraceException {
    var values = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser));
    }
    return new Json.Items(values);
  }

  private Json value(JsonParser parser) throws BadTraceException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return fields(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      return items(parser);
    }
    if (token == JsonToken.VALUE_STRING) {
      return new Json.Text(parser.getString());
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return new Json.Flag(token == JsonToken.VALUE_TRUE);
    }
    if (token == JsonToken.VALUE_NULL) {
      return Json.Nothing.NULL;
    }
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return new Json.Numeral(parser.getDecimalValue());
    }
    throw new BadTraceException(number, "expected a JSON value, found " + token);
  }
}
