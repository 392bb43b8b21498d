package luosim.stats;

/**
 * A level over simulated time, such as the number of hosts unavailable: its extremes, and its
 * average weighted by how long each value held.
 *
 * <p>The area under the level is kept exactly. Time is in nanoseconds and must not go backwards.
 */
public final class TimeWeighted {
  private final long startNs;
  private final WideSum area = new WideSum();
  private long sinceNs;
  private long value;
  private long min;
  private long max;

  /** A level that has the given value from the given instant on. */
  public TimeWeighted(long startNs, long value) {
    this.startNs = startNs;
    this.sinceNs = startNs;
    this.value = value;
    this.min = value;
    this.max = value;
  }

  /**
   * Changes the level at an instant. A value that holds for no time counts for the extremes only.
   */
  public void set(long timeNs, long newValue) {
    advance(timeNs);
    value = newValue;
    min = Math.min(min, newValue);
    max = Math.max(max, newValue);
  }

  /** Raises or lowers the level at an instant. */
  public void add(long timeNs, long change) {
    set(timeNs, Math.addExact(value, change));
  }

  /** The level now. */
  public long value() {
    return value;
  }

  /** The least value so far. */
  public long min() {
    return min;
  }

  /** The greatest value so far. */
  public long max() {
    return max;
  }

  /**
   * The average level from the start to an instant; time goes on to that instant.
   *
   * @param timeNs at or after the last change; at the start itself the average is the level
   */
  public double mean(long timeNs) {
    advance(timeNs);
    return timeNs == startNs ? value : area.over(timeNs - startNs);
  }

  /**
   * The integral of the level in units of level times nanosecond, such as host-nanoseconds, as a
   * double.
   */
  public double area(long timeNs) {
    advance(timeNs);
    return area.over(1);
  }

  private void advance(long timeNs) {
    if (timeNs < sinceNs) {
      throw new IllegalArgumentException(
          "level over time: time must not go backwards from " + sinceNs + " ns, found " + timeNs);
    }
    area.addProduct(value, timeNs - sinceNs);
    sinceNs = timeNs;
  }
}
