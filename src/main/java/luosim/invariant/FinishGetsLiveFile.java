package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.host.Corruption;

/**
 * Finish gets no file, or one that still exists.
 *
 * <p>Source: spec invariants D.
 *
 * <p>With sessions finish gets the file exactly if a retrieve gave it.
 */
final class FinishGetsLiveFile implements Invariant {
  @Override public String id() {
    return "I26";
  }

  @Override public String sentence() {
    return "The file passed to finish is none, or one on which the orchestrator holds a reference.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "Finish is given the file that a retrieve gave, on which the orchestrator holds a "
                + "reference, or none.",
            FinishGetsLiveFile::checkSessions,
            Moment.REQUEST_ENDED)
        .wanting(Evidence.INCOMING));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    int freed = ledger.facts().corruptions(Corruption.FREED_FILE);
    findings.expectNone("finish given live files", "freed files", freed);
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int freed = ledger.facts().corruptions(Corruption.FREED_FILE);
    findings.expectNone("finish given live files", "freed files", freed);
    int wrong = ledger.facts().wrongObject;
    findings.expectNone("finish given what was retrieved", "files given or kept back wrongly", wrong);
  }
}
