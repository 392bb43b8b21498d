package luosim.conform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import luosim.conform.observed.Json;

/** Observed values with one thing changed. */
final class Changed {
  private Changed() {}

  /** Another value of the same kind. */
  static Json other(Json leaf) {
    if (leaf instanceof Json.Numeral number) {
      return new Json.Numeral(number.value().add(BigDecimal.ONE));
    }
    if (leaf instanceof Json.Flag flag) {
      return new Json.Flag(!flag.value());
    }
    return new Json.Text(leaf instanceof Json.Text text ? text.value() + "x" : "something");
  }

  /** The object with another value, or one more. */
  static Json.Fields with(Json.Fields fields, String key, Json value) {
    var copy = new LinkedHashMap<>(fields.values());
    copy.put(key, value);
    return new Json.Fields(copy);
  }

  /** The object without one of its values. */
  static Json.Fields without(Json.Fields fields, String key) {
    var copy = new LinkedHashMap<>(fields.values());
    copy.remove(key);
    return new Json.Fields(copy);
  }

  /** The list with another value at a place. */
  static Json.Items with(Json.Items items, int place, Json value) {
    List<Json> copy = new ArrayList<>(items.values());
    copy.set(place, value);
    return new Json.Items(copy);
  }
}
