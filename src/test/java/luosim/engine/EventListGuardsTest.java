package luosim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * No pattern of times may let the work for one event grow with the number of events: it is counted
 * in pairs moved or looked at. And none may disturb the order.
 */
final class EventListGuardsTest {
  private static final int EVENTS = 100_000;

  /** A few times what the patterns need; work that grows with the events would need thousands. */
  private static final int MOVED_PER_EVENT_MAX = 60;

  private final EventList list = new EventList(2 * EVENTS);
  private int scheduled;
  private int taken;

  /** Schedules an event that carries its place in the order of scheduling. */
  private long schedule(long timeNs) {
    return list.schedule(timeNs, 0, scheduled++);
  }

  private void take() {
    long timeNs = list.timeNs();
    int argument = list.argument();
    assertThat(list.poll()).isTrue();
    boolean inOrder = list.timeNs() > timeNs || list.timeNs() == timeNs && list.argument() > argument;
    assertThat(inOrder || taken == 0).as("%d at %d after %d at %d", list.argument(), list.timeNs(),
        argument, timeNs).isTrue();
    taken++;
  }

  private void takeAll() {
    while (!list.isEmpty()) {
      take();
    }
  }

  private void expectLittleWork() {
    assertThat(list.moved()).as("pairs moved or looked at for %d events", scheduled)
        .isLessThan((long) MOVED_PER_EVENT_MAX * scheduled);
  }

  @Test void manyEventsJustAfterNowInFrontOfFarOnes() {
    for (int i = 0; i < 1000; i++) {
      schedule(1_000_000_000L * i);
    }
    take();
    for (int i = 0; i < EVENTS; i++) {
      schedule(list.timeNs() + 1 + i * 7919L % 1000);
    }
    takeAll();
    assertThat(taken).isEqualTo(scheduled);
    expectLittleWork();
  }

  @Test void burstsJustAfterNowWithEachEvent() {
    for (int i = 0; i < 1000; i++) {
      schedule(1_000_000L * i);
    }
    while (!list.isEmpty()) {
      take();
      if (list.timeNs() % 1_000_000L == 0) {
        for (int i = 0; i < 99; i++) {
          schedule(list.timeNs() + 999 - 10 * i);
        }
      }
    }
    assertThat(taken).isEqualTo(scheduled).isEqualTo(100_000);
    expectLittleWork();
  }

  @Test void eachEventEarlierThanAllPendingOnes() {
    for (int i = 0; i < EVENTS; i++) {
      schedule(EVENTS - i);
    }
    takeAll();
    expectLittleWork();
  }

  @Test void eachEventLaterThanAllPendingOnes() {
    for (int i = 0; i < EVENTS; i++) {
      schedule(i);
      if (i % 3 == 2) {
        take();
      }
    }
    takeAll();
    expectLittleWork();
  }

  @Test void allEventsAtOneInstant() {
    for (int i = 0; i < EVENTS; i++) {
      schedule(5);
    }
    takeAll();
    assertThat(taken).isEqualTo(EVENTS);
    expectLittleWork();
  }

  @Test void moreAndMoreEventsAtTheInstantThatTakesPlace() {
    schedule(5);
    while (!list.isEmpty()) {
      take();
      for (int i = 0; i < 3 && scheduled < EVENTS; i++) {
        schedule(5);
      }
    }
    assertThat(taken).isEqualTo(EVENTS);
    expectLittleWork();
  }

  @Test void thousandsAtEachOfAFewInstants() {
    for (int i = 0; i < EVENTS; i++) {
      schedule(100_000_000L * (i * 7919L % 13));
    }
    takeAll();
    expectLittleWork();
  }

  @Test void thousandsAtOneInstantThatIsLookedAtWhileEarlierOnesCome() {
    for (int i = 0; i < EVENTS; i++) {
      schedule(1_000_000);
    }
    for (int round = 0; round < 1000; round++) {
      list.nextTimeNs();
      for (int i = 0; i < 100; i++) {
        schedule(1000L * round + i * 37 % 100);
      }
      for (int i = 0; i < 100; i++) {
        take();
      }
    }
    assertThat(list.timeNs()).isLessThan(1_000_000);
    takeAll();
    assertThat(taken).isEqualTo(2 * EVENTS);
    expectLittleWork();
  }

  @Test void earlierAndEarlierBurstsWhoseBeginningsAreCancelled() {
    long[] burst = new long[200];
    for (int round = 0; round < EVENTS / burst.length; round++) {
      long fromNs = 1_000_000_000L - 10_000L * round;
      for (int i = 0; i < burst.length; i++) {
        burst[i] = schedule(fromNs + 10 * i);
      }
      for (int i = 0; i < burst.length / 3; i++) {
        list.cancel(burst[i]);
      }
      list.nextTimeNs();
    }
    int pending = list.size();
    takeAll();
    assertThat(taken).isEqualTo(pending);
    expectLittleWork();
  }

  @Test void instantsThatLieTwiceAsFarEachTime() {
    for (int i = 0; i < EVENTS; i++) {
      schedule((1L << i % 62) + i * 31L % 7);
    }
    takeAll();
    expectLittleWork();
  }

  @Test void theFirstAndTheLastInstant() {
    for (int i = 0; i < EVENTS; i++) {
      schedule(i % 2 == 0 ? 0 : EventList.NEVER_NS - 1 - i % 3);
    }
    takeAll();
    assertThat(taken).isEqualTo(EVENTS);
    expectLittleWork();
  }

  @Test void timersThatAreAlwaysRenewedAreSweptOutAsFastAsTheyCome() {
    long[] timers = new long[1000];
    for (int i = 0; i < timers.length; i++) {
      timers[i] = schedule(1_000_000 + i);
    }
    for (int i = 0; i < EVENTS; i++) {
      int timer = (int) (i * 7919L % timers.length);
      assertThat(list.cancel(timers[timer])).isTrue();
      timers[timer] = schedule(1_000_000 + i);
      assertThat(list.heldPairs()).isLessThanOrEqualTo(2 * timers.length);
    }
    takeAll();
    assertThat(taken).isEqualTo(timers.length);
    expectLittleWork();
  }
}
