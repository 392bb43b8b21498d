package luosim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Over any mixture of scheduling, cancelling, taking and clearing, the event list must never
 * differ from a queue of objects in the Java library that is ordered by time and then by
 * sequence.
 */
final class EventListDifferentialTest {
  private static final int STEPS = 300_000;

  /** One event of the model; removed from the queue when it is cancelled. */
  private static final class Expected implements Comparable<Expected> {
    final long timeNs;
    final long sequence;
    final int kind;
    final int argument;
    final long handle;
    boolean gone;
    int place;

    Expected(long timeNs, long sequence, int kind, int argument, long handle) {
      this.timeNs = timeNs;
      this.sequence = sequence;
      this.kind = kind;
      this.argument = argument;
      this.handle = handle;
    }

    @Override public int compareTo(Expected other) {
      int byTime = Long.compare(timeNs, other.timeNs);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  /** The list, the model of it, and every handle that was ever given. */
  private static final class Pair {
    final EventList list;
    final PriorityQueue<Expected> queue = new PriorityQueue<>();
    final List<Expected> pending = new ArrayList<>();
    final List<Long> stale = new ArrayList<>();
    final SplittableRandom random;
    final long granularityNs;
    long nowNs;
    long sequence;

    Pair(int limit, long granularityNs, long seed) {
      list = new EventList(limit);
      this.granularityNs = granularityNs;
      random = new SplittableRandom(seed);
    }

    void schedule() {
      long timeNs = nowNs + delay();
      int kind = random.nextInt();
      int argument = random.nextInt();
      Expected event =
          new Expected(timeNs, sequence++, kind, argument, list.schedule(timeNs, kind, argument));
      queue.add(event);
      event.place = pending.size();
      pending.add(event);
    }

    /** Mostly spread out, sometimes at once, sometimes far away. */
    long delay() {
      return switch (random.nextInt(8)) {
        case 0 -> 0;
        case 1 -> random.nextLong(1_000_000) * granularityNs;
        default -> random.nextLong(1000) * granularityNs;
      };
    }

    void cancel() {
      if (!pending.isEmpty()) {
        Expected event = pending.get(random.nextInt(pending.size()));
        event.gone = true;
        forget(event);
        assertThat(list.cancel(event.handle)).isTrue();
      }
      if (!stale.isEmpty()) {
        assertThat(list.cancel(stale.get(random.nextInt(stale.size())))).isFalse();
      }
    }

    void forget(Expected event) {
      Expected last = pending.remove(pending.size() - 1);
      if (last != event) {
        pending.set(event.place, last);
        last.place = event.place;
      }
      if (stale.size() < 10_000) {
        stale.add(event.handle);
      } else {
        stale.set(random.nextInt(10_000), event.handle);
      }
    }

    Expected head() {
      while (!queue.isEmpty() && queue.peek().gone) {
        queue.poll();
      }
      return queue.peek();
    }

    void poll() {
      Expected event = head();
      if (event == null) {
        assertThat(list.poll()).isFalse();
        return;
      }
      queue.poll();
      forget(event);
      assertThat(list.poll()).isTrue();
      boolean equal = list.timeNs() == event.timeNs
          && list.kind() == event.kind
          && list.argument() == event.argument;
      assertThat(equal).as("event %d at %d", event.sequence, event.timeNs).isTrue();
      nowNs = event.timeNs;
    }

    void clear() {
      for (Expected event : pending) {
        stale.set(random.nextInt(stale.size()), event.handle);
      }
      queue.clear();
      pending.clear();
      list.clear();
      nowNs = 0;
    }

    void compareSizeAndNext() {
      Expected event = head();
      assertThat(list.size()).isEqualTo(pending.size());
      assertThat(list.isEmpty()).isEqualTo(pending.isEmpty());
      assertThat(list.nextTimeNs()).isEqualTo(event == null ? EventList.NEVER_NS : event.timeNs);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "1, 300, 11", "1000, 300, 12", "100000000, 300, 13",
      "1, 5000, 21", "1000, 5000, 22", "100000000, 5000, 23",
      "1, 100000, 31", "1000, 100000, 32", "100000000, 100000, 33",
      "1, 20, 41"
  }) void mixedStepsAgreeWithTheLibrarysQueue(long granularityNs, int size, long seed) {
    Pair pair = new Pair(4 * size, granularityNs, seed);
    for (int i = 0; i < size; i++) {
      pair.schedule();
    }
    for (int step = 0; step < STEPS; step++) {
      int share = pair.pending.size() > 2 * size ? 2 : pair.pending.size() < size / 2 ? 6 : 4;
      int dice = pair.random.nextInt(10);
      if (dice < share) {
        pair.schedule();
      } else if (dice < share + (10 - share) / 2) {
        pair.cancel();
      } else {
        pair.poll();
      }
      if (step % 100 == 0) {
        pair.compareSizeAndNext();
      }
      if (step % 120_000 == 119_999) {
        pair.clear();
      }
    }
    while (!pair.pending.isEmpty()) {
      pair.poll();
    }
    assertThat(pair.list.isEmpty()).isTrue();
  }
}
