package luosim.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** A tally must never lose precision to large numbers, nor answer where it has nothing to say. */
final class TallyTest {
  @Test void handComputedFigures() {
    Tally tally = of(2, 4, 4, 4, 5, 5, 7, 9);
    assertThat(tally.count()).isEqualTo(8);
    assertThat(tally.mean()).isEqualTo(5);
    assertThat(tally.variance()).isCloseTo(32.0 / 7, withPercentage(1e-12));
    assertThat(tally.deviation()).isCloseTo(Math.sqrt(32.0 / 7), withPercentage(1e-12));
    assertThat(tally.standardError()).isCloseTo(Math.sqrt(32.0 / 56), withPercentage(1e-12));
    assertThat(tally.min()).isEqualTo(2);
    assertThat(tally.max()).isEqualTo(9);
  }

  @Test void aSmallSpreadOnALargeNumberIsKept() {
    Tally tally = of(1e15 + 1, 1e15 + 2, 1e15 + 3);
    assertThat(tally.mean()).isEqualTo(1e15 + 2);
    assertThat(tally.variance()).isEqualTo(1);
  }

  @Test void itAgreesWithCommonsMath() {
    SplittableRandom random = new SplittableRandom(1);
    Tally tally = new Tally();
    SummaryStatistics reference = new SummaryStatistics();
    for (int i = 0; i < 10_000; i++) {
      double x = 1e6 + random.nextDouble() * random.nextDouble() * 100 - 50;
      tally.add(x);
      reference.addValue(x);
    }
    assertThat(tally.mean()).isCloseTo(reference.getMean(), withPercentage(1e-10));
    assertThat(tally.variance()).isCloseTo(reference.getVariance(), withPercentage(1e-7));
    assertThat(tally.min()).isEqualTo(reference.getMin());
    assertThat(tally.max()).isEqualTo(reference.getMax());
  }

  @Test void mergedPartsEqualTheWhole() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 50; round++) {
      Tally whole = new Tally();
      Tally merged = new Tally();
      for (int part = 0; part < 5; part++) {
        Tally piece = new Tally();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
          double x = random.nextDouble() * 1000;
          whole.add(x);
          piece.add(x);
        }
        merged.merge(piece);
      }
      assertThat(merged.count()).isEqualTo(whole.count());
      if (whole.count() >= 2) {
        assertThat(merged.mean()).isCloseTo(whole.mean(), withPercentage(1e-10));
        assertThat(merged.variance()).isCloseTo(whole.variance(), offset(1e-6));
        assertThat(merged.min()).isEqualTo(whole.min());
        assertThat(merged.max()).isEqualTo(whole.max());
      }
    }
  }

  @Test void anEmptyTallyMergesToNothingAndAnswersNothing() {
    Tally tally = of(3);
    tally.merge(new Tally());
    assertThat(tally.count()).isEqualTo(1);
    assertThat(tally.mean()).isEqualTo(3);
    assertThatThrownBy(tally::variance)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("tally: variance needs at least 2 numbers, found 1; ask for the count first");
    Tally empty = new Tally();
    assertThatThrownBy(empty::mean)
        .hasMessage("tally: mean needs at least 1 numbers, found 0; ask for the count first");
    assertThatThrownBy(empty::min).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(empty::max).isInstanceOf(IllegalStateException.class);
  }

  @Test void whatIsNoNumberIsRefusedAndNotCounted() {
    Tally tally = of(1);
    assertThatThrownBy(() -> tally.add(Double.NaN)).hasMessage("tally: a number must be finite, found NaN");
    assertThatThrownBy(() -> tally.add(Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(tally.count()).isEqualTo(1);
  }

  private static Tally of(double... numbers) {
    Tally tally = new Tally();
    for (double number : numbers) {
      tally.add(number);
    }
    return tally;
  }
}
