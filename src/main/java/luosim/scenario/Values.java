package luosim.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import luosim.spec.Nearest;
import luosim.spec.ParameterType;
import luosim.spec.QuantityException;
import luosim.spec.Unit;

/**
 * Single values: the text at a key as a number, word or name, or the message that says why it is not.
 *
 * <p>{@code what} is the full key, with which every message begins.
 */
final class Values {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final int TEXT_MAX = 1000;
  private static final int SHARE_DECIMALS = 6;

  private Values() {}

  /** The scalar at a key; anything else is refused. */
  static Tree.Scalar scalar(Tree value, String what, String expected) {
    if (!(value instanceof Tree.Scalar scalar) || scalar.text().isEmpty()) {
      throw wrong(value, what, expected);
    }
    if (scalar.text().length() > TEXT_MAX) {
      throw new ScenarioException(value.place(), what + " is a text of " + scalar.text().length()
          + " characters", "at most " + TEXT_MAX);
    }
    return scalar;
  }

  /** A quantity in base units, within its range. */
  static BigDecimal quantity(Tree value, String what, ParameterType.Quantity type) {
    var parsed = parse(value, what, type.unit());
    if (parsed.compareTo(type.low()) < 0 || parsed.compareTo(type.high()) > 0) {
      throw new ScenarioException(value.place(), what + " is " + ((Tree.Scalar) value).text(),
          "a value " + type.range());
    }
    return parsed;
  }

  /** A quantity in base units, whatever its size. */
  static BigDecimal parse(Tree value, String what, Unit unit) {
    var scalar = scalar(value, what, unit.expected());
    if (!scalar.plain() && (unit == Unit.COUNT || unit == Unit.NUMBER)) {
      throw new ScenarioException(value.place(), what + " is the text \"" + scalar.text() + "\"",
          unit.expected() + ", without quotes");
    }
    try {
      return unit.parse(scalar.text());
    } catch (QuantityException wrong) {
      throw located(wrong, value.place(), what);
    }
  }

  /** The same message with a place and the key. */
  static ScenarioException located(QuantityException wrong, Place place, String what) {
    return new ScenarioException(place, what + " is " + wrong.found(), wrong.expected(), wrong.nearest());
  }

  /** A percentage or a number of hosts or domains. */
  static Portion portion(Tree value, String what, ParameterType.Share type) {
    var scalar = scalar(value, what, type.expected());
    if (!scalar.text().endsWith("%")) {
      var counts = new ParameterType.Quantity(Unit.COUNT, BigDecimal.ONE, BigDecimal.valueOf(type.most()));
      try {
        return new Portion.Count(quantity(value, what, counts).longValueExact());
      } catch (ScenarioException wrong) {
        throw wrong(value, what, type.expected());
      }
    }
    var share = parse(value, what, Unit.FRACTION).stripTrailingZeros();
    if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0 || share.scale() > SHARE_DECIMALS) {
      throw new ScenarioException(value.place(), what + " is " + scalar.text(),
          "a percentage above 0% and up to 100%, with at most 4 decimals");
    }
    return new Portion.Share(share.movePointRight(SHARE_DECIMALS).longValueExact());
  }

  /** One of the known words. */
  static String word(Tree value, String what, List<String> words) {
    var scalar = scalar(value, what, "one of " + String.join(", ", words));
    if (!words.contains(scalar.text())) {
      throw new ScenarioException(value.place(), what + " is " + scalar.phrase(),
          new ParameterType.Words(words).expected(), Nearest.to(scalar.text(), words));
    }
    return scalar.text();
  }

  /** {@code true} or {@code false}, without quotes. */
  static boolean flag(Tree value, String what) {
    var scalar = scalar(value, what, "true or false");
    if (!scalar.plain() || !scalar.text().equals("true") && !scalar.text().equals("false")) {
      throw wrong(value, what, "true or false");
    }
    return scalar.text().equals("true");
  }

  /** A name that the author chose. */
  static String name(String text, Place place, String what) {
    if (!NAME.matcher(text).matches()) {
      throw new ScenarioException(place, what + " is '" + text + "'",
          "a name of at most 63 lower-case letters, digits and hyphens that begins with a letter");
    }
    return text;
  }

  /** The message for a value of the wrong kind. */
  static ScenarioException wrong(Tree value, String what, String expected) {
    return new ScenarioException(value.place(), what + " is " + value.phrase(), expected);
  }
}
