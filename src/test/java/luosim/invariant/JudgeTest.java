package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.host.AttemptEnd;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/**
 * A cancel must never be counted twice, left out, or called correct while it is not over; a
 * violation must be reported once for each attempt, and a host that was given up must leave no
 * mark.
 */
final class JudgeTest {
  private final Judge judge = new Judge();
  private final JudgeTally tally = new JudgeTally("rfc-v2");

  private Story begin(int replication, int host) {
    judge.begin(replication, host, Nowhere.INSTANCE);
    return new Story(judge);
  }

  private static JudgeTally.Violations only(JudgeTally tally, String invariant) {
    return tally.violations().stream()
        .filter(found -> found.invariant().id().equals(invariant))
        .reduce((one, other) -> {
          throw new AssertionError("two rows of " + invariant);
        })
        .orElseThrow();
  }

  @Test void aCancelWithoutFaultIsStrictlyCorrect() {
    begin(0, 0).attempt(1).prepares().cancels().attemptEnds(AttemptEnd.CANCELLED);
    assertThat(judge.verdict(1)).contains(CancelVerdict.STRICT);
    judge.commit(tally);
    assertThat(tally.cancels()).isEqualTo(new CancelCounts(1, 1, 1, 0, 0));
    assertThat(tally.violations()).isEmpty();
  }

  @Test void anUpdateIsNoCancel() {
    begin(0, 0)
        .attempt(1)
        .prepares()
        .begins(Operation.REBOOT)
        .callback(luosim.luo.Callback.FREEZE, 0, 5, 6, 0)
        .becomes(LuoState.PREPARED, LuoState.FROZEN)
        .ends(Operation.REBOOT, 0, Row.NONE)
        .event(TraceKind.JUMPED, 1, 0, 0, 0)
        .event(TraceKind.BOOTED, 2, LuoState.UPDATED.ordinal(), 0, 0)
        .attemptEnds(AttemptEnd.UPDATED);
    judge.commit(tally);
    assertThat(tally.cancels().attempted()).isZero();
    assertThat(tally.violations()).isEmpty();
  }

  @Test void aPrepareRefusedAtTheDoorIsNoCancel() {
    begin(0, 0).attempt(1).begins(Operation.PREPARE).ends(Operation.PREPARE, -17, Row.P1);
    judge.commit(tally);
    assertThat(tally.cancels().attempted()).isZero();
  }

  @Test void aRollbackThatTheAgentNeverSeesTheEndOfIsNever() {
    begin(0, 0)
        .attempt(1)
        .prepares()
        .event(TraceKind.CANCEL_BEGAN, 1, 0, 0, 0)
        .begins(Operation.CANCEL);
    judge.commit(tally);
    assertThat(tally.cancels()).isEqualTo(new CancelCounts(1, 0, 0, 1, 1));
  }

  @Test void aStuckAttemptIsACancelThatIsNeverOver() {
    begin(0, 0)
        .attempt(1)
        .begins(Operation.PREPARE)
        .event(TraceKind.CALLBACK_BEGAN, 0, luosim.luo.Callback.PREPARE.ordinal(), 0, 1)
        .event(TraceKind.STUCK, 1, 0, 0, 0)
        .attemptEnds(AttemptEnd.STUCK);
    assertThat(judge.verdict(1)).contains(CancelVerdict.NEVER);
    judge.commit(tally);
    assertThat(tally.cancels()).isEqualTo(new CancelCounts(1, 0, 0, 1, 1));
  }

  @Test void aHostThatCrashesWithoutACancelHasNone() {
    begin(0, 0).attempt(1).prepares().attemptEnds(AttemptEnd.LOST);
    judge.commit(tally);
    assertThat(tally.cancels().attempted()).isZero();
  }

  @Test void aCancelThatNormalisesTheStateButLeavesTheAgentWithoutItsVmsIsNever() {
    begin(0, 0)
        .attempt(1)
        .prepares()
        .event(TraceKind.CANCEL_BEGAN, 1, 0, 0, 0)
        .cancels()
        .event(TraceKind.CANCEL_ENDED, 1, 0, 0, 0)
        .attemptEnds(AttemptEnd.WEDGED);
    judge.commit(tally);
    assertThat(tally.cancels()).isEqualTo(new CancelCounts(1, 0, 0, 1, 1));
  }

  @Test void eachAttemptHasItsOwnVerdict() {
    begin(0, 0)
        .attempt(1)
        .prepares()
        .failsToFreeze()
        .attemptEnds(AttemptEnd.CANCELLED)
        .attempt(2)
        .prepares()
        .cancels()
        .attemptEnds(AttemptEnd.CANCELLED);
    assertThat(judge.verdict(1)).contains(CancelVerdict.INCORRECT);
    assertThat(judge.verdict(2)).contains(CancelVerdict.STRICT);
    assertThat(judge.verdict(3)).isEmpty();
    judge.commit(tally);
    assertThat(tally.cancels()).isEqualTo(new CancelCounts(2, 1, 1, 1, 0));
  }

  @Test void aViolationIsReportedOnceForEachAttemptWithItsRow() {
    Story story = begin(3, 7);
    for (int attempt = 1; attempt <= 2; attempt++) {
      story.attempt(attempt).prepares().failsToFreeze().attemptEnds(AttemptEnd.CANCELLED);
    }
    judge.commit(tally);
    JudgeTally.Violations found = only(tally, "I1");
    assertThat(found.count()).isEqualTo(2);
    assertThat(found.row()).isEqualTo(Row.Z2);
    assertThat(found.first())
        .isEqualTo(new Violation(
            "I1",
            Row.Z2,
            3,
            7,
            1,
            "one cancel for each prepared participant",
            "participants with none or more than one",
            1));
    assertThat(found.first().sentence())
        .isEqualTo(
            "expected one cancel for each prepared participant, found participants with none or"
                + " more than one: 1");
  }

  @Test void whatLastsIsNotReportedAgainAtTheNextRequest() {
    begin(0, 0)
        .attempt(1)
        .prepares()
        .failsToFreeze()
        .begins(Operation.CANCEL)
        .ends(Operation.CANCEL, -22, Row.C4)
        .begins(Operation.PREPARE)
        .ends(Operation.PREPARE, -17, Row.P1);
    judge.commit(tally);
    assertThat(only(tally, "I29").row()).isEqualTo(Row.Z2);
    assertThat(tally.cancels().attempted()).isEqualTo(1);
  }

  @Test void aDiscardedHostLeavesNoMark() {
    begin(0, 0).attempt(1).prepares().failsToFreeze();
    judge.discard();
    begin(0, 0).attempt(1).prepares().cancels().attemptEnds(AttemptEnd.CANCELLED);
    judge.commit(tally);
    assertThat(tally.violations()).isEmpty();
    assertThat(tally.cancels()).isEqualTo(new CancelCounts(1, 1, 1, 0, 0));
  }

  @Test void whatTheWorldCannotShowIsUnknownByName() {
    begin(0, 0).attempt(1).prepares().cancels();
    judge.commit(tally);
    assertThat(tally.unknown(Invariants.named("I9"))).isEqualTo(1);
    assertThat(tally.judged(Invariants.named("I9"))).isZero();
    assertThat(tally.unknown(Invariants.named("I2"))).isZero();
    assertThat(tally.judged(Invariants.named("I1"))).isPositive();
  }
}
