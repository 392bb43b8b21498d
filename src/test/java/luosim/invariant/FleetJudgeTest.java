package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/** A host without an outcome, or with two, must never pass. */
final class FleetJudgeTest {
  private final FleetJudge judge = new FleetJudge(2, 3);
  private final JudgeTally tally = new JudgeTally("rfc-v2");

  private void outcome(int host) {
    judge.record(TraceKind.HOST_OUTCOME, 0, -1, host, 0, 0, 0);
  }

  private void ends() {
    judge.record(TraceKind.ROLLOUT_ENDED, 0, -1, 0, 0, 0, 0);
    judge.commit(tally);
  }

  @Test void everyHostWithOneOutcomePasses() {
    outcome(2);
    outcome(0);
    outcome(1);
    ends();
    assertThat(tally.violations()).isEmpty();
    assertThat(tally.judged(Invariants.named("outcome"))).isEqualTo(1);
  }

  @Test void aHostWithoutOutcomeIsALivenessViolationOfThatHost() {
    outcome(2);
    outcome(0);
    ends();
    JudgeTally.Violations found = tally.violations().get(0);
    assertThat(found.invariant().id()).isEqualTo("outcome");
    assertThat(found.invariant().kind()).isEqualTo(Invariant.Kind.LIVENESS);
    assertThat(found.first().replication()).isEqualTo(2);
    assertThat(found.first().host()).isEqualTo(1);
  }

  @Test void aHostWithTwoOutcomesIsNamed() {
    outcome(2);
    outcome(1);
    outcome(0);
    outcome(1);
    outcome(2);
    ends();
    assertThat(tally.violations().get(0).first().host()).isEqualTo(1);
    assertThat(tally.violations().get(0).first().found()).isEqualTo("hosts with two");
  }

  @Test void theFirstOfTheHostsWithTwoOutcomesIsNamed() {
    for (int host : new int[] {0, 0, 1, 1, 2, 2}) {
      outcome(host);
    }
    ends();
    assertThat(tally.violations().get(0).first().host()).isZero();
  }

  @Test void aRolloutThatEndedIsToldFromARunThatStopped() {
    outcome(0);
    ends();
    assertThat(tally.violations().get(0).first().found()).isEqualTo("rollouts that ended without it");
    var stopped = new JudgeTally("rfc-v2");
    var judge = new FleetJudge(2, 3);
    judge.record(TraceKind.HOST_OUTCOME, 0, 0, 0, 0, 0, 0);
    judge.record(TraceKind.ATTEMPT_ENDED, 0, 0, 0, 0, 0, 0);
    judge.commit(stopped);
    assertThat(stopped.violations().get(0).first().found()).isEqualTo("runs that stopped before it");
    assertThat(stopped.violations().get(0).first().host()).isOne();
  }
}
