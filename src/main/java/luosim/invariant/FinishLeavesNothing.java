package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.luo.Operation;

/**
 * Finish calls everybody once and keeps nothing of the previous kernel.
 *
 * <p>Source: spec invariants D.
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

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (ledger.operation() != Operation.FINISH || ledger.result() != 0) {
      return;
    }
    Roster roster = ledger.roster();
    int twice = 0;
    for (int slot = 0; slot < roster.size(); slot++) {
      twice += roster.finishes(slot) > 1 ? 1 : 0;
    }
    if (twice > 0) {
      findings.violated(
          "one finish for each received participant", "participants with more", twice);
    }
    boolean known = findings.knows(world, Evidence.INCOMING_HELD);
    if (known && world.incomingHeld()) {
      findings.violated("the received tree freed by finish", "trees held", 1);
    }
    if (known && world.incomingEntries() > 0) {
      findings.violated("no received entry after finish", "entries", world.incomingEntries());
    }
  }
}
