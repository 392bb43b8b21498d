package luosim.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TriangularDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A draw must never follow another law than the one that the distribution's own quantiles state.
 */
final class DistributionTest {
  private static final int DRAWS = 40_000;
  private static final double[] PROBABILITIES = {
      0, 1e-6, 0.001, 0.01, 0.1, 0.25, 0.5, 0.632, 0.75, 0.9, 0.99, 0.999, 0.999999, 1
  };

  static List<Distribution> all() {
    return List.of(
        new Constant(5e9),
        new Uniform(1e9, 5e9),
        new Uniform(-3, -3),
        new LogUniform(1e3, 1e9),
        new LogUniform(7, 7),
        new Integers(1, 3),
        new Integers(-1000, 1000),
        new Exponential(2.5e8),
        new TruncatedNormal(10, 1),
        new TruncatedNormal(1, 1),
        new TruncatedNormal(0, 3),
        new TruncatedNormal(-0.45, 1),
        new TruncatedNormal(-2, 1),
        new TruncatedNormal(-25, 1),
        LogNormal.ofMedianAndP99(50e6, 300e6),
        LogNormal.ofMeanAndDeviation(10, 3),
        new LogNormal(4, 0),
        new Gamma(0.3, 2),
        new Gamma(1, 5),
        new Gamma(2.5, 0.1),
        new Gamma(400, 3),
        new Weibull(0.7, 10),
        new Weibull(3, 10),
        new Triangular(1, 2, 5),
        new Triangular(1, 1, 5),
        new Triangular(1, 5, 5),
        new Mixture(List.of(
            new Mixture.Part(1, new Constant(100)),
            new Mixture.Part(2, new Exponential(10)),
            new Mixture.Part(3, new Uniform(50, 60)))),
        new Mixture(List.of(new Mixture.Part(7, new Weibull(2, 1)))),
        new Empirical(3, 1, 4, 1, 5, 9, 2, 6),
        new Empirical(42),
        new Scaled(new Gamma(2, 10), 1.2));
  }

  @ParameterizedTest
  @MethodSource("all") void drawsPassTheTestOfKolmogorovAndSmirnov(Distribution distribution) {
    double[] draws = draws(distribution);
    double farthest = 0;
    for (int i = 0; i < DRAWS; i++) {
      if (i + 1 == DRAWS || draws[i + 1] != draws[i]) {
        double share = (i + 1.0) / DRAWS;
        farthest = Math.max(farthest, Math.abs(share - distribution.cumulative(draws[i])));
      }
    }
    assertThat(farthest * Math.sqrt(DRAWS))
        .as("1.63 is exceeded once in 100 samples")
        .isLessThan(1.63);
  }

  @ParameterizedTest
  @MethodSource("all") void asManyDrawsLieBelowAQuantileAsItSays(Distribution distribution) {
    double[] draws = draws(distribution);
    for (double p : PROBABILITIES) {
      double quantile = distribution.quantile(p);
      long notAbove = Arrays.stream(draws).filter(x -> x <= quantile).count();
      long below = Arrays.stream(draws).filter(x -> x < quantile).count();
      double slack = 4 * Math.sqrt(DRAWS * p * (1 - p)) + 1;
      assertThat((double) notAbove).as("p %s", p).isGreaterThanOrEqualTo(DRAWS * p - slack);
      assertThat((double) below).as("p %s", p).isLessThanOrEqualTo(DRAWS * p + slack);
    }
  }

  @ParameterizedTest
  @MethodSource("all") void drawsStayInsideTheSupport(Distribution distribution) {
    double[] draws = draws(distribution);
    assertThat(draws[0]).isGreaterThanOrEqualTo(distribution.lower());
    assertThat(draws[DRAWS - 1]).isLessThanOrEqualTo(distribution.upper());
    assertThat(distribution.quantile(0)).isEqualTo(distribution.lower());
    assertThat(distribution.quantile(1)).isEqualTo(distribution.upper());
  }

