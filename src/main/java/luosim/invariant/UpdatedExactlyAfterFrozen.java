package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.luo.LuoState;
import luosim.luo.Row;

/**
 * The next kernel starts at updated exactly if the last one jumped at frozen.
 *
 * <p>A kernel with the handover switched off cannot know, and is excepted. Source: spec invariants
 * D.
 */
final class UpdatedExactlyAfterFrozen implements Invariant {
  @Override public String id() {
    return "I18";
  }

  @Override public String sentence() {
    return "A kernel starts at updated exactly if its predecessor jumped at frozen, the handover "
        + "being on in both.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.BOOTED);
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.OPTIONS);
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    boolean frozen = ledger.crossing().booting() && ledger.crossing().left() == LuoState.FROZEN;
    boolean updated = ledger.state() == LuoState.UPDATED;
    if (updated && !frozen) {
      findings.violated("updated only after a jump at frozen", "starts at updated", 1);
    } else if (frozen && !updated && handoverOn(world, findings)) {
      findings.violated(
          ledger.crossing().handedOver() ? Row.N1 : Row.K8,
          "updated after a jump at frozen",
          "starts at another state",
          1);
    }
  }

  private static boolean handoverOn(World world, Findings findings) {
    return findings.knows(world, Evidence.OPTIONS) && world.handoverOn()
        && world.switchedOn();
  }
}
