package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Operation;

/**
 * The participant whose freeze failed is still prepared, so the rollback reaches it too.
 *
 * <p>It is cancelled, or stays prepared with the rollback still due. Source: spec invariants A.
 */
final class FailedFreezeNotForgotten implements Invariant {
  @Override public String id() {
    return "I3";
  }

  @Override public String sentence() {
    return "A participant whose freeze failed gets a cancel, or stays prepared; it is never left "
        + "with nothing.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.ROLLBACK_ENDED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "A file whose freeze failed stays preserved in its session, so that a close still "
                + "reaches it.",
            FailedFreezeNotForgotten::checkSessions,
            Moment.REQUEST_ENDED)
        .needing(Evidence.SESSIONS));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    Roster roster = ledger.roster();
    int forgotten = 0;
    for (int slot = 0; slot < roster.size(); slot++) {
      forgotten +=
          roster.freezeFailed(slot) && roster.prepareOk(slot) && roster.cancels(slot) == 0 ? 1 : 0;
    }
    findings.expectNone("a cancel for whoever failed to freeze", "participants without", forgotten);
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    if (ledger.operation() != Operation.REBOOT || ledger.result() == 0) {
      return;
    }
    int forgotten = 0;
    for (int index = 0; index < ledger.roster().size(); index++) {
      var slot = ledger.roster().at(index);
      forgotten += slot.freezeFailed() && slot.unpreserves == 0 && !holds(world, slot) ? 1 : 0;
    }
    findings.expectNone("whoever failed to freeze still preserved", "files forgotten", forgotten);
  }

  private static boolean holds(SessionWorld world, SessionRoster.Slot slot) {
    for (int index = 0; index < world.filesOf(slot.session); index++) {
      if (world.objectOf(slot.session, index) == slot.id()) {
        return true;
      }
    }
    return false;
  }
}
