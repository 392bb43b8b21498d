package luosim.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import luosim.host.AttemptEnd;
import luosim.host.Fallback;
import org.junit.jupiter.api.Test;

/**
 * Rollouts small enough to be worked out by hand, every instant of them. No event may come earlier,
 * later, in another order, or in addition.
 */
final class ThreeHostRolloutTest {
  private static final Share ONE = new Share.Count(1);

  private static String story(Plans plans, Script script) {
    String onOneList = new ScriptedFleet(plans.plan(), script).runOnOneList().story();
    String ahead = new ScriptedFleet(plans.plan(), script).runAhead(0).story();
    assertThat(ahead).isEqualTo(onOneList);
    return ahead;
  }

  /**
   * A canary of one host takes 10, bakes 50; then two hosts one after the other. Host 1 needs three
   * attempts of 10 with waits of 20 and 40 in which it gives its slot away, so host 2 goes in
   * between and, being in the middle of its 25 when the first wait is over at 90, holds host 1 up
   * until 95.
   */
  @Test void wavesBakeAndRetriesWaitTheirBackoff() {
    Plans plans = Plans.rack(3)
        .waves(new Wave("canary", ONE, 50), new Wave("all", Share.ALL, 7))
        .max(1)
        .retry(new Retry(3, false, 20, 2, 1_000));
    Script script = (host, attempt) -> switch (host) {
      case 0 -> Script.Attempt.of(AttemptEnd.UPDATED, 4, 6);
      case 1 -> Script.Attempt.of(attempt < 3 ? AttemptEnd.CANCELLED : AttemptEnd.UPDATED, 10);
      default -> Script.Attempt.of(AttemptEnd.UPDATED, 25);
    };
    assertThat(story(plans, script)).isEqualTo("""
        0 rollout began with 3
        0 wave began 0 up to 1
        0 host started 0 attempt 1
        10 host answered 0 updated
        10 host outcome 0 updated new
        10 wave bakes 0
        60 wave ended 0
        60 wave began 1 up to 3
        60 host started 1 attempt 1
        70 host answered 1 cancelled
        70 host retries 1 at 90
        70 host started 2 attempt 1
        95 host answered 2 updated
        95 host outcome 2 updated new
        95 host started 1 attempt 2
        105 host answered 1 cancelled
        105 host retries 1 at 145
        145 host started 1 attempt 3
        155 host answered 1 updated
        155 host outcome 1 updatedAfterRetries new
        155 wave bakes 1
        162 wave ended 1
        162 rollout ended completed
        """);
  }

  /**
   * With its slot held, a waiting host keeps all others waiting too; its last failure falls back to
   * a drain of 100.
   */
  @Test void aHeldSlotIsNotGivenAwayAndTheLastFailureFallsBack() {
    Plans plans = Plans.rack(3)
        .max(1)
        .retry(new Retry(1, true, 20, 1, 20))
        .fallback(new FallbackRules(Fallback.DRAIN, Fallback.SKIP, Fallback.REBOOT));
    Script script = (host, attempt) -> Script.Attempt.of(
        switch (host) {
          case 0 -> AttemptEnd.CANCELLED;
          case 1 -> AttemptEnd.BROKEN_AFTER_JUMP;
          default -> AttemptEnd.UPDATED;
        },
        10);
    assertThat(story(plans, script)).isEqualTo("""
        0 rollout began with 3
        0 wave began 0 up to 3
        0 host started 0 attempt 1
        10 host answered 0 cancelled
        10 host retries 0 at 30 holding
        30 host started 0 attempt 2
        40 host answered 0 cancelled
        40 host falls back 0 drain
        140 host outcome 0 drained new
        140 host started 1 attempt 1
        150 host answered 1 brokenAfterJump
        150 host falls back 1 reboot
        250 host outcome 1 rebooted new
        250 host started 2 attempt 1
        260 host answered 2 updated
        260 host outcome 2 updated new
        260 wave bakes 0
        260 wave ended 0
        260 rollout ended completed
        """);
  }

  /**
   * Hosts 0 and 1 are in flight when host 0 is lost: one failure of one decided is too many. Host 1
   * gets the order at 10, in the second of its three steps, and takes 5 to give up. Host 2 was not
   * reached.
   */
  @Test void tooManyFailuresHaltAndCancelWhatIsInFlight() {
    Plans plans = Plans.rack(3)
        .max(2)
        .threshold(new FailureThreshold(100_000, FailureThreshold.Scope.WAVE, 1, Set.of(Failure.LOST),
            StopAction.HALT, InFlightRule.CANCEL));
    Script script = (host, attempt) -> host == 0
        ? Script.Attempt.of(AttemptEnd.LOST, 10)
        : new Script.Attempt(new long[] {8, 8, 8}, 2, 5, AttemptEnd.UPDATED, false);
    assertThat(story(plans, script)).isEqualTo("""
        0 rollout began with 3
        0 wave began 0 up to 3
        0 host started 0 attempt 1
        0 host started 1 attempt 1
        10 host answered 0 lost
        10 rollout halted failures
        10 host cancel ordered 1 attempt 1
        10 host outcome 0 lost none broken
        15 host answered 1 cancelled
        15 host outcome 1 skipped old
        15 host outcome 2 notReached old
        15 rollout ended halted
        """);
  }

  /**
   * The same when the order comes in the third step, after the jump: it is too late and changes
   * nothing.
   */
  @Test void anOrderAfterTheJumpChangesNothing() {
    Plans plans = Plans.rack(3).max(2).events(
        new PlannedEvent("stop", 20, StopAction.HALT, InFlightRule.CANCEL));
    Script script =
        (host, attempt) -> new Script.Attempt(new long[] {8, 8, 8 + host}, 2, 5, AttemptEnd.UPDATED, false);
    assertThat(story(plans, script)).isEqualTo("""
        0 rollout began with 3
        0 wave began 0 up to 3
        0 host started 0 attempt 1
        0 host started 1 attempt 1
        20 rollout halted event
        20 host cancel ordered 0 attempt 1
        20 host cancel ordered 1 attempt 1
        24 host answered 0 updated
        24 host outcome 0 updated new
        25 host answered 1 updated
        25 host outcome 1 updated new
        25 host outcome 2 notReached old
        25 rollout ended halted
        """);
  }

  /**
   * A pause at 5 cancels host 0, which uses up no retry of its none; a resume at 50 starts it
   * again, before host 1.
   */
  @Test void aPausedRolloutGoesOnWhenResumed() {
    Plans plans = Plans.rack(3).max(1).events(
        new PlannedEvent("pause", 5, StopAction.PAUSE, InFlightRule.CANCEL),
        new PlannedEvent("resume", 50, StopAction.RESUME, InFlightRule.FINISH));
    assertThat(story(plans, Script.always(AttemptEnd.UPDATED, 10))).isEqualTo("""
        0 rollout began with 3
        0 wave began 0 up to 3
        0 host started 0 attempt 1
        5 rollout paused event
        5 host cancel ordered 0 attempt 1
        6 host answered 0 cancelled
        6 host retries 0 at 6
        50 rollout resumed
        50 host started 0 attempt 2
        60 host answered 0 updated
        60 host outcome 0 updatedAfterRetries new
        60 host started 1 attempt 1
        70 host answered 1 updated
        70 host outcome 1 updated new
        70 host started 2 attempt 1
        80 host answered 2 updated
        80 host outcome 2 updated new
        80 wave bakes 0
        80 wave ended 0
        80 rollout ended completed
        """);
  }
}
