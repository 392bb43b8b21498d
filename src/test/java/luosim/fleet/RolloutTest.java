package luosim.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import luosim.engine.LimitReachedException;
import luosim.engine.RunEnding;
import luosim.host.AttemptEnd;
import luosim.host.Fallback;
import luosim.trace.TraceEvent;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/**
 * No host may be forgotten, decided twice, or started against the rules, however a rollout goes
 * wrong.
 */
final class RolloutTest {
  private static final Script FINE = Script.always(AttemptEnd.UPDATED, 10);

  private static FailureThreshold threshold(int perCent, int least, Failure... counts) {
    EnumSet<Failure> set = EnumSet.noneOf(Failure.class);
    Collections.addAll(set, counts);
    return new FailureThreshold(
        perCent * 10_000L, FailureThreshold.Scope.WAVE, least, set, StopAction.HALT, InFlightRule.FINISH);
  }

  /** A host fails at rest at each of the given instants. */
  private static RestHazards at(long... timesAndHosts) {
    ArrayDeque<long[]> left = new ArrayDeque<>();
    for (int i = 0; i < timesAndHosts.length; i += 2) {
      left.add(new long[] {timesAndHosts[i], timesAndHosts[i + 1]});
    }
    return new RestHazards() {
      @Override public long nextTimeNs() {
        return left.isEmpty() ? Long.MAX_VALUE : left.peek()[0];
      }

      @Override public int host() {
        return (int) left.element()[1];
      }

      @Override public int cause() {
        return 3;
      }

      @Override public boolean take(Condition condition, HostKernel kernel) {
        left.remove();
        return condition == Condition.WAITING || condition == Condition.SETTLED;
      }
    };
  }

  @Test void everyHostGetsExactlyOneOutcomeOnRandomFleets() {
    for (long seed = 10_001; seed <= 12_000; seed++) {
      ScriptedFleet fleet = new RandomFleet(seed).fleet().runAhead(2);
      int[] outcomes = new int[fleet.plan.topology().hosts()];
      int ended = 0;
      for (TraceEvent event : fleet.events.events()) {
        if (event.kind() == TraceKind.HOST_OUTCOME) {
          outcomes[event.subject()]++;
        }
        ended += event.kind() == TraceKind.ROLLOUT_ENDED ? 1 : 0;
      }
      assertThat(outcomes).as("seed %s", seed).containsOnly(1);
      assertThat(ended).isEqualTo(1);
      List<Outcome> all = fleet.outcomes();
      fleet.committed.forEach((host, outcome) -> assertThat(all.get(host)).isEqualTo(outcome));
      long never = all.stream().filter(outcome -> outcome == Outcome.NOT_REACHED).count();
      assertThat(fleet.committed.size() + never).isEqualTo(all.size());
    }
  }

  @Test void everyRowOfTheDecisionTableIsFollowed() {
    FallbackRules rules = new FallbackRules(Fallback.DRAIN, Fallback.REBOOT, Fallback.SKIP);
    assertThat(Decisions.after(AttemptEnd.UPDATED, true, false, rules)).isEqualTo(Decisions.Step.SETTLE);
    assertThat(Decisions.after(AttemptEnd.CANCELLED, true, false, rules)).isEqualTo(Decisions.Step.RETRY);
    assertThat(Decisions.after(AttemptEnd.CANCELLED, false, false, rules))
        .isEqualTo(Decisions.Step.FALL_BACK);
    assertThat(Decisions.after(AttemptEnd.CANCELLED, true, true, rules)).isEqualTo(Decisions.Step.SETTLE);
    assertThat(Decisions.after(AttemptEnd.WEDGED, true, false, rules)).isEqualTo(Decisions.Step.FALL_BACK);
    assertThat(Decisions.after(AttemptEnd.STUCK, true, true, rules)).isEqualTo(Decisions.Step.FALL_BACK);
    assertThat(Decisions.after(AttemptEnd.BROKEN_AFTER_JUMP, true, false, rules))
        .isEqualTo(Decisions.Step.SETTLE);
    assertThat(Decisions.after(AttemptEnd.LOST, true, false, rules)).isEqualTo(Decisions.Step.SETTLE);
    assertThat(Decisions.fallback(AttemptEnd.STUCK, rules)).isEqualTo(Fallback.REBOOT);
    assertThat(Decisions.outcome(AttemptEnd.CANCELLED, 2)).isEqualTo(Outcome.SKIPPED);
    assertThat(Decisions.outcome(AttemptEnd.BROKEN_AFTER_JUMP, 1)).isEqualTo(Outcome.WEDGED);
    assertThat(Decisions.outcome(Fallback.DRAIN, HostKernel.NEW)).isEqualTo(Outcome.DRAINED);
    assertThat(Decisions.outcome(Fallback.REBOOT, HostKernel.NONE)).isEqualTo(Outcome.LOST);
  }

