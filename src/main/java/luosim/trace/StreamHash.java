package luosim.trace;

/**
 * A 64-bit hash over a stream of trace events, taken as they pass, in order; equal streams have equal hashes
 * on every JVM.
 */
public final class StreamHash implements TraceSink {
  private static final long START = 0x6c756f73696d0001L;
  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

  private long state = START;
  private long events;

  @Override public void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {
    long h = state;
    h = step(h, (long) kind.ordinal() << 32 | (host & 0xffffffffL));
    h = step(h, timeNs);
    h = step(h, subject);
    h = step(h, a);
    h = step(h, b);
    h = step(h, c);
    state = h;
    events++;
  }

  private static long step(long hash, long word) {
    long mixed = (hash ^ word) * MULTIPLIER;
    return Long.rotateLeft(mixed ^ mixed >>> 32, 27) * MULTIPLIER + 0x52dce729L;
  }

  /** The hash of all events so far. */
  public long value() {
    return state;
  }

  /** The number of events so far. */
  public long events() {
    return events;
  }

  /** Starts again with the empty stream. */
  public void reset() {
    state = START;
    events = 0;
  }
}
