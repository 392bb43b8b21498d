package luosim.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

/**
 * Our special functions must never drift from those of Commons Math, an independent implementation.
 */
final class SpecialTest {
  @Test void logGammaAgreesAndIsExactAtFactorials() {
    for (double a = 1e-3; a < 1e6; a *= 1.37) {
      assertThat(Special.logGamma(a))
          .isCloseTo(
              Gamma.logGamma(a),
              org.assertj.core.data.Offset.offset(
                  1e-12 * Math.max(1, Math.abs(Gamma.logGamma(a)))));
    }
    assertThat(StrictMath.exp(Special.logGamma(11))).isCloseTo(3_628_800, withPercentage(1e-11));
    assertThat(StrictMath.exp(Special.logGamma(0.5)))
        .isCloseTo(StrictMath.sqrt(StrictMath.PI), withPercentage(1e-11));
  }

  @Test void theIncompleteGammaIntegralsAgreeAndAddUpToOne() {
    for (double a = 1e-3; a < 1e6; a *= 2.3) {
      for (double ratio = 0.1; ratio < 3; ratio *= 1.3) {
        double x = a * ratio;
        double below = Gamma.regularizedGammaP(a, x, 1e-15, 1_000_000);
        assertThat(Special.gammaBelow(a, x))
            .as("a %s x %s", a, x)
            .isCloseTo(below, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(Special.gammaBelow(a, x) + Special.gammaAbove(a, x))
            .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
      }
    }
    assertThat(Special.gammaBelow(2, 0)).isZero();
    assertThat(Special.gammaAbove(2, -1)).isEqualTo(1);
  }

  @Test void theNormalTailsAreExactToTwelveDigitsFarOut() {
    assertThat(Special.normalAbove(0)).isEqualTo(0.5);
    assertThat(Special.normalAbove(1.959963984540054)).isCloseTo(0.025, withPercentage(1e-10));
    assertThat(Special.normalAbove(10)).isCloseTo(7.619853024160527e-24, withPercentage(1e-9));
    assertThat(Special.normalAbove(30)).isCloseTo(4.906713927148187e-198, withPercentage(1e-9));
    assertThat(Special.normalAbove(-3)).isCloseTo(1 - 0.0013498980316300946, withPercentage(1e-11));
  }

  @Test void theNormalQuantileAgreesAndInvertsTheTail() {
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    for (double p = 1e-9; p < 1; p = p < 0.01 ? p * 3 : p + 0.01) {
      assertThat(Special.normalQuantile(p))
          .as("p %s", p)
          .isCloseTo(
              normal.inverseCumulativeProbability(p), org.assertj.core.data.Offset.offset(1e-8));
      assertThat(Special.normalAbove(Special.normalAboveInverse(p)))
          .isCloseTo(p, withPercentage(1e-9));
    }
    assertThat(Special.normalAboveInverse(0.01))
        .isCloseTo(2.3263478740408408, withPercentage(1e-12));
  }

  @Test void theLeastPositiveNumberOfAPredicateIsFoundToTheLastBit() {
    for (double edge : new double[] {Double.MIN_VALUE, 1e-300, 0.1, 1, 12345.678, 1e300}) {
      assertThat(Special.leastPositive(x -> x >= edge)).isEqualTo(edge);
    }
  }
}
