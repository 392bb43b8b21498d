package luosim.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What blackouts of about equal length consist of, so that one can ask what makes the longest ones long.
 *
 * <p>Lengths are cut into steps of at most 0.4 %; each step holds how many pauses it has and the sum of each
 * of their parts. A step belongs to the band of percentiles in which its middle sample lies. Memory grows
 * with the number of steps, not with that of pauses.
 */
final class PartProfile {
  private static final int STEP_BITS = 8;
  private static final double[] EDGES = {0, 0.5, 0.9, 0.99, 0.999, 1};

  private final TreeMap<Integer, Step> steps = new TreeMap<>();

  /** The pauses of about one length. */
  static final class Step {
    private final long[] sumsNs = new long[PauseBook.PARTS];
    private long count;

    /** Adds one part of the pause that was counted last. */
    void part(int part, long ns) {
      sumsNs[part] = Math.addExact(sumsNs[part], ns);
    }
  }

  /** Counts a pause that ended; its parts are to be added to the answer. */
  Step pause(long lengthNs) {
    Step step = steps.computeIfAbsent(index(lengthNs), index -> new Step());
    step.count++;
    return step;
  }

  void merge(PartProfile later) {
    for (Map.Entry<Integer, Step> entry : later.steps.entrySet()) {
      Step step = steps.computeIfAbsent(entry.getKey(), index -> new Step());
      step.count += entry.getValue().count;
      for (int part = 0; part < PauseBook.PARTS; part++) {
        step.part(part, entry.getValue().sumsNs[part]);
      }
    }
  }

  /**
   * The means of the parts by bands of percentiles.
   *
   * @param lost pauses that never ended; they take part in the percentiles, above all others
   */
  List<MeasureSummary.Band> bands(long lost) {
    long count = lost;
    for (Step step : steps.values()) {
      count += step.count;
    }
    long[] counts = new long[EDGES.length - 1];
    double[][] sums = new double[counts.length][PauseBook.PARTS];
    long passed = 0;
    for (Step step : steps.values()) {
      int band = band((passed + step.count / 2.0) / count);
      counts[band] += step.count;
      for (int part = 0; part < PauseBook.PARTS; part++) {
        sums[band][part] += step.sumsNs[part];
      }
      passed += step.count;
    }
    List<MeasureSummary.Band> all = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      all.add(new MeasureSummary.Band(EDGES[i], EDGES[i + 1], counts[i], means(sums[i], counts[i])));
    }
    return all;
  }

  private static int band(double percentile) {
    int band = 0;
    while (band < EDGES.length - 2 && percentile >= EDGES[band + 1]) {
      band++;
    }
    return band;
  }

  private static List<Double> means(double[] sums, long count) {
    List<Double> means = new ArrayList<>();
    for (int part = 0; part < sums.length && count > 0; part++) {
      means.add(sums[part] / count);
    }
    return means;
  }

  private static int index(long lengthNs) {
    int magnitude = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, lengthNs));
    int step = magnitude > STEP_BITS + 1 ? (int) (lengthNs >>> magnitude - 1 - STEP_BITS) : (int) lengthNs;
    return magnitude << 16 | step;
  }
}
