package luosim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * A list in its steady state must never allocate: a fleet runs billions of events through pooled
 * lists.
 */
final class EventListAllocationTest {
  @Test void aSmallListAllocatesNothingOnceItsArraysHaveGrown() {
    Work work = new Work(50, 101, 2_000);
    assertThat(work.allocated()).as("bytes in %d events", work.events()).isLessThan(2_000);
  }

  @Test void aListWithALadderAllocatesNothingOnceItsArraysHaveGrown() {
    Work work = new Work(20_000, 1_000_003, 8);
    assertThat(work.allocated()).as("bytes in %d events", work.events()).isLessThan(2_000);
  }

  @Test void theLaddersOfCrowdedInstantsAllocateNothingOnceItsArraysHaveGrown() {
    Work work = new Work(20_000, 3, 8);
    assertThat(work.allocated()).as("bytes in %d events", work.events()).isLessThan(2_000);
  }

  /** Rounds of filling, cancelling, taking and clearing, the same in the first half and the second. */
  private static final class Work {
    private final EventList list;
    private final EventLoop loop;
    private final int events;
    private final long instants;
    private final int rounds;

    Work(int events, long instants, int rounds) {
      this.events = events;
      this.instants = instants;
      this.rounds = rounds;
      list = new EventList(events + 1);
      loop = new EventLoop(list, this::takePlace, Limits.none());
    }

    long events() {
      return (long) events * rounds;
    }

    long allocated() {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long self = Thread.currentThread().getId();
      long handled = run();
      threads.getThreadAllocatedBytes(self);
      long before = threads.getThreadAllocatedBytes(self);
      long again = run();
      long allocated = threads.getThreadAllocatedBytes(self) - before;
      assertThat(again).isEqualTo(handled).isGreaterThanOrEqualTo(events() / 2);
      return allocated;
    }

    private long run() {
      long handled = 0;
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < events; i++) {
          long handle = list.schedule(i * 7919L % instants, i, i);
          if (i % 2 == 0) {
            list.cancel(handle);
          }
        }
        loop.run();
        handled += loop.handled();
        list.clear();
        loop.reset();
      }
      return handled;
    }

    private void takePlace(long timeNs, int kind, int argument) {
      if (kind > 0 && argument % 4 == 1) {
        list.schedule(timeNs + argument * 31L % instants, 0, argument);
      }
    }
  }
}
