package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Nobody is cancelled who was not prepared in this attempt.
 *
 * <p>Neither the participant whose prepare failed, nor those after it, nor one without a prepare
 * callback. Source: spec invariants A.
 */
final class OnlyPreparedCancelled implements Invariant {
  @Override public String id() {
    return "I2";
  }

  @Override public String sentence() {
    return "A participant whose prepare did not succeed in the attempt gets no cancel.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "A participant whose preserve did not succeed is not unpreserved.",
            OnlyPreparedCancelled::checkSessions,
            Moment.REQUEST_ENDED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    int wrong = ledger.facts().cancelsUnprepared();
    findings.expectNone("cancels of prepared participants only", "cancels of others", wrong);
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int wrong = ledger.facts().unpreservedWithout;
    findings.expectNone("unpreserves of preserved participants only", "unpreserves of others", wrong);
  }
}
