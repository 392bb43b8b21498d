package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.host.Corruption;
import luosim.luo.Operation;

/**
 * A token is retrieved at most once, also when two ask at the same time, and who comes second is told so.
 *
 * <p>Source: spec invariants D.
 */
final class RetrievedOnce implements Invariant {
  @Override public String id() {
    return "I22";
  }

  @Override public String sentence() {
    return "For each token at most one retrieve succeeds, at most one is in progress, and who is told "
        + "success has the file.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.REQUEST_ENDED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "For each token at most one retrieve callback succeeds, and at most one is in "
                + "progress.",
            RetrievedOnce::checkSessions,
            Moment.REQUEST_ENDED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    int again = ledger.facts().retrievesAgain();
    int twice = ledger.facts().corruptions(Corruption.RETRIEVED_TWICE);
    if (again + twice > 0) {
      findings.violated("one retrieve of a token", "retrieves too many", Math.max(again, twice));
    }
    boolean toldSuccess = ledger.operation() == Operation.FD_RESTORE && ledger.result() == 0;
    if (toldSuccess && ledger.requests().callbacks(ledger.ended()) == 0) {
      findings.violated("success with the retrieved file only", "successes without a file", 1);
    }
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int again = ledger.facts().retrievesAgain;
    int twice = ledger.facts().corruptions(Corruption.RETRIEVED_TWICE);
    if (again + twice > 0) {
      findings.violated("one retrieve of a token", "retrieves too many", Math.max(again, twice));
    }
  }
}
