package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Row;

/**
 * A prepare is answered by a cancel or by a finish, never by both.
 *
 * <p>Source: spec invariants A.
 *
 * <p>With sessions data tell what belongs together, because a session has another number in the next
 * kernel.
 */
final class CancelledOrFinished implements Invariant {
  @Override public String id() {
    return "I30";
  }

  @Override public String sentence() {
    return "Cancel and finish are never both called for the same prepared data.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "What was unpreserved before the jump is not finished behind it.",
            CancelledOrFinished::checkSessions,
            Moment.REQUEST_ENDED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    int both = ledger.facts().finishesAfterCancel();
    if (both > 0) {
      findings.violated(
          Row.K4, "no finish of what was cancelled", "participants finished after a cancel", both);
    }
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int both = ledger.facts().finishesAfterUnpreserve;
    findings.expectNone("no finish of what was unpreserved", "files finished after an unpreserve", both);
  }
}
