package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A cancel can give back what its prepare preserved.
 *
 * <p>Source: spec invariants B.
 */
final class CancelMayUnpreserve implements Invariant {
  @Override public String id() {
    return "I10";
  }

  @Override public String sentence() {
    return "Every unpreserve that a cancel asks for is accepted.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "Every page that an unpreserve takes out of the preserved memory is accepted.",
            CancelMayUnpreserve::checkSessions,
            Moment.REQUEST_ENDED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    int refused = ledger.facts().unpreservesRefused();
    findings.expectNone("unpreserves accepted inside cancels", "refused", refused);
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int refused = ledger.facts().unpreservesRefused;
    findings.expectNone("pages taken out inside unpreserves", "refused", refused);
  }
}
