package luosim.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as text that is the same on every Java platform: a double is taken for the exact number that it is
 * and rounded half to even, never printed by the platform's own shortest form, which has changed.
 */
final class Digits {
  private Digits() {}

  /** A number with so many digits behind the point. */
  static String fixed(double number, int decimals) {
    return exact(number, decimals).toPlainString();
  }

  /** The same as a number. */
  static BigDecimal exact(double number, int decimals) {
    BigDecimal rounded = new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? rounded.abs() : rounded;
  }

  /** A double in whole units. */
  static long whole(double number) {
    return new BigDecimal(number).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }

  /** A count with commas between thousands. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A share of 1 as per cent: three significant digits, but never 0 % or 100 % for what is neither. */
  static String percent(double share) {
    double percent = 100 * share;
    double rest = Math.min(percent, 100 - percent);
    int decimals = rest >= 1 || rest <= 0 ? 1 : rest >= 0.1 ? 2 : rest >= 0.01 ? 3 : 4;
    return new BigDecimal(percent).setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros()
        .toPlainString()
        + " %";
  }

  /** A number and its noun: 1 host, 2 hosts. */
  static String of(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
