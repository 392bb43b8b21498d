package luosim.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Two keys must never share their luck, and one key must never give other luck than before. */
final class StreamTest {
  /** How many words a key has: the seed and six ints. */
  private static final int WORDS = 7;

  private final Stream stream = new Stream();

  @Test void theFirstNumbersOfSomeKeysArePinned() {
    assertThat(new Stream().nextLong()).isEqualTo(keyed(0, 0, 0, 0, 0, 0, 0).nextLong());
    StringBuilder found = new StringBuilder();
    long[][] keys = {
        {0, 0, 0, 0, 0, 0, 0},
        {42, 1, 2, 3, 4, 5, 6},
        {-1, -1, -1, -1, -1, -1, -1},
        {Long.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, 0, 0, 0, 1}
    };
    for (long[] key : keys) {
      keyed(key);
      for (int i = 0; i < 3; i++) {
        found.append(Long.toHexString(stream.nextLong())).append(i < 2 ? " " : "\n");
      }
    }
    assertThat(found.toString()).isEqualTo("""
        9ca1f03ad81467b1 6bfaccc3a34ca9a9 fae17c76df36d296
        105ca1f66335f334 4cfaf2b2a8cc1cfa f59cd0e014d70069
        ff40a09f3ad24aca b960145a4ebafb66 4ae86a6aa7b36c7e
        3ac973c6cf89e59f e3faa8ca7b4d1bb5 9dddb8a948598583
        """);
  }

  @Test void aKeyStartsItsSequenceFromTheBeginningWhateverWasDrawnBefore() {
    keyed(1, 2, 3, 4, 5, 6, 7);
    long[] first = new long[100];
    Arrays.setAll(first, i -> stream.nextLong());
    keyed(9, 9, 9, 9, 9, 9, 9).nextGaussian();
    keyed(1, 2, 3, 4, 5, 6, 7);
    for (long expected : first) {
      assertThat(stream.nextLong()).isEqualTo(expected);
    }
  }

  @Test void theWordsOfAKeyAreNotInterchangeable() {
    long[] firsts = new long[WORDS];
    for (int word = 0; word < WORDS; word++) {
      long[] key = new long[WORDS];
      key[word] = 1;
      firsts[word] = keyed(key).nextLong();
    }
    assertThat(Arrays.stream(firsts).distinct().count()).isEqualTo(WORDS);
  }

  @Test void eachBitOfAKeyFlipsHalfTheBitsOfTheNumbers() {
    int bases = 200;
    for (int bit = 0; bit < 64 + 32 * (WORDS - 1); bit++) {
      int flippedFirst = 0;
      int flippedThird = 0;
      for (int base = 0; base < bases; base++) {
        long[] key = {base * 1001L, base % 3, base, 7, base / 2, 1, 0};
        long[] before = {0, 0, 0};
        keyed(key);
        Arrays.setAll(before, i -> stream.nextLong());
        flip(key, bit);
        keyed(key);
        flippedFirst += Long.bitCount(stream.nextLong() ^ before[0]);
        stream.nextLong();
        flippedThird += Long.bitCount(stream.nextLong() ^ before[2]);
      }
      // 12,800 coins: standard deviation 57
      assertThat(flippedFirst).as("key bit %d, first", bit).isBetween(6400 - 300, 6400 + 300);
      assertThat(flippedThird).as("key bit %d, third", bit).isBetween(6400 - 300, 6400 + 300);
    }
  }

