package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.luo.LuoState;

/**
 * What a jump would take is ready as long as the state says so.
 *
 * <p>Source: spec invariants B.
 */
final class HandoverReadyWhenPrepared implements Invariant {
  @Override public String id() {
    return "I8";
  }

  @Override public String sentence() {
    return "At state prepared or frozen the handover is finalized, its map equals the preserved"
        + " set, and the tree is allocated and preserved.";
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
    return EnumSet.of(Evidence.TREES, Evidence.MAP);
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    boolean fixed = ledger.state() == LuoState.PREPARED || ledger.state() == LuoState.FROZEN;
    if (!fixed || ledger.opening() || ledger.refusedBesideAnother()) {
      return;
    }
    if (!world.finalized()) {
      findings.violated("handover finalized", "finalized", 0);
    }
    boolean trees = findings.knows(world, Evidence.TREES);
    if (trees && world.treesAllocated() == 0) {
      findings.violated("the tree allocated", "trees", 0);
    } else if (trees && !world.treePreserved()) {
      findings.violated("the tree preserved", "trees preserved", 0);
    }
    if (findings.knows(world, Evidence.MAP) && !world.mapSound()) {
      findings.violated("the map equal to the preserved set", "equal", 0);
    }
  }
}
