package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.host.Corruption;

/**
 * What was prepared last is cancelled first.
 *
 * <p>A participant may depend on those prepared before it; a cancel that meets a dependency already
 * gone is evidence of the same. Source: spec invariants A.
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
    if (misplaced > 0) {
      findings.violated(
          "cancels in reverse order of prepare", "cancels that come too late", misplaced);
    }
  }
}
