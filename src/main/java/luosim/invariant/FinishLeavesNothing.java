package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Operation;
import luosim.luo.Row;

/**
 * Finish calls everybody once and keeps nothing of the previous kernel.
 *
 * <p>Source: spec invariants D.
 *
 * <p>With sessions FLBs are looked at once every received file is finished and nobody holds an FLB on
 * his own.
 */
final class FinishLeavesNothing implements Invariant {
  @Override public String id() {
    return "I24";
  }

  @Override public String sentence() {
    return "Finish calls each received participant once, and afterwards holds no received entry, "
        + "tree or page.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED);
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.INCOMING_HELD);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "Finish calls each file of the session once, each FLB once with its last file, and "
                + "afterwards holds no received entry.",
            FinishLeavesNothing::checkSessions,
            Moment.REQUEST_ENDED)
        .wanting(Evidence.SESSIONS));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (ledger.operation() != Operation.FINISH || ledger.result() != 0) {
      return;
    }
    Roster roster = ledger.roster();
    int twice = 0;
    for (int slot = 0; slot < roster.size(); slot++) {
      twice += roster.finishes(slot) > 1 ? 1 : 0;
    }
    findings.expectNone("one finish for each received participant", "participants with more", twice);
    boolean known = findings.knows(world, Evidence.INCOMING_HELD);
    if (known && world.incomingHeld()) {
      findings.violated("the received tree freed by finish", "trees held", 1);
    }
    if (known && world.incomingEntries() > 0) {
      findings.violated("no received entry after finish", "entries", world.incomingEntries());
    }
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int twice = 0;
    for (int index = 0; index < ledger.roster().size(); index++) {
      twice += ledger.roster().at(index).finishes > 1 ? 1 : 0;
    }
    findings.expectNone("one finish for each received participant", "participants with more", twice);
    boolean finished = ledger.operation() == Operation.SESSION_FINISH && ledger.result() == 0;
    if (finished && findings.knows(world, Evidence.SESSIONS)) {
      int left = world.filesOf((int) ledger.argument());
      findings.expectNone("no received entry after finish", "entries", left);
    }
    boolean ends = finished || ledger.operation() == Operation.CLOSE_SESSION;
    boolean all = ledger.carried().files() > 0 && ledger.counts().finishes >= ledger.carried().files();
    if (ends && all && ledger.counts().incomingHolders == 0 && ledger.alone()) { // or a finish goes on
      checkFlbs(ledger, findings);
    }
  }

  /** Which of an FLB that nobody ever retrieved and one whose retrieve failed is lost, the row tells. */
  private static void checkFlbs(SessionLedger ledger, Findings findings) {
    for (int index = 0; index < ledger.carried().flbs(); index++) {
      var flb = ledger.roster().slot(ledger.carried().flb(index), -1);
      if (flb.finishes == 0) {
        Row row = flb.retrieveError == 0 ? Row.M13 : Row.M14;
        findings.violated(row, "a finish for each FLB with its last file", "FLB without", flb.id());
      }
    }
  }
}
