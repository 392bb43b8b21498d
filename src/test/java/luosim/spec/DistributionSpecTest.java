package luosim.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import luosim.spec.DistributionSpec.Constant;
import luosim.spec.DistributionSpec.Empirical;
import luosim.spec.DistributionSpec.Exponential;
import luosim.spec.DistributionSpec.Gamma;
import luosim.spec.DistributionSpec.Integers;
import luosim.spec.DistributionSpec.LogUniform;
import luosim.spec.DistributionSpec.LognormalMoments;
import luosim.spec.DistributionSpec.LognormalQuantiles;
import luosim.spec.DistributionSpec.Mixture;
import luosim.spec.DistributionSpec.Normal;
import luosim.spec.DistributionSpec.Part;
import luosim.spec.DistributionSpec.Triangular;
import luosim.spec.DistributionSpec.Uniform;
import luosim.spec.DistributionSpec.Weibull;
import org.junit.jupiter.api.Test;

/** No law may exist that cannot be written, and none that cannot be drawn from. */
final class DistributionSpecTest {
  private static final double MS = 1e6;

  @Test void everyLawHasItsSpelling() {
    assertThat(text(new Constant(2 * MS))).isEqualTo("{constant: 2ms}");
    assertThat(text(new Uniform(MS, 5 * MS))).isEqualTo("{uniform: [1ms, 5ms]}");
    assertThat(text(new LogUniform(MS, 5 * MS))).isEqualTo("{loguniform: [1ms, 5ms]}");
    assertThat(new Integers(1, 3).text(Unit.COUNT)).isEqualTo("{integers: [1, 3]}");
    assertThat(text(new Exponential(MS))).isEqualTo("{exponential: 1ms}");
    assertThat(text(new Normal(MS, 500))).isEqualTo("{normal: {mean: 1ms, sd: 500ns}}");
    assertThat(text(new LognormalQuantiles(50 * MS, 300 * MS)))
        .isEqualTo("{lognormal: {p50: 50ms, p99: 300ms}}");
    assertThat(text(new LognormalMoments(MS, MS))).isEqualTo("{lognormal: {mean: 1ms, sd: 1ms}}");
    assertThat(text(new Gamma(2.5, MS))).isEqualTo("{gamma: {shape: 2.5, scale: 1ms}}");
    assertThat(text(new Weibull(0.7, MS))).isEqualTo("{weibull: {shape: 0.7, scale: 1ms}}");
    assertThat(text(new Triangular(0, MS, 2 * MS))).isEqualTo("{triangular: [0s, 1ms, 2ms]}");
    assertThat(text(new Empirical("a/b.csv"))).isEqualTo("{empirical: a/b.csv}");
    assertThat(text(new Mixture(List.of(
        new Part("fast", 0.9, new Constant(MS)), new Part("slow", 0.1, new Exponential(MS))))))
        .isEqualTo("{mixture: {fast: {weight: 90%, law: {constant: 1ms}}, "
            + "slow: {weight: 10%, law: {exponential: 1ms}}}}");
  }

  @Test void theNumbersWithAUnitCanBeCheckedAgainstARange() {
    assertThat(new Mixture(List.of(
        new Part("a", 0.5, new Uniform(1, 2)), new Part("b", 0.5, new Gamma(2, 4)))).values())
        .containsExactly(1.0, 2.0, 8.0);
    assertThat(new Triangular(1, 2, 3).values()).containsExactly(1.0, 2.0, 3.0);
    assertThat(new Empirical("x.csv").values()).isEmpty();
  }

  @Test void lawsThatBreakTheirOwnRuleAreRefused() {
    refused(() -> new Uniform(2, 1), "a uniform law whose values fall; expected values in rising order");
    refused(() -> new Triangular(1, 3, 2), "a triangular law whose values fall");
    refused(() -> new LogUniform(0, 1), "loguniform's lower end of 0; expected a value above 0");
    refused(() -> new LognormalQuantiles(2, 1), "a lognormal law whose values fall");
    refused(() -> new LognormalMoments(0, 1), "lognormal's mean of 0");
    refused(() -> new Exponential(0), "exponential's mean of 0");
    refused(() -> new Gamma(0, 1), "gamma's shape of 0");
    refused(() -> new Weibull(1, 0), "weibull's scale of 0");
    refused(() -> new Constant(Double.NaN), "the number NaN");
    refused(() -> new Constant(-1), "the number -1.0");
    refused(() -> new Normal(Double.POSITIVE_INFINITY, 1), "the number Infinity");
    refused(() -> new Mixture(List.of(new Part("a", 0.5, new Constant(1)))),
        "a mixture whose weights sum to 50%; expected weights that sum to 100%");
  }

  private static String text(DistributionSpec law) {
    return law.text(Unit.DURATION);
  }

  private static void refused(Runnable making, String message) {
    assertThatThrownBy(making::run).isInstanceOf(QuantityException.class).hasMessageStartingWith(message);
  }
}
