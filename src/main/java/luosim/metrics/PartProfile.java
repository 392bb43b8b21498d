package luosim.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** By length, null where no pause is so long; grows to the longest one met. */
  private Step[] steps = {};

  /** The pauses of about one length. */
  static final class Step {
    private final long[] sumsNs = new long[PauseBook.PARTS];
    private long count;

    /** Adds one part of the pause that was counted last. */
    void part(int part, long ns) {
      sumsNs[part] = Math.addExact(sumsNs[part], ns);
    }

    void add(Step other) {
      count += other.count;
      for (int part = 0; part < PauseBook.PARTS; part++) {
        part(part, other.sumsNs[part]);
      }
    }
  }

  /** Counts a pause that ended; its parts are to be added to the answer. */
  Step pause(long lengthNs) {
    Step step = step(Steps.of(lengthNs, STEP_BITS));
    step.count++;
    return step;
  }

  private Step step(int index) {
    if (index >= steps.length) {
      steps = Arrays.copyOf(steps, Math.max(index + 1, 2 * steps.length));
    }
    if (steps[index] == null) {
      steps[index] = new Step();
    }
    return steps[index];
  }

  private List<Step> known() {
    return Arrays.stream(steps).filter(step -> step != null).toList();
  }

  void merge(PartProfile later) {
    for (int index = 0; index < later.steps.length; index++) {
      if (later.steps[index] != null) {
        step(index).add(later.steps[index]);
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
    for (Step step : known()) {
      count += step.count;
    }
    long[] counts = new long[EDGES.length - 1];
    double[][] sums = new double[counts.length][PauseBook.PARTS];
    long passed = 0;
    for (Step step : known()) {
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
}
