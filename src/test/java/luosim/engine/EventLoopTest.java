package luosim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A run must never end without a name, go back in time, or let an event take place beyond its
 * limits.
 */
final class EventLoopTest {
  private final EventList list = new EventList(10_000);
  private final List<String> seen = new ArrayList<>();

  @Test void aRunWithoutEventsIsComplete() {
    EventLoop loop = new EventLoop(list, this::see, Limits.none());
    assertThat(loop.run()).isEqualTo(RunEnding.COMPLETED);
    assertThat(loop.nowNs()).isZero();
    assertThat(loop.handled()).isZero();
  }

  @Test void eventsThatScheduleEventsRunUntilNoneIsLeft() {
    EventLoop loop = new EventLoop(
        list,
        (timeNs, kind, argument) -> {
          see(timeNs, kind, argument);
          if (argument > 0) {
            list.schedule(timeNs + 10, kind, argument - 1);
          }
        },
        Limits.none());
    list.schedule(5, 1, 2);
    list.schedule(15, 2, 0);
    assertThat(loop.run()).isEqualTo(RunEnding.COMPLETED);
    assertThat(seen).containsExactly("5:1/2", "15:2/0", "15:1/1", "25:1/0");
    assertThat(loop.nowNs()).isEqualTo(25);
    assertThat(loop.handled()).isEqualTo(4);
  }

  @Test void aHorizonIsExclusiveAndTheRunGoesOnBehindIt() {
    EventLoop loop = new EventLoop(list, this::see, Limits.none());
    list.schedule(10, 0, 1);
    list.schedule(20, 0, 2);
    assertThat(loop.runBefore(20)).isEqualTo(RunEnding.HORIZON);
    assertThat(seen).containsExactly("10:0/1");
    assertThat(loop.nowNs()).isEqualTo(10);
    assertThat(loop.runBefore(20)).isEqualTo(RunEnding.HORIZON);
    assertThat(loop.runBefore(21)).isEqualTo(RunEnding.COMPLETED);
    assertThat(seen).containsExactly("10:0/1", "20:0/2");
  }

  @Test void theEventLimitLeavesTheNextEventPending() {
    EventLoop loop = new EventLoop(
        list,
        (timeNs, kind, argument) -> list.schedule(timeNs, 0, 0),
        new Limits(1000, Long.MAX_VALUE));
    list.schedule(0, 0, 0);
    assertThat(loop.run()).isEqualTo(RunEnding.EVENT_LIMIT);
    assertThat(loop.handled()).isEqualTo(1000);
    assertThat(list.size()).isEqualTo(1);
    assertThat(loop.run()).isEqualTo(RunEnding.EVENT_LIMIT);
  }

  @Test void asManyEventsAsTheLimitAllowsAreNoBreach() {
    EventLoop loop = new EventLoop(list, this::see, new Limits(3, Long.MAX_VALUE));
    for (int i = 0; i < 3; i++) {
      list.schedule(i, 0, i);
    }
    assertThat(loop.run()).isEqualTo(RunEnding.COMPLETED);
  }

  @Test void theTimeLimitIsTheLastInstantThatTakesPlace() {
    EventLoop loop = new EventLoop(list, this::see, new Limits(100, 50));
    list.schedule(50, 0, 1);
    list.schedule(51, 0, 2);
    assertThat(loop.run()).isEqualTo(RunEnding.TIME_LIMIT);
    assertThat(seen).containsExactly("50:0/1");
    assertThat(list.nextTimeNs()).isEqualTo(51);
  }

  @Test void theHandlerStopsTheLoopAfterItsEvent() {
    EventLoop[] loop = new EventLoop[1];
    loop[0] = new EventLoop(
        list,
        (timeNs, kind, argument) -> {
          see(timeNs, kind, argument);
          if (argument == 2) {
            loop[0].stop();
          }
        },
        Limits.none());
    for (int i = 1; i <= 3; i++) {
      list.schedule(i, 0, i);
    }
    assertThat(loop[0].run()).isEqualTo(RunEnding.STOPPED);
    assertThat(seen).containsExactly("1:0/1", "2:0/2");
    assertThat(loop[0].run()).isEqualTo(RunEnding.COMPLETED);
    assertThat(seen).hasSize(3);
  }

  @Test void anInterruptionEndsTheRunBetweenTwoEvents() {
    int[] asked = {0};
    EventLoop loop = new EventLoop(
        list,
        (timeNs, kind, argument) -> list.schedule(timeNs + 1, 0, 0),
        Limits.none(),
        () -> ++asked[0] == 3);
    list.schedule(0, 0, 0);
    assertThat(loop.run()).isEqualTo(RunEnding.INTERRUPTED);
    assertThat(loop.handled()).isEqualTo(2048);
    assertThat(list.size()).isEqualTo(1);
  }

  @Test void timeThatGoesBackwardsIsADefectAndReportedAsSuch() {
    EventLoop loop = new EventLoop(list, this::see, Limits.none());
    list.schedule(10, 0, 0);
    loop.run();
    list.clear();
    list.schedule(9, 0, 0);
    assertThatThrownBy(loop::run)
        .isInstanceOf(Check.FailedException.class)
        .hasMessage("does not hold: time does not go backwards: expected 10, found 9");
  }

  @Test void resetStartsAnotherRunOverTheSameList() {
    EventLoop loop = new EventLoop(list, this::see, new Limits(1, 100));
    list.schedule(10, 0, 0);
    loop.run();
    list.clear();
    loop.reset();
    list.schedule(9, 0, 0);
    assertThat(loop.run()).isEqualTo(RunEnding.COMPLETED);
    assertThat(loop.nowNs()).isEqualTo(9);
    assertThat(loop.handled()).isEqualTo(1);
  }

  @Test void limitsUnderWhichNothingCouldTakePlaceAreRefused() {
    assertThatThrownBy(() -> new Limits(0, 1))
        .hasMessage("limits: events must be at least 1, found 0");
    assertThatThrownBy(() -> new Limits(1, -1))
        .hasMessage("limits: time must be at least 0 ns, found -1");
  }

  @Test void endingsHaveDistinctNamesAndLimitsAreTold() {
    assertThat(RunEnding.values())
        .extracting(RunEnding::label)
        .containsExactly(
            "completed", "horizon", "stopped", "eventLimit", "timeLimit", "interrupted");
    assertThat(RunEnding.values())
        .filteredOn(RunEnding::limitReached)
        .containsExactly(RunEnding.EVENT_LIMIT, RunEnding.TIME_LIMIT);
  }

  @Test void aCheckThatHoldsIsSilentAndOneThatDoesNotSaysWhatWasAssumed() {
    Check.that(true, "fine");
    Check.that(true, "fine", 1, 2);
    assertThatThrownBy(() -> Check.that(false, "two files are open"))
        .isInstanceOf(Check.FailedException.class)
        .hasMessage("does not hold: two files are open");
  }

  private void see(long timeNs, int kind, int argument) {
    seen.add(timeNs + ":" + kind + "/" + argument);
  }
}
