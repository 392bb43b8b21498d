package luosim.metrics;

import java.util.Arrays;

/**
 * How many hosts are in each condition over the time of one rollout, at a resolution that follows its length.
 *
 * <p>Time is cut into {@value #BINS} equal bins whose width doubles when the rollout outgrows them, so that
 * memory does not grow with the fleet. Each bin holds by how much a number changed in it; a level is that at
 * the end of a bin.
 */
public final class Timeline {
  /** Bins of a timeline. */
  public static final int BINS = 1024;

  private static final long FIRST_WIDTH_NS = 1L << 24;

  /** A condition that hosts are counted in. */
  public enum Condition {
    /** Holds a slot. */
    UPDATING("updating"),
    /** One of its VMs does not run. */
    UNAVAILABLE("unavailable"),
    /** Has its outcome and runs the new kernel. */
    DONE("done"),
    /** Has its outcome and does not run the new kernel. */
    FAILED("failed");

    private final String text;

    Condition(String text) {
      this.text = text;
    }

    /** The word that tables use. */
    public String text() {
      return text;
    }
  }

  private static final int CONDITIONS = Condition.values().length;

  private final long[][] changes = new long[CONDITIONS][BINS];
  private long widthNs = FIRST_WIDTH_NS;
  private long endNs;

  /** Notes that a number changed at an instant. */
  void change(Condition condition, long timeNs, long by) {
    fit(timeNs);
    endNs = Math.max(endNs, timeNs);
    changes[condition.ordinal()][(int) (timeNs / widthNs)] += by;
  }

  private void fit(long timeNs) {
    while (timeNs / widthNs >= BINS) {
      for (long[] row : changes) {
        for (int i = 0; i < BINS / 2; i++) {
          row[i] = row[2 * i] + row[2 * i + 1];
        }
        Arrays.fill(row, BINS / 2, BINS, 0);
      }
      widthNs *= 2;
    }
  }

  /** The width of a bin, ns. */
  public long widthNs() {
    return widthNs;
  }

  /** The last instant at which anything changed, ns. */
  public long endNs() {
    return endNs;
  }

  /** Makes the bins at least as wide as those of another, so that both can be read side by side. */
  public void widenTo(long otherWidthNs) {
    while (widthNs < otherWidthNs) {
      fit(widthNs * BINS);
    }
  }

  /** The number of hosts in a condition at the end of a bin. */
  public long level(Condition condition, int bin) {
    long level = 0;
    for (int i = 0; i <= bin; i++) {
      level += changes[condition.ordinal()][i];
    }
    return level;
  }

  /** The numbers at the end of each bin. */
  public long[] levels(Condition condition) {
    long[] levels = changes[condition.ordinal()].clone();
    for (int i = 1; i < BINS; i++) {
      levels[i] += levels[i - 1];
    }
    return levels;
  }
}
