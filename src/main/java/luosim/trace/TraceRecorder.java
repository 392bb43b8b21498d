package luosim.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A sink that keeps every event, up to a limit; for replays and tests, never on the fleet path. */
public final class TraceRecorder implements TraceSink {
  private final List<TraceEvent> events = new ArrayList<>();
  private final int limit;

  /** A recorder that keeps at most {@code limit} events and then refuses more by name. */
  public TraceRecorder(int limit) {
    this.limit = limit;
  }

  @Override public void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {
    if (events.size() == limit) {
      throw new IllegalStateException("trace limit reached: " + limit + " events; record fewer hosts");
    }
    events.add(new TraceEvent(kind, timeNs, host, subject, a, b, c));
  }

  /** The events so far, in order. */
  public List<TraceEvent> events() {
    return Collections.unmodifiableList(events);
  }

  public void clear() {
    events.clear();
  }
}
