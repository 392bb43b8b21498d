package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;

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

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    Roster roster = ledger.roster();
    int forgotten = 0;
    for (int slot = 0; slot < roster.size(); slot++) {
      forgotten +=
          roster.freezeFailed(slot) && roster.prepareOk(slot) && roster.cancels(slot) == 0 ? 1 : 0;
    }
    if (forgotten > 0) {
      findings.violated("a cancel for whoever failed to freeze", "participants without", forgotten);
    }
  }
}
