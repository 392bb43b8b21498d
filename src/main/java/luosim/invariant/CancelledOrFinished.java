package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.luo.Row;

/**
 * A prepare is answered by a cancel or by a finish, never by both.
 *
 * <p>Source: spec invariants A.
 */
final class CancelledOrFinished implements Invariant {
  @Override public String id() {
    return "I30";
  }

  @Override public String sentence() {
    return "Cancel and finish are never both called for the same prepared data.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED);
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    int both = ledger.facts().finishesAfterCancel();
    if (both > 0) {
      findings.violated(
          Row.K4, "no finish of what was cancelled", "participants finished after a cancel", both);
    }
  }
}
