package luosim.stats;

/** A unit in which latencies are shown. */
public enum LatencyUnit {
  /** Nanoseconds. */
  NANOSECONDS("ns", 1),
  /** Microseconds. */
  MICROSECONDS("us", 1_000),
  /** Milliseconds. */
  MILLISECONDS("ms", 1_000_000),
  /** Seconds. */
  SECONDS("s", 1_000_000_000);

  private final String symbol;
  private final long nanoseconds;

  LatencyUnit(String symbol, long nanoseconds) {
    this.symbol = symbol;
    this.nanoseconds = nanoseconds;
  }

  /** The unit's symbol, as scenario files write it. */
  public String symbol() {
    return symbol;
  }

  /** How many nanoseconds it has. */
  public long nanoseconds() {
    return nanoseconds;
  }
}
