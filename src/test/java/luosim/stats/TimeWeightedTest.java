package luosim.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * An average over time must never weigh a value by anything but how long it held, however large the
 * area grows.
 */
final class TimeWeightedTest {
  @Test void handComputedAverage() {
    TimeWeighted unavailable = new TimeWeighted(100, 0);
    unavailable.set(110, 4);
    unavailable.add(120, -1);
    unavailable.add(150, -3);
    assertThat(unavailable.value()).isZero();
    assertThat(unavailable.min()).isZero();
    assertThat(unavailable.max()).isEqualTo(4);
    // 10 * 0 + 10 * 4 + 30 * 3 + 50 * 0
    assertThat(unavailable.area(200)).isEqualTo(130);
    assertThat(unavailable.mean(200)).isEqualTo(1.3);
  }

  @Test void aValueThatHoldsForNoTimeCountsForTheExtremesOnly() {
    TimeWeighted level = new TimeWeighted(0, 5);
    level.set(10, 100);
    level.set(10, -7);
    level.set(10, 5);
    assertThat(level.mean(20)).isEqualTo(5);
    assertThat(level.max()).isEqualTo(100);
    assertThat(level.min()).isEqualTo(-7);
  }

  @Test void atTheStartTheAverageIsTheLevel() {
    TimeWeighted level = new TimeWeighted(7, 3);
    assertThat(level.mean(7)).isEqualTo(3);
    level.set(7, 4);
    assertThat(level.mean(7)).isEqualTo(4);
  }

  @Test void askingForTheAverageInBetweenChangesNothing() {
    TimeWeighted level = new TimeWeighted(0, 1);
    assertThat(level.mean(10)).isEqualTo(1);
    level.set(20, 3);
    assertThat(level.mean(30)).isEqualTo((20.0 + 30) / 30);
    assertThat(level.mean(40)).isEqualTo((20.0 + 60) / 40);
  }

  @Test void anAreaBeyondSixtyFourBitsIsExact() {
    long yearNs = 31_536_000_000_000_000L;
    TimeWeighted hosts = new TimeWeighted(0, 1_000_000);
    hosts.set(yearNs, 3_000_000);
    assertThat(hosts.mean(2 * yearNs)).isEqualTo(2_000_000);
  }

  @Test void timeThatGoesBackwardsIsRefused() {
    TimeWeighted level = new TimeWeighted(0, 1);
    level.set(10, 2);
    assertThatThrownBy(() -> level.set(9, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("level over time: time must not go backwards from 10 ns, found 9");
    assertThat(level.value()).isEqualTo(2);
    assertThatThrownBy(() -> level.mean(9)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test void theLevelMayNotOverflow() {
    TimeWeighted level = new TimeWeighted(0, Long.MAX_VALUE);
    assertThatThrownBy(() -> level.add(1, 1)).isInstanceOf(ArithmeticException.class);
  }

  @Test void wideSumsEqualThoseOfBigNumbers() {
    SplittableRandom random = new SplittableRandom(3);
    WideSum sum = new WideSum();
    WideSum other = new WideSum();
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < 10_000; i++) {
      long a = random.nextLong() >> 16;
      long b = random.nextLong() >> random.nextInt(64);
      sum.addProduct(a, b);
      expected = expected.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
      other.add(b);
      expected = expected.add(BigInteger.valueOf(b));
    }
    sum.add(other);
    assertThat(sum.exact()).isEqualTo(expected);
    assertThat(sum.over(1)).isEqualTo(expected.doubleValue());
    sum.clear();
    assertThat(sum.exact()).isZero();
  }

  @Test void aWideSumThatDoesNotFitIsRefused() {
    WideSum sum = new WideSum();
    sum.addProduct(Long.MIN_VALUE, Long.MIN_VALUE);
    assertThatThrownBy(() -> sum.addProduct(Long.MIN_VALUE, Long.MIN_VALUE))
        .isInstanceOf(ArithmeticException.class);
  }
}
