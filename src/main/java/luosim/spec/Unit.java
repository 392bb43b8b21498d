package luosim.spec;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a quantity measures, and how it is written: {@code 1h30m}, {@code 512GiB}, {@code 0.1%}.
 *
 * <p>Parsing yields an exact decimal in the base unit (nanoseconds, bytes, bytes per second, a
 * fraction of one, or a bare number); printing the result and parsing it again gives the same
 * number. Symbols are case-sensitive, a wrong one is answered with the right spelling. A duration,
 * memory or rate must be a whole number of base units. Errors are {@link QuantityException}.
 */
public enum Unit {
  /** Time, base unit nanosecond. Larger symbols may be combined in falling order: {@code 1h30m}. */
  DURATION("a duration", "2s", List.of(
      new Symbol("d", 86_400_000_000_000L), new Symbol("h", 3_600_000_000_000L),
      new Symbol("m", 60_000_000_000L), new Symbol("s", 1_000_000_000L),
      new Symbol("ms", 1_000_000L), new Symbol("us", 1_000L), new Symbol("ns", 1L))),
  /** Memory, base unit byte, powers of 1024. */
  MEMORY("memory", "16GiB", List.of(
      new Symbol("TiB", 1L << 40), new Symbol("GiB", 1L << 30), new Symbol("MiB", 1L << 20),
      new Symbol("KiB", 1L << 10), new Symbol("B", 1L))),
  /** Memory per second, base unit byte per second. */
  RATE("a rate", "1GiB/s", List.of(
      new Symbol("TiB/s", 1L << 40), new Symbol("GiB/s", 1L << 30), new Symbol("MiB/s", 1L << 20),
      new Symbol("KiB/s", 1L << 10), new Symbol("B/s", 1L))),
  /** A share or probability: per cent, or a bare number where 1 is the whole. */
  FRACTION("a percentage or a number from 0 to 1", "0.1%", List.of()),
  /** A whole number without a unit. */
  COUNT("a whole number", "10", List.of()),
  /** A number without a unit. */
  NUMBER("a number", "1.5", List.of());

  private static final int LENGTH_MAX = 40;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
  private static final Pattern TERM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([^0-9. ]*)");

  /** Spellings people use elsewhere, in lower case, each followed by ours. */
  private static final List<String> FOREIGN = List.of(
      "k", "KiB", "kb", "KiB", "ki", "KiB", "m", "MiB", "mb", "MiB", "mi", "MiB", "g", "GiB", "gb", "GiB",
      "gi", "GiB", "t", "TiB", "tb", "TiB", "ti", "TiB", "byte", "B", "bytes", "B",
      "sec", "s", "secs", "s", "second", "s", "seconds", "s", "min", "m", "mins", "m", "minute", "m",
      "minutes", "m", "hr", "h", "hrs", "h", "hour", "h", "hours", "h", "day", "d", "days", "d",
      "msec", "ms", "usec", "us", "\u00b5s", "us", "\u03bcs", "us", "nsec", "ns");

  private final String phrase;
  private final String example;
  private final List<Symbol> symbols;

  Unit(String phrase, String example, List<Symbol> symbols) {
    this.phrase = phrase;
    this.example = example;
    this.symbols = symbols;
  }

  /** A symbol and what it multiplies by. */
  private record Symbol(String text, long factor) {}

  /** The unit in words with an example, fit to follow "expected". */
  public String expected() {
    return symbols.isEmpty()
        ? phrase + " such as " + example
        : phrase + " with a unit (" + symbolList() + ") such as " + example;
  }

  /** The unit in a few words. */
  public String phrase() {
    return phrase;
  }

  /** The exact value of a text in base units. */
  public BigDecimal parse(String text) {
    if (text.length() > LENGTH_MAX) {
      throw wrong("a text of " + text.length() + " characters", "");
    }
    return switch (this) {
      case DURATION, MEMORY, RATE -> parseTerms(text);
      case FRACTION -> parseFraction(text);
      case COUNT -> parsePlain(text, WHOLE);
      case NUMBER -> parsePlain(text, PLAIN);
    };
  }

  /** The text of a value given in base units; {@link #parse} gives the value back. */
  public String print(BigDecimal value) {
    return switch (this) {
      case DURATION, MEMORY, RATE -> printTerm(value);
      case FRACTION -> plain(value.multiply(HUNDRED)) + "%";
      case COUNT, NUMBER -> plain(value);
    };
  }

