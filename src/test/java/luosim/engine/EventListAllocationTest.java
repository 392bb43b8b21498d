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
  private static final int ROUNDS = 20_000;

  @Test void schedulingCancellingTakingCopyingAndClearingAllocateNothingOnceTheArraysHaveGrown() {
    EventList list = new EventList(256);
    EventList copy = new EventList(256);
    EventLoop loop = new EventLoop(list, (timeNs, kind, argument) -> {}, Limits.none());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    long handled = work(list, copy, loop);
    threads.getThreadAllocatedBytes(self);
    long before = threads.getThreadAllocatedBytes(self);
    handled += work(list, copy, loop);
    long allocated = threads.getThreadAllocatedBytes(self) - before;
    assertThat(handled).isEqualTo(2L * ROUNDS * 25);
    assertThat(allocated).as("bytes in %d rounds", ROUNDS).isLessThan(ROUNDS / 10);
  }

  private static long work(EventList list, EventList copy, EventLoop loop) {
    long handled = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < 50; i++) {
        long handle = list.schedule(i * 7919L % 101, i, i);
        if (i % 2 == 0) {
          list.cancel(handle);
        }
      }
      copy.copyFrom(list);
      loop.run();
      handled += loop.handled();
      list.clear();
      loop.reset();
    }
    return handled;
  }
}
