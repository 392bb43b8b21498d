package luosim.conform.observed;

import java.math.BigDecimal;
import java.util.List;

/**
 * Typed access to the inputs of one record. What has the wrong type, or is missing, makes the line
 * bad data.
 */
public final class Inputs {
  private static final BigDecimal UNSIGNED_MAX = new BigDecimal(Long.toUnsignedString(-1L));

  private final int line;

  public Inputs(int line) {
    this.line = line;
  }

  public int line() {
    return line;
  }

  public BadTraceException bad(String key, String expected, Json found) {
    return new BadTraceException(line, "'" + key + "': expected " + expected + ", found " + found);
  }

  public String text(Json.Fields from, String key) throws BadTraceException {
    if (from.get(key) instanceof Json.Text text) {
      return text.value();
    }
    throw bad(key, "a text", from.get(key));
  }

  /** One of the words given. */
  public String word(Json.Fields from, String key, List<String> words) throws BadTraceException {
    String text = text(from, key);
    if (!words.contains(text)) {
      throw bad(key, "one of " + words, from.get(key));
    }
    return text;
  }

  public boolean flag(Json.Fields from, String key) throws BadTraceException {
    if (from.get(key) instanceof Json.Flag flag) {
      return flag.value();
    }
    throw bad(key, "true or false", from.get(key));
  }

  /** False where the key is absent. */
  public boolean flagOrFalse(Json.Fields from, String key) throws BadTraceException {
    return from.has(key) && flag(from, key);
  }

  public int number(Json.Fields from, String key, int least, int most) throws BadTraceException {
    if (from.get(key) instanceof Json.Numeral number) {
      BigDecimal value = number.value();
      boolean fits = value.compareTo(BigDecimal.valueOf(least)) >= 0
          && value.compareTo(BigDecimal.valueOf(most)) <= 0;
      if (fits && value.scale() <= 0) {
        return value.intValueExact();
      }
    }
    throw bad(key, "a whole number from " + least + " to " + most, from.get(key));
  }

  /** 64 bits without sign. */
  public long unsigned(Json.Fields from, String key) throws BadTraceException {
    if (from.get(key) instanceof Json.Numeral number) {
      BigDecimal value = number.value();
      if (value.signum() >= 0 && value.compareTo(UNSIGNED_MAX) <= 0 && value.scale() <= 0) {
        return value.toBigIntegerExact().longValue();
      }
    }
    throw bad(key, "a whole number from 0 to 2^64 - 1", from.get(key));
  }

  public List<Json> items(Json.Fields from, String key) throws BadTraceException {
    if (from.get(key) instanceof Json.Items items) {
      return items.values();
    }
    throw bad(key, "an array", from.get(key));
  }

  /** Items of an array that may be absent. */
  public List<Json> itemsOrNone(Json.Fields from, String key) throws BadTraceException {
    return from.has(key) ? items(from, key) : List.of();
  }

  public Json.Fields fields(Json.Fields from, String key) throws BadTraceException {
    return fields(from.get(key), key);
  }

  public Json.Fields fields(Json value, String what) throws BadTraceException {
    if (value instanceof Json.Fields fields) {
      return fields;
    }
    throw bad(what, "an object", value);
  }

  /** No fields where the key is absent. */
  public Json.Fields fieldsOrNone(Json.Fields from, String key) throws BadTraceException {
    return from.has(key) ? fields(from, key) : Json.fields();
  }
}
