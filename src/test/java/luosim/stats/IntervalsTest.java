package luosim.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/**
 * An interval must never claim more than its confidence, and never be given where the sample is too
 * small.
 */
final class IntervalsTest {
  @Test void studentsIntervalOfFiveNumbers() {
    Tally tally = new Tally();
    for (int i = 1; i <= 5; i++) {
      tally.add(i);
    }
    // t(4, 97.5 %) = 2.776445, standard error sqrt(2.5 / 5)
    Interval interval = Intervals.mean(tally, 0.95);
    assertThat(interval.lower()).isCloseTo(3 - 1.963243, offset(1e-6));
    assertThat(interval.upper()).isCloseTo(3 + 1.963243, offset(1e-6));
    assertThat(interval.confidence()).isEqualTo(0.95);
    assertThat(interval.halfWidth()).isCloseTo(1.963243, offset(1e-6));
    assertThat(interval.relativeHalfWidth(3)).isCloseTo(0.654414, offset(1e-6));
    assertThat(interval.contains(3)).isTrue();
    assertThat(interval.contains(5)).isFalse();
  }

  @Test void equalNumbersHaveAnIntervalOfNoWidth() {
    Tally tally = new Tally();
    tally.add(0);
    tally.add(0);
    Interval interval = Intervals.mean(tally, 0.95);
    assertThat(interval.halfWidth()).isZero();
    assertThat(interval.relativeHalfWidth(0)).isZero();
  }

  @Test void oneNumberHasNoInterval() {
    Tally tally = new Tally();
    tally.add(1);
    assertThatThrownBy(() -> Intervals.mean(tally, 0.95))
        .hasMessage("interval of a mean: needs at least 2 samples, found 1");
  }

  @Test void wilsonsIntervalOfKnownProportions() {
    assertInterval(Intervals.proportion(0, 10, 0.95), 0, 0.277533);
    assertInterval(Intervals.proportion(10, 10, 0.95), 0.722467, 1);
    assertInterval(Intervals.proportion(5, 10, 0.95), 0.236593, 0.763407);
    assertInterval(Intervals.proportion(1, 1000, 0.95), 0.000177, 0.005642);
    assertInterval(Intervals.proportion(0, 1_000_000, 0.95), 0, 3.841444e-6);
  }

  private static void assertInterval(Interval interval, double lower, double upper) {
    assertThat(interval.lower()).isCloseTo(lower, offset(1e-6));
    assertThat(interval.upper()).isCloseTo(upper, offset(1e-6));
  }

