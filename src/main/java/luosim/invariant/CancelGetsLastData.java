package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A cancel gets the data that the participant last returned with success.
 *
 * <p>A value written by a callback that failed is not passed on. Source: spec invariants A.
 */
final class CancelGetsLastData implements Invariant {
  @Override public String id() {
    return "I5";
  }

  @Override public String sentence() {
    return "The data passed to a cancel are those that the participant's last successful prepare"
        + " or freeze returned.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "Freeze, unfreeze and unpreserve are given what the last successful preserve or "
                + "freeze of the participant returned.",
            CancelGetsLastData::checkSessions,
            Moment.REQUEST_ENDED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    int wrong = ledger.facts().cancelsWithOtherData();
    findings.expectNone("cancels with the last returned data", "cancels with other data", wrong);
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int wrong = ledger.facts().otherData;
    findings.expectNone("callbacks with the last returned data", "callbacks with other data", wrong);
  }
}
