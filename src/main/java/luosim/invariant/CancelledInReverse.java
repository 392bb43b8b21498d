package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.host.Corruption;
import luosim.luo.Operation;

/**
 * What was prepared last is cancelled first.
 *
 * <p>A participant may depend on those prepared before it; a cancel that meets a dependency already
 * gone is evidence of the same. Source: spec invariants A.
 *
 * <p>With sessions the order of FLBs is not looked at: they are given back in reverse order of
 * registration, which is another order than that of their preserves once one of them was in use
 * before.
 */
final class CancelledInReverse implements Invariant {
  @Override public String id() {
    return "I4";
  }

  @Override public String sentence() {
    return "The order of cancels is the exact reverse of the order of successful prepares.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.ROLLBACK_ENDED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "A close unpreserves files last to first; a failed freeze unfreezes sessions last to "
                + "first, and in each the files first to last.",
            CancelledInReverse::checkSessions,
            Moment.REQUEST_ENDED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    Roster roster = ledger.roster();
    int last = Integer.MAX_VALUE;
    int misplaced = 0;
    for (int index = 0; index < roster.cancelledSize(); index++) {
      int slot = roster.cancelled(index);
      if (roster.prepares(slot) == 1) {
        misplaced += roster.place(slot) > last ? 1 : 0;
        last = roster.place(slot);
      }
    }
    misplaced += ledger.facts().corruptions(Corruption.DEPENDENCY_GONE);
    findings.expectNone("cancels in reverse order of prepare", "cancels that come too late", misplaced);
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    SessionRoster roster = ledger.roster();
    int misplaced = ledger.facts().corruptions(Corruption.DEPENDENCY_GONE);
    boolean close = ledger.operation() == Operation.CLOSE_SESSION;
    if (!close && ledger.operation() != Operation.REBOOT) {
      return;
    }
    var last = Optional.<SessionRoster.Slot> empty();
    for (int index = 0; index < roster.steps(); index++) {
      var slot = roster.stepAt(index);
      if (slot.kind() == SessionRoster.FILE) {
        misplaced +=
            last.isPresent() && (close ? slot.place > last.get().place : late(last.get(), slot)) ? 1 : 0;
        last = Optional.of(slot);
      }
    }
    findings.expectNone("steps back in their order", "steps that come too late", misplaced);
  }

  /** Whether of two steps that unfreeze the second should have come before the first. */
  private static boolean late(SessionRoster.Slot first, SessionRoster.Slot second) {
    boolean frozenLater = second.freezePlace > first.freezePlace;
    return second.session == first.session ? !frozenLater : frozenLater;
  }
}
