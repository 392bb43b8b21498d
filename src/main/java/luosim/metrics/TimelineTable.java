package luosim.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import luosim.stats.Quantiles;

/** Hosts in each condition over time, as quantiles over replications. */
public final class TimelineTable {
  private static final double[] LEVELS = {0.05, 0.5, 0.95};

  private TimelineTable() {}

  /**
   * The number of hosts in a condition at one instant.
   *
   * @param timeNs end of the bin
   * @param p5 reached or exceeded by 95 % of the replications
   * @param p50 the median over replications
   * @param p95 reached or exceeded by 5 %
   */
  public record Point(long timeNs, Timeline.Condition condition, long p5, long p50, long p95) {}

  /** The points of all conditions, by time and condition, until nothing changes any more. */
  public static List<Point> of(List<Timeline> timelines) {
    List<Point> points = new ArrayList<>();
    if (timelines.isEmpty()) {
      return points;
    }
    long width = timelines.get(0).widthNs();
    long end = timelines.stream().mapToLong(Timeline::endNs).max().orElseThrow();
    int bins = (int) Math.min(Timeline.BINS, end / width + 1);
    Timeline.Condition[] conditions = Timeline.Condition.values();
    long[][][] levels = new long[conditions.length][timelines.size()][];
    for (Timeline.Condition condition : conditions) {
      for (int i = 0; i < timelines.size(); i++) {
        levels[condition.ordinal()][i] = timelines.get(i).levels(condition);
      }
    }
    for (int bin = 0; bin < bins; bin++) {
      for (Timeline.Condition condition : conditions) {
        points.add(point(levels[condition.ordinal()], bin, (bin + 1) * width, condition));
      }
    }
    return points;
  }

  private static Point point(long[][] levels, int bin, long timeNs, Timeline.Condition condition) {
    long[] sorted = new long[levels.length];
    for (int i = 0; i < levels.length; i++) {
      sorted[i] = levels[i][bin];
    }
    Arrays.sort(sorted);
    long[] shown = new long[LEVELS.length];
    for (int i = 0; i < LEVELS.length; i++) {
      shown[i] = sorted[(int) Quantiles.rank(LEVELS[i], sorted.length) - 1];
    }
    return new Point(timeNs, condition, shown[0], shown[1], shown[2]);
  }
}
