package luosim.chance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Parameters that describe no distribution must never get past its constructor. */
final class ParameterTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test void aConstantIsANumber() {
    refused(() -> new Constant(NAN), "constant: value must be finite, found NaN");
    refused(() -> new Constant(INFINITE), "constant: value must be finite, found Infinity");
  }

  @Test void limitsAreFiniteAndInOrder() {
    refused(() -> new Uniform(2, 1), "uniform: lower must be at most upper 1.0, found 2.0");
    refused(() -> new Uniform(NAN, 1), "uniform: lower must be finite, found NaN");
    refused(() -> new Uniform(0, INFINITE), "uniform: upper must be finite, found Infinity");
    refused(
        () -> new Uniform(-1e308, 1e308), "uniform: upper - lower must be finite, found Infinity");
    refused(() -> new LogUniform(2, 1), "loguniform: lower must be at most upper 1.0, found 2.0");
    refused(
        () -> new LogUniform(0, 1),
        "loguniform: lower must be finite and greater than 0, found 0.0");
  }

  @Test void integersAreInOrderAndExact() {
    refused(() -> new Integers(2, 1), "integers: first must be at most last 1, found 2");
    refused(
        () -> new Integers(0, 1L << 60),
        "integers: last must be within 2^53, found 1152921504606846976");
    refused(
        () -> new Integers(Long.MIN_VALUE, 0),
        "integers: first must be within 2^53, found -9223372036854775808");
    refused(
        () -> new Integers(0, Integer.MAX_VALUE),
        "integers: last - first must be below 2^31 - 1, found 2147483647");
  }

  @Test void scalesArePositive() {
    refused(
        () -> new Exponential(0), "exponential: mean must be finite and greater than 0, found 0.0");
    refused(() -> new Gamma(1, -1), "gamma: scale must be finite and greater than 0, found -1.0");
    refused(
        () -> new Weibull(1, INFINITE),
        "weibull: scale must be finite and greater than 0, found Infinity");
    refused(
        () -> new Scaled(new Constant(1), 0),
        "scaled: factor must be finite and greater than 0, found 0.0");
    refused(
        () -> new TruncatedNormal(1, 0),
        "normal: deviation must be finite and greater than 0, found 0.0");
  }

  @Test void shapesLieInTheirRanges() {
    refused(() -> new Gamma(0, 1), "gamma: shape must be 0.001 to 1000000, found 0.0");
    refused(() -> new Gamma(NAN, 1), "gamma: shape must be 0.001 to 1000000, found NaN");
    refused(() -> new Weibull(0.01, 1), "weibull: shape must be 0.05 to 1000, found 0.01");
    refused(() -> new LogNormal(1, 21), "lognormal: sigma must be 0 to 20, found 21.0");
    refused(
        () -> new LogNormal(0, 1),
        "lognormal: median must be finite and greater than 0, found 0.0");
  }

  @Test void aTruncatedNormalKeepsSomething() {
    refused(
        () -> new TruncatedNormal(-31, 1),
        "normal: location must be at least -30 deviations of 1.0, as nothing"
            + " remains above 0, found -31.0");
  }

  @Test void lognormalPercentilesAreInOrderAndItsDeviationIsNotNegative() {
    refused(
        () -> LogNormal.ofMedianAndP99(10, 9),
        "lognormal: p50 must be at most p99 9.0, found 10.0");
    refused(
        () -> LogNormal.ofMeanAndDeviation(10, -1),
        "lognormal: sd must be finite and at least 0, found -1.0");
    refused(
        () -> LogNormal.ofMeanAndDeviation(0, 1),
        "lognormal: mean must be finite and greater than 0, found 0.0");
  }

  @Test void aTriangleHasAMiddleAndAWidth() {
    refused(() -> new Triangular(1, 0, 2), "triangular: lower must be at most mode 0.0, found 1.0");
    refused(() -> new Triangular(1, 3, 2), "triangular: mode must be at most upper 2.0, found 3.0");
    refused(() -> new Triangular(1, 1, 1), "triangular: lower must be below upper 1.0, found 1.0");
  }

  @Test void aMixtureHasPartsWithWeights() {
    Mixture.Part part = new Mixture.Part(1, new Constant(1));
    refused(() -> new Mixture(List.of()), "mixture: parts must be 1 to 1000, found 0");
    refused(
        () -> new Mixture(Collections.nCopies(1001, part)),
        "mixture: parts must be 1 to 1000, found 1001");
    refused(
        () -> new Mixture.Part(0, new Constant(1)),
        "mixture: weight must be above 0 and at most 10^9, found 0.0");
    refused(
        () -> new Mixture.Part(NAN, new Constant(1)),
        "mixture: weight must be above 0 and at most 10^9, found NaN");
  }

  @Test void observationsExistAndAreNumbers() {
    refused(
        () -> new Empirical(), "empirical: number of observations must be 1 to 16777216, found 0");
    refused(() -> new Empirical(1, NAN, 2), "empirical: observation 2 must be finite, found NaN");
  }

  private static void refused(ThrowingCallable construction, String message) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
