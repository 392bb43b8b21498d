package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is finished is not retrieved any more.
 *
 * <p>Source: spec invariants D.
 */
final class NoRetrieveAfterFinish implements Invariant {
  @Override public String id() {
    return "I25";
  }

  @Override public String sentence() {
    return "No file is retrieved after its finish.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.REQUEST_ENDED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "No file or FLB is retrieved after its finish.",
            NoRetrieveAfterFinish::checkSessions,
            Moment.REQUEST_ENDED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    int late = ledger.facts().retrievesAfterFinish();
    findings.expectNone("no retrieve after finish", "retrieves", late);
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int late = ledger.facts().retrievesAfterFinish;
    findings.expectNone("no retrieve after finish", "retrieves", late);
  }
}
