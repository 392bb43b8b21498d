package luosim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** An event must never take place twice, out of order, or after its cancellation. */
final class EventListTest {
  private final EventList list = new EventList(1000);

  @Test void anEmptyListHasNoNextEvent() {
    assertThat(list.isEmpty()).isTrue();
    assertThat(list.size()).isZero();
    assertThat(list.nextTimeNs()).isEqualTo(Long.MAX_VALUE);
    assertThat(list.poll()).isFalse();
  }

  @Test void eventsLeaveInOrderOfTime() {
    list.schedule(30, 3, 33);
    list.schedule(10, 1, 11);
    list.schedule(20, 2, 22);
    assertThat(list.nextTimeNs()).isEqualTo(10);
    assertThat(drain()).isEqualTo("10:1/11 20:2/22 30:3/33");
  }

  @Test void eventsOfEqualTimeLeaveInTheOrderTheyWereScheduled() {
    for (int i = 0; i < 100; i++) {
      list.schedule(i % 2, 0, i);
    }
    StringBuilder expected = new StringBuilder();
    for (int parity = 0; parity < 2; parity++) {
      for (int i = parity; i < 100; i += 2) {
        expected
            .append(expected.isEmpty() ? "" : " ")
            .append(parity)
            .append(":0/")
            .append(i);
      }
    }
    assertThat(drain()).isEqualTo(expected.toString());
  }

  @Test void anEventScheduledAtThePresentInstantComesAfterThoseAlreadyPendingThere() {
    list.schedule(5, 0, 1);
    list.schedule(5, 0, 2);
    assertThat(list.poll()).isTrue();
    list.schedule(5, 0, 3);
    assertThat(drain()).isEqualTo("5:0/2 5:0/3");
  }

  @Test void kindAndArgumentKeepAllTheirBits() {
    list.schedule(1, Integer.MIN_VALUE, -1);
    list.schedule(2, -1, Integer.MIN_VALUE);
    list.schedule(3, Integer.MAX_VALUE, 0);
    assertThat(drain()).isEqualTo("1:-2147483648/-1 2:-1/-2147483648 3:2147483647/0");
  }

  @Test void aCancelledEventDoesNotTakePlace() {
    list.schedule(1, 0, 1);
    long second = list.schedule(2, 0, 2);
    list.schedule(3, 0, 3);
    assertThat(list.cancel(second)).isTrue();
    assertThat(list.size()).isEqualTo(2);
    assertThat(drain()).isEqualTo("1:0/1 3:0/3");
  }

  @Test void theNextTimePassesOverCancelledEvents() {
    long first = list.schedule(1, 0, 1);
    list.schedule(9, 0, 9);
    list.cancel(first);
    assertThat(list.nextTimeNs()).isEqualTo(9);
  }

  @Test void cancellingTheOnlyEventEmptiesTheList() {
    list.cancel(list.schedule(1, 0, 1));
    assertThat(list.isEmpty()).isTrue();
    assertThat(list.nextTimeNs()).isEqualTo(Long.MAX_VALUE);
    assertThat(list.poll()).isFalse();
  }

  @Test void aHandleCancelsOnce() {
    long handle = list.schedule(1, 0, 1);
    assertThat(list.cancel(handle)).isTrue();
    assertThat(list.cancel(handle)).isFalse();
  }

  @Test void theHandleOfAnEventThatTookPlaceDoesNotCancelTheOneInItsSlot() {
    long gone = list.schedule(1, 0, 1);
    list.poll();
    long present = list.schedule(2, 0, 2);
    assertThat(present).isNotEqualTo(gone);
    assertThat(list.cancel(gone)).isFalse();
    assertThat(drain()).isEqualTo("2:0/2");
  }

  @Test void aHandleFromBeforeClearingHasNoEffectAfterIt() {
    long[] old = new long[50];
    for (int i = 0; i < old.length; i++) {
      old[i] = list.schedule(1, 0, i);
    }
    list.clear();
    for (int i = 0; i < old.length; i++) {
      list.schedule(1, 1, i);
    }
    for (long handle : old) {
      assertThat(list.cancel(handle)).isFalse();
    }
    assertThat(list.size()).isEqualTo(old.length);
  }

