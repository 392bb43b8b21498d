package luosim.bench.engine;

import java.util.PriorityQueue;

/** The loop that anybody would write first: one new object an event, by time and then by sequence. */
abstract class PlainLoop implements Model {
  private static final Callback NOTHING = nowNs -> {};

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long sequence;
  private long checksum;

  /** What an event does when it takes place. */
  interface Callback {
    void takePlace(long nowNs);
  }

  /** A pending event; a cancelled one is passed over, which is the cheap way to cancel in this queue. */
  static final class Event implements Comparable<Event> {
    private final long timeNs;
    private final long sequence;
    private Callback callback;

    Event(long timeNs, long sequence, Callback callback) {
      this.timeNs = timeNs;
      this.sequence = sequence;
      this.callback = callback;
    }

    void cancel() {
      callback = NOTHING;
    }

    @Override public int compareTo(Event other) {
      return timeNs != other.timeNs ? Long.compare(timeNs, other.timeNs)
          : Long.compare(sequence, other.sequence);
    }
  }

  final Event schedule(long timeNs, Callback callback) {
    var event = new Event(timeNs, sequence++, callback);
    events.add(event);
    return event;
  }

  @Override public final void run(int number) {
    int taken = 0;
    while (taken < number) {
      var event = events.poll();
      if (event.callback != NOTHING) {
        taken++;
        checksum = checksum * 31 + event.timeNs;
        event.callback.takePlace(event.timeNs);
      }
    }
  }

  @Override public final long checksum() {
    return checksum;
  }

  @Override public final int pending() {
    return events.size();
  }
}
