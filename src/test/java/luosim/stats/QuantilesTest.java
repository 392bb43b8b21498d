package luosim.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** A quantile must never fall between two samples or slip by one through a rounded product. */
final class QuantilesTest {
  @Test void aQuantileIsTheLeastSampleThatReachesItsShare() {
    long[] sorted = {10, 20, 30, 40};
    assertThat(Quantiles.exact(sorted, 0)).isEqualTo(10);
    assertThat(Quantiles.exact(sorted, 0.25)).isEqualTo(10);
    assertThat(Quantiles.exact(sorted, 0.26)).isEqualTo(20);
    assertThat(Quantiles.exact(sorted, 0.5)).isEqualTo(20);
    assertThat(Quantiles.exact(sorted, 0.75)).isEqualTo(30);
    assertThat(Quantiles.exact(sorted, 0.99)).isEqualTo(40);
    assertThat(Quantiles.exact(sorted, 1)).isEqualTo(40);
    assertThat(Quantiles.exact(new double[] {1.5}, 0.5)).isEqualTo(1.5);
  }

  @Test void everyPercentOfEveryCountHasTheRankOfExactDecimals() {
    for (int permille = 0; permille <= 1000; permille++) {
      BigDecimal p = BigDecimal.valueOf(permille, 3);
      for (long n : new long[] {1, 2, 3, 7, 10, 59, 100, 999, 1000, 1_000_000, 123_456_789_000L}) {
        long expected =
            Math.max(1, p.multiply(BigDecimal.valueOf(n)).setScale(0, RoundingMode.CEILING).longValueExact());
        assertThat(Quantiles.rank(p.doubleValue(), n)).as("p %s of %d", p, n).isEqualTo(expected);
      }
    }
  }

  @Test void sharesOutsideZeroToOneAndEmptySamplesAreRefused() {
    assertThatThrownBy(() -> Quantiles.rank(-0.1, 5)).hasMessage("quantile: p must be 0 to 1, found -0.1");
    assertThatThrownBy(() -> Quantiles.rank(99, 5)).hasMessage("quantile: p must be 0 to 1, found 99.0");
    assertThatThrownBy(() -> Quantiles.rank(Double.NaN, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quantiles.exact(new long[0], 0.5))
        .hasMessage("quantile: needs at least 1 sample, found 0");
  }
}
