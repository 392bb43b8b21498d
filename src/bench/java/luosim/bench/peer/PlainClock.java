package luosim.bench.peer;

import java.util.PriorityQueue;

/** The loop that anybody would write first: objects in the JDK's priority queue, by time and sequence. */
final class PlainClock implements Clock {
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long nowNs;
  private long sequence;
  private boolean stopped;

  private static final class Event implements Comparable<Event> {
    private final long timeNs;
    private final long sequence;
    private final Runnable action;

    Event(long timeNs, long sequence, Runnable action) {
      this.timeNs = timeNs;
      this.sequence = sequence;
      this.action = action;
    }

    @Override public int compareTo(Event other) {
      int byTime = Long.compare(timeNs, other.timeNs);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  @Override public Task task(Runnable action) {
    return delayNs -> events.add(new Event(nowNs + delayNs, sequence++, action));
  }

  @Override public long nowNs() {
    return nowNs;
  }

  @Override public void run() {
    while (!stopped && !events.isEmpty()) {
      var event = events.poll();
      nowNs = event.timeNs;
      event.action.run();
    }
  }

  @Override public void stop() {
    stopped = true;
  }
}