  @Test void aThresholdWaitsForItsLeastNumberAndIsExceededNotReached() {
    Script second =
        (host, attempt) -> Script.Attempt.of(host % 2 == 1 ? AttemptEnd.LOST : AttemptEnd.UPDATED, 10);
    FleetPlan half = Plans.rack(10).max(new MaxUnavailable(Share.ALL, Share.ALL, Share.ALL, 1, 1))
        .threshold(threshold(50, 1, Failure.LOST)).plan();
    assertThat(new ScriptedFleet(half, second).runAhead(0).story()).doesNotContain("halted");
    FleetPlan less = Plans.rack(10).threshold(threshold(49, 1, Failure.LOST)).plan();
    assertThat(new ScriptedFleet(less, second).runAhead(0).story()).contains("10 rollout halted failures");
    FleetPlan least = Plans.rack(10).threshold(threshold(0, 6, Failure.LOST)).plan();
    assertThat(new ScriptedFleet(least, second).runAhead(0).story()).doesNotContain("halted");
    FleetPlan others = Plans.rack(10).threshold(threshold(0, 1, Failure.WEDGED, Failure.EXHAUSTED)).plan();
    assertThat(new ScriptedFleet(others, second).runAhead(0).story()).doesNotContain("halted");
  }

  @Test void aWavesThresholdForgetsEarlierWaves() {
    Script script =
        (host, attempt) -> Script.Attempt.of(host == 0 || host == 5 ? AttemptEnd.LOST : AttemptEnd.UPDATED,
            10 + host);
    Plans plans = Plans.rack(10).waves(new Wave("a", new Share.Count(5), 0), new Wave("b", Share.ALL, 0));
    FleetPlan wave = plans.threshold(threshold(0, 2, Failure.LOST)).plan();
    assertThat(new ScriptedFleet(wave, script).runAhead(0).story()).doesNotContain("halted");
    FleetPlan rollout = plans.threshold(new FailureThreshold(0, FailureThreshold.Scope.ROLLOUT, 2,
        EnumSet.of(Failure.LOST), StopAction.HALT, InFlightRule.FINISH)).plan();
    assertThat(new ScriptedFleet(rollout, script).runAhead(0).story()).contains("29 rollout halted failures");
  }

