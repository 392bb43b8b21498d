package luosim.chance;

import java.util.function.DoublePredicate;

/**
 * The gamma function's integrals and the normal distribution, to about 14 digits, in strict
 * arithmetic.
 *
 * <p>Needed for quantiles and means, never for a draw. Everything comes from one pair of formulas
 * for the incomplete gamma integral: its power series below the bulk and its continued fraction
 * above it (Abramowitz and Stegun 6.5.29 and 6.5.31).
 */
final class Special {
  private static final double SQRT_TWO_PI = 2.506628274631000502415765;
  private static final double LOG_SQRT_TWO_PI = 0.9189385332046727417803297;
  private static final int TERMS_MAX = 100_000;
  private static final double TINY = 1e-300;

  /** Bernoulli numbers over 2k(2k - 1): the coefficients of Stirling's series. */
  private static final double[] STIRLING = {
      1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
  };

  private Special() {}

  /** The logarithm of the gamma function of a positive number. */
  static double logGamma(double a) {
    double shift = 0;
    double x = a;
    while (x < 15) {
      shift += StrictMath.log(x);
      x++;
    }
    double series = 0;
    for (int k = STIRLING.length - 1; k >= 0; k--) {
      series = STIRLING[k] + series / (x * x);
    }
    return (x - 0.5) * StrictMath.log(x) - x + LOG_SQRT_TWO_PI + series / x - shift;
  }

  /** The share of the gamma integral of order a below x. */
  static double gammaBelow(double a, double x) {
    if (x <= 0 || x == Double.POSITIVE_INFINITY) {
      return x <= 0 ? 0 : 1;
    }
    return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
  }

  /** The share of the gamma integral of order a above x. */
  static double gammaAbove(double a, double x) {
    if (x <= 0 || x == Double.POSITIVE_INFINITY) {
      return x <= 0 ? 1 : 0;
    }
    return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
  }

  /** The probability that a standard normal number is above z. */
  static double normalAbove(double z) {
    double half = 0.5 * gammaAbove(0.5, 0.5 * z * z);
    return z >= 0 ? half : 1 - half;
  }

  /** The density of the standard normal distribution. */
  static double normalDensity(double z) {
    return StrictMath.exp(-0.5 * z * z) / SQRT_TWO_PI;
  }

  /**
   * The z that a standard normal number is above with a probability between 0 and 1, both excluded.
   */
  static double normalAboveInverse(double q) {
    return q > 0.5 ? -normalAboveInverse(1 - q) : leastPositive(z -> normalAbove(z) <= q);
  }

  /**
   * The z that a standard normal number is at or below with a probability between 0 and 1, both
   * excluded.
   */
  static double normalQuantile(double p) {
    return p <= 0.5 ? -normalAboveInverse(p) : normalAboveInverse(1 - p);
  }

  /**
   * The least number above 0 from which a predicate holds.
   *
   * <p>Positive doubles are in the order of their bits, so at most 63 halvings of the bits find the
   * very double.
   */
  static double leastPositive(DoublePredicate reached) {
    long below = 0;
    long at = Double.doubleToRawLongBits(Double.MAX_VALUE);
    while (at - below > 1) {
      long middle = below + (at - below) / 2;
      if (reached.test(Double.longBitsToDouble(middle))) {
        at = middle;
      } else {
        below = middle;
      }
    }
    return Double.longBitsToDouble(at);
  }

  private static double factor(double a, double x) {
    return StrictMath.exp(a * StrictMath.log(x) - x - logGamma(a));
  }

  private static double lowerSeries(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < TERMS_MAX && term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.min(1, sum * factor(a, x));
  }

  /** The continued fraction by Lentz's method. */
  private static double upperFraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double fraction = d;
    for (int n = 1; n < TERMS_MAX; n++) {
      double numerator = -n * (n - a);
      b += 2;
      d = 1 / notZero(numerator * d + b);
      c = notZero(b + numerator / c);
      double change = c * d;
      fraction *= change;
      if (Math.abs(change - 1) < 1e-16) {
        break;
      }
    }
    return Math.min(1, fraction * factor(a, x));
  }

  private static double notZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
