package luosim.conform.mainline;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;

/** The arguments of one request: texts, of which some say a number. */
final class Arguments {
  private static final BigInteger BEYOND_UNSIGNED = BigInteger.ONE.shiftLeft(Long.SIZE);

  private final List<String> texts;
  private final Inputs inputs;

  private Arguments(List<String> texts, Inputs inputs) {
    this.texts = texts;
    this.inputs = inputs;
  }

  static Arguments of(Json.Fields op, Inputs inputs) throws BadTraceException {
    var texts = new ArrayList<String>();
    for (Json each : inputs.itemsOrNone(op, "args")) {
      if (each instanceof Json.Text text) {
        texts.add(text.value());
      } else if (each instanceof Json.Numeral number) {
        texts.add(number.toString());
      } else {
        throw inputs.bad("args", "texts and numbers only", each);
      }
    }
    return new Arguments(List.copyOf(texts), inputs);
  }

  int count() {
    return texts.size();
  }

  String text(int place) {
    return texts.get(place);
  }

  /** Every argument from a place on. */
  List<String> from(int place) {
    return texts.subList(Math.min(place, texts.size()), texts.size());
  }

  /** 64 bits, with or without sign, decimal or hexadecimal. */
  long number(int place) throws BadTraceException {
    BigInteger value = whole(place);
    if (value.bitLength() >= Long.SIZE && (value.signum() < 0 || value.compareTo(BEYOND_UNSIGNED) >= 0)) {
      throw wrong(place, "a number of 64 bits");
    }
    return value.longValue();
  }

  /** As {@link #number}, or what stands for a missing argument. */
  long numberOr(int place, long missing) throws BadTraceException {
    return place < texts.size() ? number(place) : missing;
  }

  int number(int place, int least, int most) throws BadTraceException {
    BigInteger value = whole(place);
    boolean fits = value.compareTo(BigInteger.valueOf(least)) >= 0
        && value.compareTo(BigInteger.valueOf(most)) <= 0;
    if (!fits) {
      throw wrong(place, "a whole number from " + least + " to " + most);
    }
    return value.intValueExact();
  }

  private BigInteger whole(int place) throws BadTraceException {
    String text = texts.get(place);
    boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
    try {
      return hexadecimal ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
    } catch (NumberFormatException e) {
      throw wrong(place, "a whole number");
    }
  }

  BadTraceException wrong(int place, String expected) {
    return inputs.bad("args[" + place + "]", expected, new Json.Text(texts.get(place)));
  }
}
