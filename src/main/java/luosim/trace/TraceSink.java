package luosim.trace;

/**
 * Something that takes trace events as they happen. Events of one host come in time order; fields are those
 * that {@link TraceKind} names.
 */
@FunctionalInterface
public interface TraceSink {

  /**
   * Takes one event.
   *
   * @param timeNs simulated time, ns
   * @param host host index from 0, or -1 for the fleet
   */
  void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c);

  /** A sink that passes every event to this one, then to the other. */
  default TraceSink and(TraceSink other) {
    return (kind, timeNs, host, subject, a, b, c) -> {
      record(kind, timeNs, host, subject, a, b, c);
      other.record(kind, timeNs, host, subject, a, b, c);
    };
  }
}