  @Test void brokenHostsThatUseUpTheLimitBlockTheRolloutUntilRepaired() {
    Script script =
        (host, attempt) -> Script.Attempt.of(host == 0 ? AttemptEnd.LOST : AttemptEnd.UPDATED, 10);
    Plans plans = Plans.rack(3).max(1);
    assertThat(new ScriptedFleet(plans.plan(), script).runAhead(0).story()).endsWith("""
        10 host outcome 0 lost none broken
        10 host outcome 1 notReached old
        10 host outcome 2 notReached old
        10 rollout ended blocked
        """);
    assertThat(new ScriptedFleet(plans.repair(50).plan(), script).runAhead(0).story()).endsWith("""
        10 host outcome 0 lost none broken
        60 host repaired 0
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

  @Test void aHostThatNeverAnswersIsWedgedWhenNothingElseIsLeft() {
    Script script =
        (host, attempt) -> new Script.Attempt(new long[] {10}, 1, 1, AttemptEnd.UPDATED, host == 1);
    ScriptedFleet fleet = new ScriptedFleet(Plans.rack(3).max(1).plan(), script).runAhead(0);
    assertThat(fleet.outcomes()).containsExactly(Outcome.UPDATED, Outcome.WEDGED, Outcome.NOT_REACHED);
    assertThat(fleet.story()).endsWith("rollout ended blocked\n");
  }

  @Test void aPauseThatNobodyEndsLeavesTheRestNotReached() {
    FleetPlan plan = Plans.rack(3).max(1)
        .events(new PlannedEvent("pause", 15, StopAction.PAUSE, InFlightRule.FINISH)).plan();
    ScriptedFleet fleet = new ScriptedFleet(plan, FINE).runAhead(0);
    assertThat(fleet.outcomes()).containsExactly(Outcome.UPDATED, Outcome.UPDATED, Outcome.NOT_REACHED);
    assertThat(fleet.story()).endsWith("20 rollout ended paused\n");
  }

  @Test void aWaitingHostIsSkippedWhenTheRolloutHalts() {
    Script script = Script.always(AttemptEnd.CANCELLED, 10);
    FleetPlan plan = Plans.rack(2).max(1).retry(new Retry(5, false, 100, 1, 100))
        .fallback(new FallbackRules(Fallback.DRAIN, Fallback.DRAIN, Fallback.DRAIN))
        .events(new PlannedEvent("stop", 15, StopAction.HALT, InFlightRule.FINISH)).plan();
    for (int kept : new int[] {0, 5}) {
      ScriptedFleet fleet = new ScriptedFleet(plan, script).runAhead(kept);
      assertThat(fleet.outcomes()).containsExactly(Outcome.SKIPPED, Outcome.SKIPPED);
      assertThat(fleet.rollout.nowNs()).isEqualTo(20);
    }
  }

  @Test void wavesThatEndBeforeTheFleetDoesLeaveTheRestNotReached() {
    FleetPlan plan = Plans.rack(4).waves(new Wave("half", Share.perCent(50), 5)).plan();
    ScriptedFleet fleet = new ScriptedFleet(plan, FINE).runAhead(0);
    assertThat(fleet.outcomes())
        .containsExactly(Outcome.UPDATED, Outcome.UPDATED, Outcome.NOT_REACHED, Outcome.NOT_REACHED);
    assertThat(fleet.story()).endsWith("15 rollout ended completed\n");
  }

  @Test void hostsThatFailAtRestAreLostOrKeepTheOutcomeTheyHave() {
    FleetPlan plan = Plans.rack(3).max(2).plan();
    ScriptedFleet fleet =
        new ScriptedFleet(plan, (host, attempt) -> Script.Attempt.of(AttemptEnd.UPDATED, 10 + host));
    fleet.hazards = at(5, 2, 6, 0, 10, 1, 10, 0, 11, 0, 12, 2);
    fleet.runAhead(0);
    assertThat(fleet.story()).isEqualTo("""
        0 rollout began with 3
        0 wave began 0 up to 3
        0 host started 0 attempt 1
        0 host started 1 attempt 1
        5 host failed at rest 2 cause 3
        5 host outcome 2 lost none broken
        10 host answered 0 updated
        10 host outcome 0 updated new
        11 host failed at rest 0 cause 3
        11 host answered 1 updated
        11 host outcome 1 updated new
        11 wave bakes 0
        11 wave ended 0
        11 rollout ended completed
        """);
  }

  @Test void aHostThatFailsAtRestTakesASlotFromTheOthers() {
    FleetPlan plan = Plans.rack(3).max(1).repair(100).plan();
    ScriptedFleet fleet = new ScriptedFleet(plan, FINE);
    fleet.hazards = at(5, 2);
    fleet.runAhead(0);
    assertThat(fleet.story()).contains("105 host repaired 2\n105 host started 1 attempt 1\n");
  }

  @Test void memoryIsForHostsInFlightOnly() {
    FleetPlan plan = Plans.of(Topology.regular(2, 10, 20)).max(7).retry(new Retry(2, false, 5, 1, 5)).plan();
    Script script = (host, attempt) -> Script.Attempt
        .of(attempt == 1 && host % 3 == 0 ? AttemptEnd.CANCELLED : AttemptEnd.UPDATED, 10 + host % 5);
    ScriptedFleet fleet = new ScriptedFleet(plan, script).runAhead(0);
    assertThat(fleet.outcomes()).doesNotContain(Outcome.NOT_REACHED);
    assertThat(fleet.pool.made()).isLessThanOrEqualTo(8);
  }

  @Test void limitsCutTheRunShortByName() {
    FleetPlan plan = Plans.rack(5).max(1).plan();
    ScriptedFleet time = new ScriptedFleet(plan, FINE);
    time.limits = new FleetLimits(Long.MAX_VALUE, 1_000, 25);
    assertThat(time.runAhead(0).ending).isEqualTo(RunEnding.TIME_LIMIT);
    assertThat(time.open).isEmpty();
    ScriptedFleet events = new ScriptedFleet(plan, FINE);
    events.limits = new FleetLimits(3, 1_000, Long.MAX_VALUE - 1);
    assertThat(events.runAhead(0).ending).isEqualTo(RunEnding.EVENT_LIMIT);
    ScriptedFleet host = new ScriptedFleet(plan, Script.always(AttemptEnd.UPDATED, 1, 1, 1, 1));
    host.limits = new FleetLimits(1_000, 3, Long.MAX_VALUE - 1);
    assertThatThrownBy(() -> host.runAhead(0)).isInstanceOf(LimitReachedException.class)
        .hasMessageContaining("events of host 0, at most 3");
  }

  @Test void anInterruptionEndsTheRunByName() {
    FleetPlan plan = Plans.rack(5).max(1).plan();
    ScriptedFleet fleet = new ScriptedFleet(plan, FINE);
    fleet.interruption = () -> fleet.committed.size() == 2;
    assertThat(fleet.runAhead(0).ending).isEqualTo(RunEnding.INTERRUPTED);
    assertThat(fleet.committed).hasSize(2);
    assertThat(fleet.open).isEmpty();
  }
}
