package luosim.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A lost sample must never leave a quantile, and a bucket must never blur a latency by more than
 * declared.
 */
final class LatencyHistogramTest {
  private static final long DAY_NS = 86_400_000_000_000L;

  private final LatencyHistogram histogram = new LatencyHistogram();

  @Test void withoutSamplesThereIsNothingToAnswer() {
    assertThat(histogram.isEmpty()).isTrue();
    assertThat(histogram.count()).isZero();
    assertThat(histogram.countAbove(0)).isZero();
    assertThatThrownBy(() -> histogram.quantile(0.5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("histogram: a quantile needs a sample, found none; ask for the count first");
    assertThatThrownBy(histogram::min).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(histogram::max).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(histogram::maxFinite).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(histogram::meanFinite).isInstanceOf(IllegalStateException.class);
    histogram.buckets((lowest, highest, samples) -> {
      throw new AssertionError("no bucket");
    });
  }

  @Test void smallNumbersAreExact() {
    for (long ns : new long[] {5, 0, 2047, 1, 5}) {
      histogram.record(ns);
    }
    assertThat(histogram.count()).isEqualTo(5);
    assertThat(histogram.min()).hasValue(0);
    assertThat(histogram.max()).hasValue(2047);
    assertThat(histogram.quantile(0)).hasValue(0);
    assertThat(histogram.quantile(0.4)).hasValue(1);
    assertThat(histogram.quantile(0.5)).hasValue(5);
    assertThat(histogram.quantile(0.8)).hasValue(5);
    assertThat(histogram.quantile(0.81)).hasValue(2047);
    assertThat(histogram.meanFinite()).isEqualTo((5 + 0 + 2047 + 1 + 5) / 5.0);
  }

  @Test void quantilesAreWithinTheDeclaredErrorOfTheExactOnes() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 20; round++) {
      histogram.clear();
      long[] samples = new long[1 + random.nextInt(5000)];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = random.nextLong(1L << 1 + random.nextInt(58));
        histogram.record(samples[i]);
      }
      Arrays.sort(samples);
      for (double p = 0; p <= 1; p += 0.001) {
        long exact = Quantiles.exact(samples, p);
        long found = histogram.quantile(p).orElseThrow();
        assertThat(found).isGreaterThanOrEqualTo(exact);
        assertThat(found - exact).isLessThanOrEqualTo((long) (exact * histogram.relativeError()));
      }
      assertThat(histogram.min()).hasValue(samples[0]);
      assertThat(histogram.max()).hasValue(samples[samples.length - 1]);
    }
  }

  @Test void lostSamplesStandAboveEveryNumber() {
    for (int i = 1; i <= 98; i++) {
      histogram.record(i);
    }
    histogram.recordLost();
    histogram.recordLost();
    assertThat(histogram.count()).isEqualTo(100);
    assertThat(histogram.finite()).isEqualTo(98);
    assertThat(histogram.lost()).isEqualTo(2);
    assertThat(histogram.quantile(0.5)).hasValue(50);
    assertThat(histogram.quantile(0.98)).hasValue(98);
    assertThat(histogram.quantile(0.981)).isEmpty();
    assertThat(histogram.quantile(1)).isEmpty();
    assertThat(histogram.max()).isEmpty();
    assertThat(histogram.maxFinite()).isEqualTo(98);
    assertThat(histogram.meanFinite()).isEqualTo(49.5);
    assertThat(histogram.atRank(98)).hasValue(98);
    assertThat(histogram.atRank(99)).isEmpty();
  }

  @Test void ifAllAreLostEveryQuantileIs() {
    histogram.recordLost();
    assertThat(histogram.isEmpty()).isFalse();
    assertThat(histogram.quantile(0)).isEmpty();
    assertThat(histogram.min()).isEmpty();
    assertThat(histogram.max()).isEmpty();
    assertThatThrownBy(histogram::meanFinite).isInstanceOf(IllegalStateException.class);
  }

  @Test void theCountAboveALatencyIncludesTheLost() {
    for (long ns : new long[] {10, 20, 20, 30}) {
      histogram.record(ns);
    }
    histogram.recordLost();
    assertThat(histogram.countAbove(0)).isEqualTo(5);
    assertThat(histogram.countAbove(10)).isEqualTo(4);
    assertThat(histogram.countAbove(19)).isEqualTo(4);
    assertThat(histogram.countAbove(20)).isEqualTo(2);
    assertThat(histogram.countAbove(30)).isEqualTo(1);
    assertThat(histogram.countAbove(Long.MAX_VALUE)).isEqualTo(1);
    assertThatThrownBy(() -> histogram.countAbove(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test void latenciesOutsideTheRangeAreRefusedAndNotRecorded() {
    assertThatThrownBy(() -> histogram.record(-1))
        .hasMessage("latency must be 0 to 1152921504606846976 ns, found -1");
    assertThatThrownBy(() -> histogram.record(Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    assertThat(histogram.isEmpty()).isTrue();
    histogram.record(LatencyHistogram.LATENCY_MAX_NS);
    assertThat(histogram.max()).hasValue(LatencyHistogram.LATENCY_MAX_NS);
    assertThat(histogram.quantile(0.5)).hasValue(LatencyHistogram.LATENCY_MAX_NS);
  }

  @Test void ranksOutsideTheSampleAreRefused() {
    histogram.record(1);
    assertThatThrownBy(() -> histogram.atRank(0)).hasMessage("rank must be 1 to 1, found 0");
    assertThatThrownBy(() -> histogram.atRank(2)).hasMessage("rank must be 1 to 1, found 2");
  }

  @Test void mergingInAnyOrderGivesTheBitsOfOneRun() throws IOException {
    SplittableRandom random = new SplittableRandom(6);
    LatencyHistogram whole = new LatencyHistogram();
    List<LatencyHistogram> shards = new ArrayList<>();
    for (int shard = 0; shard < 7; shard++) {
      LatencyHistogram part = new LatencyHistogram();
      for (int i = 0; i < 1000 * shard; i++) {
        long ns = random.nextLong(1L << 20 + 5 * shard);
        part.record(ns);
        whole.record(ns);
      }
      part.recordLost();
      whole.recordLost();
      shards.add(part);
    }
    LatencyHistogram forwards = new LatencyHistogram();
    LatencyHistogram backwards = new LatencyHistogram();
    for (int i = 0; i < 7; i++) {
      forwards.merge(shards.get(i));
      backwards.merge(shards.get(6 - i));
    }
    assertThat(describe(forwards)).isEqualTo(describe(whole));
    assertThat(describe(backwards)).isEqualTo(describe(whole));
  }

  private static String describe(LatencyHistogram histogram) throws IOException {
    StringBuilder text = new StringBuilder();
    histogram.writePercentiles(text, LatencyUnit.MILLISECONDS);
    text.append(Double.doubleToRawLongBits(histogram.meanFinite())).append(' ').append(histogram.count())
        .append(' ').append(histogram.min()).append(' ').append(histogram.maxFinite());
    return text.toString();
  }

  @Test void bucketsTellEverySampleOnceInRisingOrder() {
    SplittableRandom random = new SplittableRandom(7);
    long[] samples = random.longs(5000, 0, DAY_NS).sorted().toArray();
    for (long ns : samples) {
      histogram.record(ns);
    }
    int[] next = {0};
    histogram.buckets((lowest, highest, count) -> {
      assertThat((double) (highest - lowest)).isLessThanOrEqualTo(lowest * histogram.relativeError());
      for (long i = 0; i < count; i++) {
        assertThat(samples[next[0]++]).isBetween(lowest, highest);
      }
    });
    assertThat(next[0]).isEqualTo(samples.length);
  }

  @Test void thePercentileFileIsHdrHistogramsWithTheLostInAComment() throws IOException {
    for (int i = 1; i <= 4; i++) {
      histogram.record(i * 1_000_000_000L);
    }
    histogram.recordLost();
    assertThat(text(LatencyUnit.MILLISECONDS).lines()).containsExactly(
        "# unit ms, relative error 0.001",
        "# lost 1 of 5: they never ended, stand above every value and are not in the table",
        "       Value     Percentile TotalCount 1/(1-Percentile)",
        "",
        "    1000.342 0.000000000000          1           1.00",
        "    1000.342 0.100000000000          1           1.11",
        "    1000.342 0.200000000000          1           1.25",
        "    2000.683 0.300000000000          2           1.43",
        "    2000.683 0.400000000000          2           1.67",
        "    2000.683 0.500000000000          2           2.00",
        "    3001.025 0.550000000000          3           2.22",
        "    3001.025 0.600000000000          3           2.50",
        "    3001.025 0.650000000000          3           2.86",
        "    3001.025 0.700000000000          3           3.33",
        "    3001.025 0.750000000000          3           4.00",
        "    4001.366 0.775000000000          4           4.44",
        "    4001.366 1.000000000000          4",
        "#[Mean    =     2500.133, StdDeviation   =     1118.093]",
        "#[Max     =     4001.366, Total count    =            4]",
        "#[Buckets =           22, SubBuckets     =         2048]");
  }

  @Test void thePercentileFileOfNothingHasNoTable() throws IOException {
    assertThat(text(LatencyUnit.SECONDS)).isEqualTo("""
        # unit s, relative error 0.001
        # lost 0 of 0: they never ended, stand above every value and are not in the table
        # no finite sample
        """);
  }

  @Test void thePercentileFileIsTheSameInEveryLocale() throws IOException {
    for (int i = 1; i <= 100; i++) {
      histogram.record(i * 12_345_678L);
    }
    String expected = text(LatencyUnit.MICROSECONDS);
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "th-TH-u-nu-thai", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(text(LatencyUnit.MICROSECONDS)).as(tag).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
    assertThat(expected).doesNotContain("\r").endsWith("\n");
  }

  @Test void anOutputThatTakesNothingIsNotHidden() {
    histogram.record(1);
    Appendable full = new Appendable() {
      @Override public Appendable append(CharSequence text) throws IOException {
        throw new IOException("no space left");
      }

      @Override public Appendable append(CharSequence text, int start, int end) throws IOException {
        throw new IOException("no space left");
      }

      @Override public Appendable append(char character) throws IOException {
        throw new IOException("no space left");
      }
    };
    assertThatThrownBy(() -> histogram.writePercentiles(full, LatencyUnit.SECONDS))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
  }

  @Test void clearingForgetsEverything() {
    histogram.record(5);
    histogram.recordLost();
    histogram.clear();
    assertThat(histogram.isEmpty()).isTrue();
    histogram.record(7);
    assertThat(histogram.min()).isEqualTo(OptionalLong.of(7));
    assertThat(histogram.max()).isEqualTo(OptionalLong.of(7));
    assertThat(histogram.meanFinite()).isEqualTo(7);
  }

  @Test void aHistogramThatWasUsedBeforeWritesTheSameFileAsANewOne() throws IOException {
    histogram.record(DAY_NS);
    histogram.clear();
    histogram.record(7_000_000);
    LatencyHistogram fresh = new LatencyHistogram();
    fresh.record(7_000_000);
    assertThat(describe(histogram)).isEqualTo(describe(fresh));
  }

  @Test void unitsAreThoseOfScenarioFiles() {
    assertThat(LatencyUnit.values()).extracting(LatencyUnit::symbol).containsExactly("ns", "us", "ms", "s");
    assertThat(LatencyUnit.values()).extracting(LatencyUnit::nanoseconds)
        .containsExactly(1L, 1000L, 1_000_000L, 1_000_000_000L);
  }

  private String text(LatencyUnit unit) throws IOException {
    StringBuilder text = new StringBuilder();
    histogram.writePercentiles(text, unit);
    return text.toString();
  }
}
