package luosim.conform.observed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a trace line. Two values are equal if JSON says so: the order of keys and the way a
 * number is written do not count.
 */
public sealed interface Json {

  /** A text. */
  record Text(String value) implements Json {
    @Override public String toString() {
      var quoted = new StringBuilder("\"");
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
          quoted.append('\\').append(c);
        } else if (c == '\n') {
          quoted.append("\\n");
        } else {
          quoted.append(c < ' ' ? '?' : c);
        }
      }
      return quoted.append('"').toString();
    }
  }

  /** A number, exact. */
  record Numeral(BigDecimal value) implements Json {
    public Numeral {
      value = value.stripTrailingZeros();
    }

    @Override public String toString() {
      return value.scale() <= 0 && value.precision() - value.scale() < 40
          ? value.toPlainString()
          : value.toString();
    }
  }

  /** True or false. */
  record Flag(boolean value) implements Json {
    @Override public String toString() {
      return value ? "true" : "false";
    }
  }

  /** Null. */
  enum Nothing implements Json {
    NULL;

    @Override public String toString() {
      return "null";
    }
  }

  /** An array. */
  record Items(List<Json> values) implements Json {
    public Items {
      values = List.copyOf(values);
    }

    @Override public String toString() {
      return values.toString();
    }
  }

  /** An object; keys in the order of the text, each once. */
  record Fields(Map<String, Json> values) implements Json {
    public boolean has(String key) {
      return values.containsKey(key);
    }

    /** The value of a key, null as a value if the key is absent. */
    public Json get(String key) {
      return values.getOrDefault(key, Nothing.NULL);
    }

    public Fields put(String key, Json value) {
      values.put(key, value);
      return this;
    }

    public Fields put(String key, long value) {
      return put(key, of(value));
    }

    public Fields put(String key, String value) {
      return put(key, new Text(value));
    }

    public Fields put(String key, boolean value) {
      return put(key, new Flag(value));
    }

    /** Adds a count that stands only where it is not zero. */
    public Fields putCount(String key, long count) {
      return count == 0 ? this : put(key, count);
    }

    @Override public String toString() {
      var parts = new ArrayList<String>();
      values.forEach((key, value) -> parts.add(new Text(key) + ": " + value));
      return "{" + String.join(", ", parts) + "}";
    }
  }

  static Fields fields() {
    return new Fields(new LinkedHashMap<>());
  }

  static Numeral of(long value) {
    return new Numeral(BigDecimal.valueOf(value));
  }

  /** 64 bits without sign, as traces write data and tokens. */
  static Numeral unsigned(long value) {
    return new Numeral(new BigDecimal(Long.toUnsignedString(value)));
  }
}