  @Test void theFirstNumbersOfNeighbouringKeysAreUniformAndUncorrelated() {
    int n = 1 << 16;
    for (int word = 0; word < WORDS; word++) {
      int[] cells = new int[256];
      int[] pairs = new int[256];
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        long[] key = {42, 1, 17, 2, 3, 1, 0};
        key[word] = i;
        values[i] = keyed(key).nextDouble();
        cells[(int) (values[i] * 256)]++;
        if (i > 0) {
          pairs[(int) (values[i - 1] * 16) * 16 + (int) (values[i] * 16)]++;
        }
      }
      assertThat(chiSquare(cells)).as("word %d", word).isBetween(160.0, 370.0);
      assertThat(chiSquare(pairs)).as("pairs of word %d", word).isBetween(160.0, 370.0);
      assertThat(Math.abs(correlation(values, 1))).as("word %d", word).isLessThan(4 / Math.sqrt(n));
      assertThat(Math.abs(correlation(values, 32)))
          .as("word %d", word)
          .isLessThan(4 / Math.sqrt(n));
    }
  }

  @Test void theSameDrawOfNeighbouringStreamsIsUncorrelatedFurtherAlong() {
    int n = 1 << 14;
    for (int draw = 0; draw < 4; draw++) {
      double[] values = new double[n];
      for (int host = 0; host < n; host++) {
        keyed(42, 0, host, 1, 0, 1, 0);
        for (int i = 0; i < draw; i++) {
          stream.nextLong();
        }
        values[host] = stream.nextDouble();
      }
      assertThat(Math.abs(correlation(values, 1))).as("draw %d", draw).isLessThan(4 / Math.sqrt(n));
    }
  }

  @Test void aMillionKeysGiveAMillionSequences() {
    long[] firsts = new long[1_000_000];
    for (int i = 0; i < firsts.length; i++) {
      firsts[i] = keyed(42, i % 10, i / 1000, i / 10 % 10, i / 100 % 10, 1, 0).nextLong();
    }
    assertThat(Arrays.stream(firsts).distinct().count()).isEqualTo(firsts.length);
  }

  @Test void eachBitOfASequenceIsAFairCoinAndForgetsTheOneBefore() {
    keyed(7, 0, 0, 0, 0, 0, 0);
    int n = 1 << 16;
    int[] ones = new int[64];
    int[] repeats = new int[64];
    long before = stream.nextLong();
    for (int i = 0; i < n; i++) {
      long word = stream.nextLong();
      for (int bit = 0; bit < 64; bit++) {
        ones[bit] += (int) (word >>> bit & 1);
        repeats[bit] += (int) (~(word ^ before) >>> bit & 1);
      }
      before = word;
    }
    for (int bit = 0; bit < 64; bit++) {
      // standard deviation 128
      assertThat(ones[bit]).as("bit %d", bit).isBetween(n / 2 - 600, n / 2 + 600);
      assertThat(repeats[bit]).as("bit %d", bit).isBetween(n / 2 - 600, n / 2 + 600);
    }
  }

  @Test void intsBelowABoundAreEquallyLikely() {
    keyed(11, 0, 0, 0, 0, 0, 0);
    for (int bound : new int[] {1, 2, 3, 6, 7, 100, 1 << 10}) {
      int[] cells = new int[bound];
      int n = 1000 * bound;
      for (int i = 0; i < n; i++) {
        cells[stream.nextInt(bound)]++;
      }
      double excess = chiSquare(cells) - (bound - 1);
      assertThat(Math.abs(excess))
          .as("bound %d", bound)
          .isLessThanOrEqualTo(4 * Math.sqrt(2 * bound));
    }
  }

  @Test void aLargeBoundThatDoesNotDivideThePowersOfTwoIsStillFair() {
    keyed(12, 0, 0, 0, 0, 0, 0);
    int bound = 3 << 29;
    int[] thirds = new int[3];
    for (int i = 0; i < 300_000; i++) {
      int value = stream.nextInt(bound);
      assertThat(value >= 0 && value < bound).isTrue();
      thirds[value % 3]++;
    }
    assertThat(chiSquare(thirds)).isLessThan(14);
    for (int i = 0; i < 1000; i++) {
      assertThat(stream.nextInt(Integer.MAX_VALUE)).isBetween(0, Integer.MAX_VALUE - 1);
    }
  }

  @Test void aBoundBelowOneIsRefused() {
    assertThatThrownBy(() -> stream.nextInt(0))
        .hasMessage("stream: bound must be at least 1, found 0");
  }

  @Test void doublesLieInTheirIntervals() {
    keyed(13, 0, 0, 0, 0, 0, 0);
    double sum = 0;
    for (int i = 0; i < 100_000; i++) {
      double value = stream.nextDouble();
      assertThat(value >= 0 && value < 1).isTrue();
      sum += value;
    }
    assertThat(sum / 100_000).isBetween(0.5 - 0.004, 0.5 + 0.004);
  }

  private Stream keyed(long... key) {
    stream.key(
        key[0], (int) key[1], (int) key[2], (int) key[3], (int) key[4], (int) key[5], (int) key[6]);
    return stream;
  }

  private static void flip(long[] key, int bit) {
    if (bit < 64) {
      key[0] ^= 1L << bit;
    } else {
      key[1 + (bit - 64) / 32] ^= 1L << (bit - 64) % 32;
    }
  }

  private static double chiSquare(int[] cells) {
    double expected = (double) Arrays.stream(cells).sum() / cells.length;
    return Arrays.stream(cells)
        .mapToDouble(c -> (c - expected) * (c - expected) / expected)
        .sum();
  }

  private static double correlation(double[] values, int distance) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
      products += i < distance ? 0 : (values[i] - mean) * (values[i - distance] - mean);
    }
    return products / squares;
  }
}
