package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;

/**
 * Whoever agreed to a finalize hears of its abort once, and nobody else does.
 *
 * <p>Source: spec invariants C.
 */
final class AbortMirrorsFinalize implements Invariant {
  @Override public String id() {
    return "I31";
  }

  @Override public String sentence() {
    return "Every member of the chain that agreed to finalize gets one abort if the finalize is "
        + "rolled back; no other member gets any.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.ROLLBACK_ENDED);
  }

  @Override public Set<Evidence> needs() {
    return EnumSet.of(Evidence.FINALIZED);
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    Roster roster = ledger.roster();
    boolean aborted = !world.finalized();
    int wrong = 0;
    for (int slot = 0; slot < roster.size(); slot++) {
      int due = roster.finalizeOk(slot) && aborted ? 1 : 0;
      wrong += roster.aborts(slot) == due || !aborted && roster.finalizeOk(slot) ? 0 : 1;
    }
    findings.expectNone("one abort for each member that agreed", "members told otherwise", wrong);
  }
}