  @Test void proportionsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> Intervals.proportion(2, 1, 0.95)).hasMessageContaining("found 2 of 1");
    assertThatThrownBy(() -> Intervals.proportion(-1, 1, 0.95)).hasMessageContaining("found -1 of 1");
    assertThatThrownBy(() -> Intervals.proportion(0, 0, 0.95)).hasMessageContaining("found 0 of 0");
  }

  @Test void theMedianOfTenLiesBetweenTheSecondAndTheNinth() {
    RankInterval interval = Intervals.quantile(10, 0.5, 0.95);
    assertThat(interval).isInstanceOf(RankInterval.Between.class);
    RankInterval.Between ranks = (RankInterval.Between) interval;
    assertThat(ranks.lower()).isEqualTo(2);
    assertThat(ranks.upper()).isEqualTo(9);
    assertThat(ranks.confidence()).isCloseTo(1 - 22.0 / 1024, offset(1e-12));
  }

  @Test void ranksAreTheTightestThatEachTailAllows() {
    for (int n : new int[] {6, 7, 50, 100, 1000, 5000}) {
      for (double p : new double[] {0.1, 0.5, 0.9, 0.95, 0.99}) {
        for (double confidence : new double[] {0.8, 0.95, 0.99}) {
          compareWithBinomial(n, p, confidence);
        }
      }
    }
  }

  private static void compareWithBinomial(int n, double p, double confidence) {
    BinomialDistribution binomial = new BinomialDistribution(null, n, p);
    double tail = (1 - confidence) / 2;
    boolean enough = binomial.probability(0) <= tail && binomial.probability(n) <= tail;
    RankInterval interval = Intervals.quantile(n, p, confidence);
    if (interval instanceof RankInterval.Between ranks) {
      assertThat(enough).isTrue();
      int lower = (int) ranks.lower();
      int upper = (int) ranks.upper();
      assertThat(binomial.cumulativeProbability(lower - 1)).isLessThanOrEqualTo(tail);
      assertThat(binomial.cumulativeProbability(lower)).isGreaterThan(tail);
      assertThat(1 - binomial.cumulativeProbability(upper - 1)).isLessThanOrEqualTo(tail);
      assertThat(1 - binomial.cumulativeProbability(upper - 2)).isGreaterThan(tail);
      assertThat(ranks.confidence()).isGreaterThanOrEqualTo(confidence - 1e-12);
      assertThat(Intervals.samplesForInterval(p, confidence)).isLessThanOrEqualTo(n);
    } else {
      assertThat(enough).isFalse();
      RankInterval.TooFew few = (RankInterval.TooFew) interval;
      assertThat(few.found()).isEqualTo(n);
      assertThat(few.needed()).isGreaterThan(n);
      assertThat(Intervals.quantile(few.needed(), p, confidence)).isInstanceOf(RankInterval.Between.class);
      assertThat(Intervals.quantile(few.needed() - 1, p, confidence)).isInstanceOf(RankInterval.TooFew.class);
    }
  }

  @Test void ninetyFivePercentOfTheNinetyFifthPercentileNeedsFiftyNine() {
    assertThat(Intervals.samplesForUpperBound(0.95, 0.95)).isEqualTo(59);
    assertThat(Intervals.samplesForUpperBound(0.5, 0.5)).isEqualTo(1);
    assertThat(Intervals.samplesForUpperBound(0.99, 0.95)).isEqualTo(299);
    assertThat(Intervals.samplesForUpperBound(0.999, 0.95)).isEqualTo(2995);
    assertThat(Intervals.samplesForInterval(0.5, 0.95)).isEqualTo(6);
    assertThat(Intervals.samplesForInterval(0.95, 0.95)).isEqualTo(72);
    assertThat(Intervals.samplesForInterval(0.05, 0.95)).isEqualTo(72);
  }

  @Test void manySamplesAreNoProblem() {
    RankInterval.Between ranks = (RankInterval.Between) Intervals.quantile(1_000_000_000L, 0.99, 0.95);
    double deviation = Math.sqrt(1e9 * 0.99 * 0.01);
    assertThat((double) ranks.lower()).isCloseTo(990_000_000 - 1.96 * deviation, offset(20.0));
    assertThat((double) ranks.upper()).isCloseTo(990_000_000 + 1.96 * deviation, offset(20.0));
  }

  @Test void questionsWithoutMeaningAreRefused() {
    assertThatThrownBy(() -> Intervals.quantile(10, 1, 0.95))
        .hasMessage("interval of a quantile: p must be above 0 and below 1, found 1.0");
    assertThatThrownBy(() -> Intervals.quantile(0, 0.5, 0.95)).hasMessageContaining("found 0");
    assertThatThrownBy(() -> Intervals.quantile(10, 0.5, 95))
        .hasMessage("interval: confidence must be above 0 and below 1, found 95.0");
    assertThatThrownBy(() -> new Interval(2, 1, 0.95))
        .hasMessage("interval: lower must not be above upper, found 2.0 and 1.0");
    assertThatThrownBy(() -> new Interval(Double.NaN, 1, 0.95)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test void ninetyFivePercentIntervalsCoverTheTruthAboutNinetyFiveTimesInAHundred() {
    SplittableRandom random = new SplittableRandom(4);
    int[] covered = new int[4];
    int repeats = 2000;
    int size = 400;
    for (int repeat = 0; repeat < repeats; repeat++) {
      Tally tally = new Tally();
      double[] sample = new double[size];
      int hits = 0;
      for (int i = 0; i < size; i++) {
        sample[i] = -StrictMath.log(1 - random.nextDouble());
        tally.add(sample[i]);
        hits += random.nextDouble() < 0.1 ? 1 : 0;
      }
      Arrays.sort(sample);
      covered[0] += Intervals.mean(tally, 0.95).contains(1) ? 1 : 0;
      covered[1] += Intervals.proportion(hits, size, 0.95).contains(0.1) ? 1 : 0;
      covered[2] += encloses(sample, 0.5) ? 1 : 0;
      covered[3] += encloses(sample, 0.95) ? 1 : 0;
    }
    assertThat(covered[0]).as("mean").isBetween(1860, 1940);
    assertThat(covered[1]).as("proportion").isBetween(1860, 1940);
    assertThat(covered[2]).as("median").isBetween(1870, 1960);
    assertThat(covered[3]).as("p95").isBetween(1870, 1970);
  }

  private static boolean encloses(double[] sorted, double p) {
    RankInterval.Between ranks = (RankInterval.Between) Intervals.quantile(sorted.length, p, 0.95);
    double truth = -StrictMath.log(1 - p);
    return sorted[(int) ranks.lower() - 1] <= truth && truth <= sorted[(int) ranks.upper() - 1];
  }
}
