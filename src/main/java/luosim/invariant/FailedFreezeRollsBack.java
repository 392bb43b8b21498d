package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Callback;
import luosim.luo.LuoState;
import luosim.luo.Operation;

/**
 * A failed freeze ends in one of two consistent ways: everybody cancelled, or everybody still
 * prepared. One that is refused at the door while another request is in the middle of its callbacks says
 * nothing: those are the other one's.
 *
 * <p>Source: spec invariants C.
 *
 * <p>With sessions a file without an unfreeze callback counts as unfrozen.
 */
final class FailedFreezeRollsBack implements Invariant {
  @Override public String id() {
    return "I15";
  }

  @Override public String sentence() {
    return "A failed freeze leaves every prepared participant cancelled at normal, or every one "
        + "prepared and unfrozen at prepared.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "A failed freeze leaves every file preserved and unfrozen.",
            FailedFreezeRollsBack::checkSessions,
            Moment.REQUEST_ENDED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    boolean failed = RequestKind.freezes(ledger.operation())
        && ledger.stateBefore() == LuoState.PREPARED
        && ledger.result() < 0;
    if (!failed || ledger.refusedBesideAnother()) {
      return;
    }
    Roster roster = ledger.roster();
    int prepared = 0;
    int frozen = 0;
    int cancelled = 0;
    for (int slot = 0; slot < roster.size(); slot++) {
      prepared += roster.prepared(slot) ? 1 : 0;
      frozen += roster.prepared(slot) && roster.frozen(slot) ? 1 : 0;
      cancelled += roster.prepareOk(slot) && roster.cancels(slot) > 0 ? 1 : 0;
    }
    boolean allBack = ledger.state() == LuoState.NORMAL && prepared == 0;
    boolean allKept = ledger.state() == LuoState.PREPARED && cancelled == 0 && frozen == 0;
    if (!allBack && !allKept) {
      findings.violated(
          "everybody cancelled or everybody prepared", "participants left prepared", prepared);
    }
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    if (ledger.operation() != Operation.REBOOT || ledger.result() == 0) {
      return;
    }
    int wrong = 0;
    for (int index = 0; index < ledger.roster().size(); index++) {
      var slot = ledger.roster().at(index);
      boolean canUnfreeze = (world.callbacks(slot.participant) & Callback.UNFREEZE.bit()) != 0;
      boolean unpreserved =
          slot.unpreserves > 0 && !slot.preserved() && ledger.calledNow(slot);
      wrong += slot.frozen() && canUnfreeze || unpreserved ? 1 : 0;
    }
    findings.expectNone("everybody preserved and unfrozen", "files left frozen or unpreserved", wrong);
  }
}
