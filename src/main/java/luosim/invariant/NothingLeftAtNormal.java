package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.luo.LuoState;

/**
 * Outside an update nothing of one is left: no finalized handover, no tree, no published name.
 *
 * <p>Source: spec invariants B.
 */
final class NothingLeftAtNormal implements Invariant {
  @Override public String id() {
    return "I7";
  }

  @Override public String sentence() {
    return "At state normal or updated the handover is not finalized, and no outgoing tree is "
        + "allocated or published.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED);
  }

  @Override public Set<Evidence> needs() {
    return EnumSet.of(Evidence.FINALIZED);
  }

  @Override public boolean lasting() {
    return true;
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.TREES, Evidence.NAMES);
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (ledger.state() != LuoState.NORMAL && ledger.state() != LuoState.UPDATED
        || ledger.opening()) {
      return;
    }
    if (world.finalized()) {
      findings.violated("handover not finalized", "finalized", 1);
    }
    if (findings.knows(world, Evidence.TREES) && world.treesAllocated() > 0) {
      findings.violated("no outgoing tree allocated", "trees", world.treesAllocated());
    }
    if (findings.knows(world, Evidence.NAMES) && world.namesPublished() > 0) {
      findings.violated("no tree published", "names", world.namesPublished());
    }
  }
}
