package luosim.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as text that is the same on every Java platform: a double is taken for the exact number that it is
 * and rounded half to even, never printed by the platform's own shortest form, which has changed.
 */
final class Digits {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);

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

  /**
   * A share of 1 as per cent: a digit behind the point, and two digits that count where it is near 0 or 100.
   */
  static String percent(double share) {
    BigDecimal percent = new BigDecimal(share).movePointRight(2);
    BigDecimal rest = percent.min(HUNDRED.subtract(percent));
    boolean fine = rest.signum() > 0 && rest.compareTo(BigDecimal.ONE) < 0;
    int decimals = fine ? rest.round(TWO_DIGITS).stripTrailingZeros().scale() : 1;
    return percent.setScale(Math.max(1, decimals), RoundingMode.HALF_EVEN).stripTrailingZeros()
        .toPlainString()
        + " %";
  }

  /** A number and its noun: 1 host, 2 hosts. */
  static String of(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