  @ParameterizedTest
  @MethodSource("all") void theMeanOfTheDrawsIsTheMean(Distribution distribution) {
    double[] draws = draws(distribution);
    double mean = Arrays.stream(draws).average().orElseThrow();
    double variance = Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).sum() / DRAWS;
    double error = 4.5 * Math.sqrt(variance / DRAWS) + 1e-9 * Math.abs(mean);
    assertThat(distribution.mean()).isBetween(mean - error, mean + error);
  }

  @ParameterizedTest
  @MethodSource("all") void theQuantileIsTheLeastNumberThatReachesItsProbability(Distribution distribution) {
    for (double p : PROBABILITIES) {
      double quantile = distribution.quantile(p);
      if (Double.isFinite(quantile)) {
        assertThat(distribution.cumulative(quantile * (1 + Math.signum(quantile) * 1e-9)))
            .as("p %s", p)
            .isGreaterThanOrEqualTo(p - 1e-9);
        double less = quantile - Math.abs(quantile) * 1e-9 - 1e-12;
        assertThat(distribution.cumulative(less)).as("p %s", p).isLessThanOrEqualTo(p + 1e-7);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all") void cumulativeRisesFromZeroToOne(Distribution distribution) {
    assertThat(distribution.cumulative(-1e300)).isZero();
    assertThat(distribution.cumulative(1e300)).isEqualTo(1);
    double before = 0;
    for (double p = 0; p <= 1; p += 0.01) {
      double now = distribution.cumulative(distribution.quantile(p));
      assertThat(now).isGreaterThanOrEqualTo(before - 1e-12);
      before = now;
    }
  }

  @ParameterizedTest
  @MethodSource("all") void aProbabilityOutsideZeroToOneHasNoQuantile(Distribution distribution) {
    for (double p : new double[] {-0.01, 1.01, Double.NaN}) {
      assertThatThrownBy(() -> distribution.quantile(p))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("quantile: p must be 0 to 1, found " + p);
    }
  }

  @Test void quantilesAgreeWithCommonsMath() {
    agree(new Gamma(0.3, 2), new GammaDistribution(null, 0.3, 2));
    agree(new Gamma(2.5, 0.1), new GammaDistribution(null, 2.5, 0.1));
    agree(new Gamma(400, 3), new GammaDistribution(null, 400, 3));
    agree(new Weibull(0.7, 10), new WeibullDistribution(null, 0.7, 10));
    agree(new LogNormal(StrictMath.exp(1.5), 0.8), new LogNormalDistribution(null, 1.5, 0.8));
    agree(new Triangular(1, 2, 5), new TriangularDistribution(null, 1, 2, 5));
  }

  private static void agree(Distribution ours, RealDistribution theirs) {
    for (double p = 0.01; p < 1; p += 0.01) {
      assertThat(theirs.cumulativeProbability(ours.quantile(p)))
          .as("%s p %s", ours, p)
          .isCloseTo(p, withPercentage(1e-6));
      double x = theirs.inverseCumulativeProbability(p);
      assertThat(ours.cumulative(x))
          .isCloseTo(theirs.cumulativeProbability(x), withPercentage(1e-6));
    }
    assertThat(ours.mean()).isCloseTo(theirs.getNumericalMean(), withPercentage(1e-9));
  }

  @Test void theLognormalOfAMigrationHasThePublishedSigmaAndMean() {
    LogNormal blackout = LogNormal.ofMedianAndP99(50, 300);
    assertThat(blackout.sigma()).isBetween(0.7695, 0.7705);
    assertThat(blackout.mean()).isBetween(66.5, 67.5);
    assertThat(blackout.quantile(0.95)).isBetween(177.0, 178.0);
    assertThat(blackout.quantile(0.99)).isCloseTo(300, withPercentage(1e-9));
    assertThat(blackout.quantile(0.5)).isCloseTo(50, withPercentage(1e-9));
  }

  @Test void theLognormalOfMeanAndDeviationHasThem() {
    LogNormal delay = LogNormal.ofMeanAndDeviation(10, 3);
    assertThat(delay.mean()).isCloseTo(10, withPercentage(1e-10));
    double variance = (StrictMath.exp(delay.sigma() * delay.sigma()) - 1) * 100;
    assertThat(StrictMath.sqrt(variance)).isCloseTo(3, withPercentage(1e-10));
    assertThat(LogNormal.ofMeanAndDeviation(10, 0)).isEqualTo(new LogNormal(10, 0));
  }

  @Test void handComputedMeansAndQuantiles() {
    assertThat(new Uniform(1, 5).mean()).isEqualTo(3);
    assertThat(new Uniform(1, 5).quantile(0.25)).isEqualTo(2);
    assertThat(new LogUniform(1, 100).quantile(0.5)).isCloseTo(10, withPercentage(1e-12));
    assertThat(new LogUniform(1, StrictMath.E).mean())
        .isCloseTo(StrictMath.E - 1, withPercentage(1e-12));
    assertThat(new Integers(1, 3).quantile(0.3333)).isEqualTo(1);
    assertThat(new Integers(1, 3).quantile(0.34)).isEqualTo(2);
    assertThat(new Integers(1, 3).cumulative(2.5)).isEqualTo(2.0 / 3);
    assertThat(new Exponential(10).quantile(0.5))
        .isCloseTo(10 * StrictMath.log(2), withPercentage(1e-12));
    assertThat(new TruncatedNormal(0, 1).mean())
        .isCloseTo(StrictMath.sqrt(2 / StrictMath.PI), withPercentage(1e-10));
    assertThat(new Weibull(2, 1).mean())
        .isCloseTo(StrictMath.sqrt(StrictMath.PI) / 2, withPercentage(1e-10));
    assertThat(new Triangular(1, 2, 6).mean()).isEqualTo(3);
    assertThat(new Triangular(0, 1, 2).quantile(0.5)).isEqualTo(1);
    assertThat(new Empirical(3, 1, 2).mean()).isEqualTo(2);
    assertThat(new Empirical(10, 20, 30, 40).quantile(0.5)).isEqualTo(20);
    assertThat(new Empirical(10, 20, 30, 40).quantile(0.51)).isEqualTo(30);
    assertThat(new Empirical(10, 20, 30, 40).cumulative(30)).isEqualTo(0.75);
    assertThat(new Scaled(new Uniform(1, 5), 2).quantile(0.25)).isEqualTo(4);
  }

  @Test void aMixtureFindsTheQuantileBetweenItsParts() {
    Distribution mixture = new Mixture(
        List.of(new Mixture.Part(3, new Uniform(0, 1)), new Mixture.Part(1, new Constant(10))));
    assertThat(mixture.mean()).isEqualTo(0.75 * 0.5 + 2.5);
    assertThat(mixture.quantile(0.375)).isCloseTo(0.5, withPercentage(1e-12));
    assertThat(mixture.quantile(0.74)).isLessThan(1);
    assertThat(mixture.quantile(0.76)).isEqualTo(10);
    assertThat(mixture.lower()).isZero();
    assertThat(mixture.upper()).isEqualTo(10);
  }

  @Test void observationsAreCopiedAndEqualByValueInAnyOrder() {
    double[] observations = {3, 1, 2};
    Empirical empirical = new Empirical(observations);
    observations[0] = 100;
    assertThat(empirical)
        .isEqualTo(new Empirical(1, 2, 3))
        .isNotEqualTo(new Empirical(1, 2))
        .isNotEqualTo("x");
    assertThat(empirical.hashCode()).isEqualTo(new Empirical(2, 1, 3).hashCode());
    assertThat(empirical).hasToString("Empirical[3 observations, 1.0 to 3.0]");
    assertThat(empirical.count()).isEqualTo(3);
  }

  private static double[] draws(Distribution distribution) {
    Stream stream = new Stream();
    double[] draws = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      stream.key(20_26, 0, i, 0, 0, 0, 0);
      draws[i] = distribution.draw(stream);
    }
    Arrays.sort(draws);
    return draws;
  }
}
