package luosim.engine;

/**
 * How far one run of an event loop may go.
 *
 * @param events the most events that may take place, at least 1
 * @param timeNs the last instant at which an event may take place, nanoseconds of simulated time,
 *     at least 0
 */
public record Limits(long events, long timeNs) {
  /** Refuses limits under which nothing could take place. */
  public Limits {
    if (events < 1) {
      throw new IllegalArgumentException("limits: events must be at least 1, found " + events);
    }
    if (timeNs < 0) {
      throw new IllegalArgumentException("limits: time must be at least 0 ns, found " + timeNs);
    }
  }

  /**
   * Limits that only overflow of a counter would reach; for lists whose owner is limited already.
   */
  public static Limits none() {
    return new Limits(Long.MAX_VALUE, Long.MAX_VALUE);
  }
}
