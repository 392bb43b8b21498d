package luosim.conform.observed;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a record with what its replay found, in the order of the requests, and keeps the first
 * differences.
 */
public final class Comparison {
  /** More differences of one record are not kept: they follow from the first. */
  public static final int KEPT = 5;

  private static final int SHOWN = 160;
  private static final BigInteger HALF =
      BigInteger.ONE.shiftLeft(Integer.SIZE).subtract(BigInteger.ONE);

  private final int line;
  private final String id;
  private final List<Mismatch> found = new ArrayList<>();

  public Comparison(int line, String id) {
    this.line = line;
    this.id = id;
  }

  /** The first differences, in order. */
  public List<Mismatch> differences() {
    return found;
  }

  public void add(int op, String where, String expected, String actual) {
    if (found.size() < KEPT) {
      found.add(new Mismatch(line, id, op, where, shortened(expected), shortened(actual)));
    }
  }

  /** Compares two values by their content. */
  public void values(int op, String where, Json expected, Json actual) {
    if (expected instanceof Json.Fields left && actual instanceof Json.Fields right) {
      Set<String> keys = new LinkedHashSet<>(left.values().keySet());
      keys.addAll(right.values().keySet());
      for (String key : keys) {
        present(op, where + "." + key, key, left, right);
      }
    } else if (!expected.equals(actual)) {
      add(op, where, expected.toString(), actual.toString());
    }
  }

  private void present(int op, String where, String key, Json.Fields expected, Json.Fields actual) {
    if (expected.has(key) && actual.has(key)) {
      values(op, where, expected.get(key), actual.get(key));
    } else {
      add(
          op,
          where,
          expected.has(key) ? expected.get(key).toString() : "no such key",
          actual.has(key) ? actual.get(key).toString() : "no such key");
    }
  }

  /** Compares two arrays of texts as sets. */
  public void sets(int op, String where, Json expected, Json actual) {
    if (expected instanceof Json.Items left && actual instanceof Json.Items right) {
      if (!texts(left).equals(texts(right))
          || left.values().size() != right.values().size()) {
        add(op, where, expected.toString(), actual.toString());
      }
    } else {
      values(op, where, expected, actual);
    }
  }

  private static Set<String> texts(Json.Items items) {
    var texts = new TreeSet<String>();
    items.values().forEach(each -> texts.add(each.toString()));
    return texts;
  }

  /**
   * Compares one callback.
   *
   * @param halfKnown whether only the lower half of the data given to it is known
   */
  public void callback(int op, int place, Json expected, Json.Fields actual, boolean halfKnown) {
    if (halfKnown && expected instanceof Json.Fields fields) {
      values(op, "trace[" + place + "]", lowerHalf(fields), lowerHalf(actual));
    } else {
      values(op, "trace[" + place + "]", expected, actual);
    }
  }

  private static Json.Fields lowerHalf(Json.Fields entry) {
    Json.Fields copy = Json.fields();
    copy.values().putAll(entry.values());
    if (entry.get("in") instanceof Json.Numeral in && in.value().scale() <= 0) {
      copy.put("in", in.value().toBigInteger().and(HALF).longValue());
    }
    return copy;
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
