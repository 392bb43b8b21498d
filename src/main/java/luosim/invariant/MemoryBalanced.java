package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;

/**
 * A rollback gives back exactly what the attempt took, and a refused request changes nothing.
 *
 * <p>It compares with the sets before the first step, so it needs no list of what a callback may
 * have done; pages that others had preserved count too. Source: spec invariants B.
 */
final class MemoryBalanced implements Invariant {
  @Override public String id() {
    return "I9";
  }

  @Override public String sentence() {
    return "After a return to normal the preserved set and the allocations are those before the "
        + "attempt; a refused request changes neither.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED, Moment.ROLLBACK_ENDED);
  }

  @Override public Set<Evidence> needs() {
    return EnumSet.of(Evidence.PRESERVED);
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.ALLOCATIONS);
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (moment == Moment.ROLLBACK_ENDED) {
      compare(world, ledger.preservedBefore(), ledger.allocatedBefore(), findings);
      return;
    }
    Requests requests = ledger.requests();
    int ended = ledger.ended();
    boolean refused = ledger.result() < 0
        && requests.callbacks(ended) == 0
        && ledger.stateBefore() == ledger.state()
        && !ledger.rollsBack()
        && !ledger.opening();
    if (refused && requests.looked(ended)) {
      compare(world, requests.preserved(ended), requests.allocated(ended), findings);
    }
  }

  private static void compare(World world, long preserved, long allocated, Findings findings) {
    if (world.preservedDigest() != preserved) {
      findings.violated("the preserved set of before", "bytes preserved", world.preservedBytes());
    }
    if (findings.knows(world, Evidence.ALLOCATIONS) && world.allocationDigest() != allocated) {
      findings.violated("the allocations of before", "bytes allocated", world.allocatedBytes());
    }
  }
}
