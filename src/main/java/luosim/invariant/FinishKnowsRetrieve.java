package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Operation;
import luosim.trace.TraceKind;

/**
 * A finish is told that its file was reclaimed exactly if a retrieve of it succeeded.
 *
 * <p>A handler that is told so will not clean up. Source: spec invariants D.
 *
 * <p>With sessions finish is also told the error of a retrieve that failed.
 */
final class FinishKnowsRetrieve implements Invariant {
  @Override public String id() {
    return "I23";
  }

  @Override public String sentence() {
    return "Finish is told that a file was reclaimed exactly if a retrieve of it returned success.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED);
  }

  @Override public Set<Evidence> needs() {
    return EnumSet.of(Evidence.INCOMING);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "Finish is told whether a retrieve of its file succeeded, and with which error one "
                + "failed.",
            FinishKnowsRetrieve::checkSessions,
            Moment.REQUEST_ENDED)
        .needing(Evidence.INCOMING));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (ledger.operation() != Operation.FINISH || ledger.result() != 0) {
      return;
    }
    Roster roster = ledger.roster();
    int mistold = 0;
    for (int index = 0; index < world.incoming(); index++) {
      int who = TraceKind.participant(3, (int) world.incomingToken(index) & 0xffffff);
      mistold += world.incomingReclaimed(index) == roster.retrieved(roster.slot(who)) > 0 ? 0 : 1;
    }
    mistold = Math.max(mistold, ledger.facts().mistold());
    findings.expectNone("finish told of the retrieve as it was", "files told otherwise", mistold);
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int mistold = ledger.facts().mistold;
    findings.expectNone("finish told of the retrieve as it was", "files told otherwise", mistold);
  }
}
