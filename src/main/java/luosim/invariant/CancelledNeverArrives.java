package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.host.Corruption;
import luosim.luo.LuoState;
import luosim.luo.Row;

/**
 * Nothing of a cancelled attempt reaches the next kernel.
 *
 * <p>Source: spec invariants D.
 */
final class CancelledNeverArrives implements Invariant {
  @Override public String id() {
    return "I17";
  }

  @Override public String sentence() {
    return "A jump from normal leads to a kernel that starts at normal.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.BOOTED, Moment.STOPPED, Moment.REQUEST_ENDED);
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    boolean fromNormal = ledger.crossing().left() == LuoState.NORMAL;
    if (moment == Moment.BOOTED && fromNormal && ledger.state() == LuoState.UPDATED) {
      findings.violated("a start at normal after a jump from normal", "starts at updated", 1);
    } else if (moment == Moment.STOPPED && fromNormal && ledger.crossing().booting()
        && !ledger.facts().madeToStop()) {
      findings.violated(
          "a start at normal after a jump from normal", "kernels that stopped at their start", 1);
    } else if (moment == Moment.REQUEST_ENDED
        && ledger.facts().corruptions(Corruption.STALE_DATA) > 0) {
      findings.violated(
          Row.K4,
          "no file retrieved from cancelled data",
          "files",
          ledger.facts().corruptions(Corruption.STALE_DATA));
    }
  }
}
