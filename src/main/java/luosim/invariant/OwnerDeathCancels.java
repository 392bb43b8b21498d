package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;

/**
 * When the owning process dies, its update dies with it.
 *
 * <p>Source: spec invariants C.
 */
final class OwnerDeathCancels implements Invariant {
  @Override public String id() {
    return "I37";
  }

  @Override public String sentence() {
    return "Death of the owning process at normal or prepared leads to what a cancel and the"
        + " removal of its files lead to.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED, Moment.REQUEST_ENDED, Moment.JUMPED, Moment.HOST_ENDED);
  }

  @Override public Set<Evidence> needs() {
    return EnumSet.of(Evidence.PARTICIPANTS, Evidence.OWNER);
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (!ledger.facts().ownerDied()) {
      return;
    }
    ledger.facts().ownerDeathJudged();
    int left = world.files();
    if (left > 0) {
      findings.violated("no file registered after its owner's death", "files", left);
    }
  }
}
