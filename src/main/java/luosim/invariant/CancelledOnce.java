package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Operation;
import luosim.trace.TraceKind;

/**
 * Whoever was prepared is cancelled exactly once, unless the jump comes.
 *
 * <p>In an attempt that ends in a jump nobody is cancelled. A file that is unregistered while still
 * prepared was forgotten as well. Source: spec invariants A.
 *
 * <p>With sessions a close takes the place of the rollback, and FLBs are looked at when no session is
 * left.
 */
final class CancelledOnce implements Invariant {
  @Override public String id() {
    return "I1";
  }

  @Override public String sentence() {
    return "Every participant that was prepared gets exactly one cancel before the operation that "
        + "ends the attempt returns; none if a jump ends it.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.ROLLBACK_ENDED, Moment.JUMPED, Moment.REQUEST_ENDED);
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.PARTICIPANTS);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "A file is unpreserved exactly once when its session for the next kernel is closed, "
                + "an FLB exactly once when its last user is gone; nobody is when a jump ends them.",
            CancelledOnce::checkSessions,
            Moment.REQUEST_ENDED, Moment.ROLLBACK_ENDED)
        .wanting(Evidence.SESSIONS));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (moment == Moment.REQUEST_ENDED) {
      checkUnregistered(ledger, findings);
    } else if (moment == Moment.JUMPED) {
      checkJump(ledger, findings);
    } else {
      checkRollback(ledger.roster(), findings);
    }
  }

  private static void checkRollback(Roster roster, Findings findings) {
    int wrong = 0;
    for (int slot = 0; slot < roster.size(); slot++) {
      wrong += roster.cancels(slot) != roster.prepares(slot) && roster.prepareOk(slot) ? 1 : 0;
    }
    findings.expectNone(
        "one cancel for each prepared participant", "participants with none or more than one", wrong);
  }

  private static void checkJump(Ledger ledger, Findings findings) {
    int cancels = ledger.roster().cancelledSize();
    if (ledger.open() && cancels > 0) {
      findings.violated("no cancel in an attempt that ends in a jump", "cancels", cancels);
    }
  }

  private static void checkUnregistered(Ledger ledger, Findings findings) {
    int file = ledger.requests().named(ledger.ended());
    if (ledger.operation() != Operation.FD_UNPRESERVE || ledger.result() != 0 || file < 0) {
      return;
    }
    Roster roster = ledger.roster();
    if (roster.prepared(roster.slot(TraceKind.participant(0, file)))) {
      findings.violated(
          ledger.rollbackRow(),
          "no prepared file is unregistered without a cancel",
          "file unregistered while prepared",
          file);
    }
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int wrong = 0;
    for (int index = 0; index < ledger.roster().size(); index++) {
      wrong += wrong(ledger.roster().at(index), moment, ledger) ? 1 : 0;
    }
    findings.expectNone(
        "one unpreserve for each preserved participant", "participants with none or more than one", wrong);
  }

  private static boolean wrong(SessionRoster.Slot slot, Moment moment, SessionLedger ledger) {
    if (moment == Moment.ROLLBACK_ENDED) {
      boolean flb = slot.kind() == SessionRoster.FLB && ledger.counts().holders == 0;
      return flb && slot.preserves != slot.unpreserves;
    }
    if (ledger.operation() == Operation.REBOOT) {
      return ledger.result() == 0
          && slot.unpreserves > 0
          && !slot.preserved()
          && ledger.calledNow(slot);
    }
    if (ledger.result() < 0 && !ledger.alone()) {
      return false; // another close is not done with it
    }
    boolean closed = ledger.closesOutgoing() && slot.kind() == SessionRoster.FILE
        && slot.session == ledger.argument();
    return closed && slot.preserves != slot.unpreserves;
  }
}
