package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Operation;
import luosim.trace.TraceKind;

/**
 * The order of cancels follows from the order of prepares by a rule.
 *
 * <p>The weak form of I4: each class of participants is cancelled in one go, forward or backward.
 * Source: spec invariants A.
 */
final class CancelledInFixedOrder implements Invariant {
  @Override public String id() {
    return "I4w";
  }

  @Override public String sentence() {
    return "The order of cancels is a fixed function of the order of prepares: class by class, "
        + "forward or in reverse.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.ROLLBACK_ENDED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "The order of unpreserves follows from that of preserves by a rule, and so does the "
                + "order of unfreezes from that of freezes.",
            CancelledInFixedOrder::checkSessions,
            Moment.REQUEST_ENDED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    Roster roster = ledger.roster();
    int seen = 0;
    int kind = -1;
    int last = 0;
    int direction = 0;
    int wrong = 0;
    for (int index = 0; index < roster.cancelledSize(); index++) {
      int slot = roster.cancelled(index);
      if (roster.prepares(slot) != 1) {
        continue;
      }
      int place = roster.place(slot);
      int itsKind = TraceKind.participantKind(roster.participant(slot));
      if (itsKind != kind) {
        wrong += (seen & 1 << itsKind) == 0 ? 0 : 1;
        seen |= 1 << itsKind;
        kind = itsKind;
        direction = 0;
      } else {
        int step = Integer.signum(place - last);
        wrong += direction != 0 && step == -direction ? 1 : 0;
        direction = step;
      }
      last = place;
    }
    findings.expectNone("cancels in a fixed order", "cancels out of any order", wrong);
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    SessionRoster roster = ledger.roster();
    if (ledger.operation() != Operation.CLOSE_SESSION && ledger.operation() != Operation.REBOOT) {
      return;
    }
    boolean close = ledger.operation() == Operation.CLOSE_SESSION;
    int direction = 0;
    int wrong = 0;
    for (int index = 1; index < roster.steps(); index++) {
      var before = roster.stepAt(index - 1);
      var now = roster.stepAt(index);
      boolean sameClass = before.kind() == now.kind() && before.session == now.session
          && now.kind() == SessionRoster.FILE;
      int step = Integer.signum(close ? now.place - before.place : now.freezePlace - before.freezePlace);
      wrong += sameClass && direction != 0 && step == -direction ? 1 : 0;
      direction = sameClass ? step : direction;
    }
    findings.expectNone("steps back in a fixed order", "steps out of any order", wrong);
  }
}
