package luosim.chance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Layers and tail together must never give another law than the density they cover. */
final class ZigguratTest {
  private static final int DRAWS = 4_000_000;

  @Test void theLayersOfTheExponentialCloseAtTheTop() {
    double tail = Ziggurat.EXPONENTIAL_TAIL;
    assertThat((1 + tail) * StrictMath.exp(-tail))
        .isCloseTo(Ziggurat.EXPONENTIAL_AREA, relative(1e-14));
    double x = tail;
    for (int i = 2; i < Ziggurat.LAYERS; i++) {
      x = -StrictMath.log(StrictMath.exp(-x) + Ziggurat.EXPONENTIAL_AREA / x);
    }
    assertThat(StrictMath.exp(-x) + Ziggurat.EXPONENTIAL_AREA / x).isCloseTo(1, relative(1e-12));
  }

  @Test void theLayersOfTheNormalCloseAtTheTop() {
    double tail = Ziggurat.NORMAL_TAIL;
    double beyond = Special.normalAbove(tail) * StrictMath.sqrt(2 * StrictMath.PI);
    assertThat(tail * density(tail) + beyond).isCloseTo(Ziggurat.NORMAL_AREA, relative(1e-13));
    double x = tail;
    for (int i = 2; i < Ziggurat.LAYERS; i++) {
      x = StrictMath.sqrt(-2 * StrictMath.log(density(x) + Ziggurat.NORMAL_AREA / x));
    }
    assertThat(density(x) + Ziggurat.NORMAL_AREA / x).isCloseTo(1, relative(1e-12));
  }

  @Test void exponentialDrawsHaveTheRightMomentsAndTail() {
    Stream stream = new Stream();
    double[] sums = new double[3];
    int beyond = 0;
    int farBeyond = 0;
    for (int i = 0; i < DRAWS; i++) {
      double x = stream.nextExponential();
      sums[0] += x;
      sums[1] += x * x;
      sums[2] += x * x * x;
      beyond += x > Ziggurat.EXPONENTIAL_TAIL ? 1 : 0;
      farBeyond += x > Ziggurat.EXPONENTIAL_TAIL + 2 ? 1 : 0;
    }
    assertThat(sums[0] / DRAWS).isCloseTo(1, absolute(4 / Math.sqrt(DRAWS)));
    assertThat(sums[1] / DRAWS).isCloseTo(2, absolute(4 * Math.sqrt(20.0 / DRAWS)));
    assertThat(sums[2] / DRAWS).isCloseTo(6, absolute(4 * Math.sqrt(684.0 / DRAWS)));
    assertCount(beyond, DRAWS * StrictMath.exp(-Ziggurat.EXPONENTIAL_TAIL));
    assertCount(farBeyond, DRAWS * StrictMath.exp(-Ziggurat.EXPONENTIAL_TAIL - 2));
  }

  @Test void normalDrawsHaveTheRightMomentsAndTails() {
    Stream stream = new Stream();
    double[] sums = new double[5];
    int above = 0;
    int below = 0;
    int farAbove = 0;
    for (int i = 0; i < DRAWS; i++) {
      double z = stream.nextGaussian();
      double power = 1;
      for (int k = 0; k < sums.length; k++) {
        sums[k] += power;
        power *= z;
      }
      above += z > Ziggurat.NORMAL_TAIL ? 1 : 0;
      below += z < -Ziggurat.NORMAL_TAIL ? 1 : 0;
      farAbove += z > 4 ? 1 : 0;
    }
    assertThat(sums[1] / DRAWS).isCloseTo(0, absolute(4 / Math.sqrt(DRAWS)));
    assertThat(sums[2] / DRAWS).isCloseTo(1, absolute(4 * Math.sqrt(2.0 / DRAWS)));
    assertThat(sums[3] / DRAWS).isCloseTo(0, absolute(4 * Math.sqrt(15.0 / DRAWS)));
    assertThat(sums[4] / DRAWS).isCloseTo(3, absolute(4 * Math.sqrt(96.0 / DRAWS)));
    assertCount(above, DRAWS * Special.normalAbove(Ziggurat.NORMAL_TAIL));
    assertCount(below, DRAWS * Special.normalAbove(Ziggurat.NORMAL_TAIL));
    assertCount(farAbove, DRAWS * Special.normalAbove(4));
  }

  @Test void drawsFillEquallyLikelyCellsEvenly() {
    Stream stream = new Stream();
    int cells = 1000;
    int[] exponential = new int[cells];
    int[] normal = new int[cells];
    for (int i = 0; i < DRAWS / 4; i++) {
      exponential[(int) (cells * -StrictMath.expm1(-stream.nextExponential()))]++;
      normal[(int) (cells * Special.normalAbove(stream.nextGaussian()))]++;
    }
    assertThat(chiSquare(exponential)).isBetween(820.0, 1180.0);
    assertThat(chiSquare(normal)).isBetween(820.0, 1180.0);
  }

  private static double chiSquare(int[] cells) {
    double expected = DRAWS / 4.0 / cells.length;
    double sum = 0;
    for (int count : cells) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  private static void assertCount(int found, double expected) {
    assertThat((double) found).isCloseTo(expected, absolute(4 * Math.sqrt(expected)));
  }

  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }

  private static org.assertj.core.data.Offset<Double> absolute(double error) {
    return org.assertj.core.data.Offset.offset(error);
  }

  private static org.assertj.core.data.Percentage relative(double error) {
    return org.assertj.core.data.Percentage.withPercentage(100 * error);
  }
}
