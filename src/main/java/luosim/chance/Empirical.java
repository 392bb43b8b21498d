package luosim.chance;

import java.util.Arrays;

/**
 * The observations themselves: each draw is one of them, all equally likely.
 *
 * <p>Nothing is interpolated. Latencies of hardware come in clusters (a reset takes 100 ms or a
 * second, never half of it), and a number between two observations would be one that nobody saw.
 * The mean, the limits and every quantile are exactly those of the observations.
 *
 * <p>Immutable; two are equal if their observations are.
 */
public final class Empirical implements Distribution {
  /** The most observations one distribution may hold. */
  public static final int OBSERVATIONS_MAX = 1 << 24;

  private final double[] sorted;
  private final double mean;

  /**
   * The distribution of some observations, in any order.
   *
   * @param observations 1 to {@link #OBSERVATIONS_MAX} finite numbers; copied
   */
  public Empirical(double... observations) {
    Parameter.require(
        observations.length >= 1 && observations.length <= OBSERVATIONS_MAX,
        "empirical: number of observations",
        "1 to " + OBSERVATIONS_MAX,
        observations.length);
    for (int i = 0; i < observations.length; i++) {
      Parameter.finite("empirical: observation " + (i + 1), observations[i]);
    }
    sorted = observations.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      sum += (sorted[i] - sum) / (i + 1);
    }
    mean = sum;
  }

  /** How many observations there are. */
  public int count() {
    return sorted.length;
  }

  @Override public double draw(Stream stream) {
    return sorted[stream.nextInt(sorted.length)];
  }

  @Override public double mean() {
    return mean;
  }

  @Override public double lower() {
    return sorted[0];
  }

  @Override public double upper() {
    return sorted[sorted.length - 1];
  }

  @Override public double cumulative(double x) {
    int below = 0;
    int above = sorted.length;
    while (below < above) {
      int middle = (below + above) >>> 1;
      if (sorted[middle] <= x) {
        below = middle + 1;
      } else {
        above = middle;
      }
    }
    return (double) below / sorted.length;
  }

  @Override public double quantile(double p) {
    Parameter.probability(p);
    return sorted[Ranks.of(p, sorted.length) - 1];
  }

  @Override public boolean equals(Object other) {
    return other instanceof Empirical that && Arrays.equals(sorted, that.sorted);
  }

  @Override public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  @Override public String toString() {
    return "Empirical[" + sorted.length + " observations, " + lower() + " to " + upper() + "]";
  }
}
