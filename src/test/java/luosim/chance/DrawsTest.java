package luosim.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A number that is no duration must never become one by a cast. */
final class DrawsTest {
  private final Stream stream = new Stream();

  @Test void halvesAreRoundedUpwards() {
    assertThat(drawNs(0)).isZero();
    assertThat(drawNs(0.49)).isZero();
    assertThat(drawNs(0.5)).isEqualTo(1);
    assertThat(drawNs(2.5)).isEqualTo(3);
    assertThat(drawNs(1e18)).isEqualTo(1_000_000_000_000_000_000L);
    assertThat(drawNs(-0.0)).isZero();
  }

  @Test void theLargestDoubleBelowTheEndOfLongIsStillADuration() {
    assertThat(drawNs(Math.nextDown(0x1.0p63))).isEqualTo(Long.MAX_VALUE - 1023);
  }

  @Test void aNegativeOrOverflowingDrawIsRefusedWithItsDistribution() {
    assertThatThrownBy(() -> drawNs(-1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("drew -1.0 ns from Constant[value=-1.0]: a duration is at least 0 and below"
            + " 2^63 ns; choose parameters that stay inside");
    assertThatThrownBy(() -> drawNs(0x1.0p63)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Draws.drawNs(new Scaled(new Constant(1e300), 1e300), stream))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test void aDrawDependsOnTheKeyAlone() {
    Distribution delay = LogNormal.ofMedianAndP99(50e6, 300e6);
    stream.key(42, 0, 7, 1, 2, 1, 0);
    long first = Draws.drawNs(delay, stream);
    stream.key(42, 0, 8, 1, 2, 1, 0);
    assertThat(Draws.drawNs(delay, stream)).isNotEqualTo(first);
    stream.key(42, 0, 7, 1, 2, 1, 0);
    assertThat(Draws.drawNs(delay, stream)).isEqualTo(first);
  }

  private long drawNs(double value) {
    return Draws.drawNs(new Constant(value), stream);
  }
}