  /** The text of a whole value in base units. */
  public String print(long value) {
    return print(BigDecimal.valueOf(value));
  }

  /** The text of a value in base units; the shortest decimal that is this double. */
  public String print(double value) {
    return print(new BigDecimal(Double.toString(value)));
  }

  private BigDecimal parsePlain(String text, Pattern pattern) {
    if (!pattern.matcher(text).matches()) {
      throw wrong("'" + text + "'", "");
    }
    return new BigDecimal(text);
  }

  private BigDecimal parseFraction(String text) {
    if (!text.endsWith("%")) {
      return parsePlain(text, PLAIN);
    }
    var number = text.substring(0, text.length() - 1).stripTrailing();
    if (!PLAIN.matcher(number).matches()) {
      throw wrong("'" + text + "'", "");
    }
    return new BigDecimal(number).movePointLeft(2);
  }

  private BigDecimal parseTerms(String text) {
    boolean negative = text.startsWith("-");
    var rest = negative ? text.substring(1) : text;
    var sum = BigDecimal.ZERO;
    int next = 0;
    Matcher term = TERM.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      if (!term.find(at) || term.start() != at) {
        throw wrong("'" + text + "'", "");
      }
      int index = indexOf(text, term.group(2));
      if (index < next || (at > 0 && this != DURATION)) {
        throw wrong("'" + text + "', where a unit is repeated or out of order", "");
      }
      sum = sum.add(new BigDecimal(term.group(1)).multiply(BigDecimal.valueOf(symbols.get(index).factor())));
      next = index + 1;
      at = term.end();
    }
    if (at == 0) {
      throw wrong(text.isEmpty() ? "nothing" : "'" + text + "'", "");
    }
    if (sum.stripTrailingZeros().scale() > 0) {
      throw wrong("'" + text + "', less than the smallest unit (1" + last().text() + ") can say", "");
    }
    return (negative ? sum.negate() : sum).setScale(0);
  }

  private int indexOf(String text, String symbol) {
    for (int i = 0; i < symbols.size(); i++) {
      if (symbols.get(i).text().equals(symbol)) {
        return i;
      }
    }
    if (symbol.isEmpty()) {
      throw wrong("'" + text + "' without a unit", "");
    }
    var right = spelling(symbol);
    throw wrong("'" + text + "' with the unit '" + symbol + "'",
        right.isEmpty() ? "" : text.replace(symbol, right));
  }

  private String spelling(String symbol) {
    var lower = symbol.toLowerCase(Locale.ROOT);
    for (var known : symbols) {
      if (known.text().toLowerCase(Locale.ROOT).equals(lower)) {
        return known.text();
      }
    }
    var bare = this == RATE && lower.endsWith("/s") ? lower.substring(0, lower.length() - 2) : lower;
    for (int i = 0; i < FOREIGN.size(); i += 2) {
      var ours = FOREIGN.get(i + 1) + (this == RATE ? "/s" : "");
      if (FOREIGN.get(i).equals(bare) && names().contains(ours)) {
        return ours;
      }
    }
    return "";
  }

  private String printTerm(BigDecimal value) {
    var size = value.abs();
    for (var symbol : symbols) {
      var factor = BigDecimal.valueOf(symbol.factor());
      boolean shown = size.compareTo(factor) >= 0;
      if (shown && size.multiply(BigDecimal.valueOf(1000)).remainder(factor).signum() == 0) {
        return plain(value.divide(factor)) + symbol.text();
      }
    }
    return plain(value) + (this == DURATION && value.signum() == 0 ? "s" : last().text());
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private Symbol last() {
    return symbols.get(symbols.size() - 1);
  }

  private List<String> names() {
    return symbols.stream().map(Symbol::text).toList();
  }

  private String symbolList() {
    var names = names();
    var ascending = new String[names.size()];
    Arrays.setAll(ascending, i -> names.get(names.size() - 1 - i));
    return String.join(", ", Arrays.copyOf(ascending, ascending.length - 1)) + " or "
        + ascending[ascending.length - 1];
  }

  private QuantityException wrong(String found, String nearest) {
    return new QuantityException(found, expected(), nearest);
  }
}