  @Test void numbersThatAreNoHandleCancelNothing() {
    list.schedule(1, 0, 1);
    for (long number : new long[] {EventList.NO_EVENT, -1, Long.MIN_VALUE, Long.MAX_VALUE, 999}) {
      assertThat(list.cancel(number)).isFalse();
    }
    assertThat(list.size()).isEqualTo(1);
  }

  @Test void clearingGoesBackToInstantZero() {
    list.schedule(100, 7, 8);
    list.poll();
    list.clear();
    assertThat(list.isEmpty()).isTrue();
    assertThat(list.timeNs()).isZero();
    assertThat(list.kind()).isZero();
    assertThat(list.argument()).isZero();
    list.schedule(1, 0, 1);
    assertThat(drain()).isEqualTo("1:0/1");
  }

  @Test void anEventInThePastIsRefusedAndChangesNothing() {
    list.schedule(10, 0, 0);
    list.poll();
    assertThatThrownBy(() -> list.schedule(9, 4, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event list: an event of kind 4 must lie at or after 10 ns and before"
            + " 9223372036854775807 ns, found 9");
    assertThat(list.isEmpty()).isTrue();
  }

  @Test void anEventBeforeTimeZeroOrAtNeverIsRefused() {
    assertThatThrownBy(() -> list.schedule(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> list.schedule(EventList.NEVER_NS, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    list.schedule(EventList.NEVER_NS - 1, 0, 0);
    assertThat(list.nextTimeNs()).isEqualTo(EventList.NEVER_NS - 1);
  }

  @Test void theLimitIsNamedAndReachedExactly() {
    EventList small = new EventList(3);
    small.schedule(1, 0, 1);
    long second = small.schedule(2, 0, 2);
    small.schedule(3, 0, 3);
    assertThatThrownBy(() -> small.schedule(4, 0, 4))
        .isInstanceOf(LimitReachedException.class)
        .hasMessage("limit reached: pending events, at most 3; raise the limit or find what"
            + " schedules them")
        .extracting("limitName", "limitValue")
        .containsExactly("pending events", 3L);
    small.cancel(second);
    small.schedule(4, 0, 4);
    assertThat(small.size()).isEqualTo(3);
  }

  @Test void aListOfOneEventWorks() {
    EventList one = new EventList(1);
    for (int i = 0; i < 1000; i++) {
      long handle = one.schedule(i, 0, i);
      assertThat(one.cancel(handle)).isTrue();
      one.schedule(i, 1, i);
      assertThat(one.poll()).isTrue();
      assertThat(one.kind()).isEqualTo(1);
      assertThat(one.argument()).isEqualTo(i);
    }
  }

  @Test void aLimitOutsideTheRangeIsRefused() {
    assertThatThrownBy(() -> new EventList(0))
        .hasMessage("event list: limit must be 1 to 268435456, found 0");
    assertThatThrownBy(() -> new EventList(EventList.LIMIT_MAX + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test void cancelledEventsAreSweptOutOnceTheyOutnumberTheOthers() {
    EventList many = new EventList(100_000);
    long[] handles = new long[100_000];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = many.schedule(i, 0, i);
    }
    for (int i = 0; i < handles.length; i++) {
      if (i % 1000 != 0) {
        many.cancel(handles[i]);
        assertThat(many.heldPairs()).isLessThanOrEqualTo(Math.max(64, 2 * many.size()));
      }
    }
    for (int i = 0; i < handles.length; i += 1000) {
      assertThat(many.poll()).isTrue();
      assertThat(many.argument()).isEqualTo(i);
    }
    assertThat(many.poll()).isFalse();
  }

  @Test void timeoutsThatNeverFireDoNotPileUp() {
    EventList timers = new EventList(1000);
    for (int i = 0; i < 100; i++) {
      timers.schedule(1_000_000_000L + i, 1, i);
    }
    for (int i = 0; i < 1_000_000; i++) {
      timers.cancel(timers.schedule(1_000_000L + i, 0, i));
    }
    assertThat(timers.size()).isEqualTo(100);
    assertThat(timers.heldPairs()).isLessThanOrEqualTo(201);
  }

  private String drain() {
    StringBuilder text = new StringBuilder();
    while (list.poll()) {
      text.append(text.isEmpty() ? "" : " ")
          .append(list.timeNs())
          .append(':')
          .append(list.kind())
          .append('/')
          .append(list.argument());
    }
    return text.toString();
  }
}
