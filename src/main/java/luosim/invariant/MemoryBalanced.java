package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Operation;

/**
 * A rollback gives back exactly what the attempt took, and a refused request changes nothing.
 *
 * <p>It compares with the sets before the first step, so it needs no list of what a callback may
 * have done; pages that others had preserved count too. Source: spec invariants B.
 *
 * <p>With sessions the sets are compared when no session for the next kernel is left; allocations only
 * if nothing from the previous kernel was dealt with in between. The request that creates a session
 * and fails may leave no page either.
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

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "When the last session for the next kernel is closed, the preserved set and the "
                + "allocations are those before the first; a refused request changes neither.",
            MemoryBalanced::checkSessions,
            Moment.REQUEST_ENDED, Moment.ROLLBACK_ENDED)
        .needing(Evidence.PRESERVED)
        .wanting(Evidence.ALLOCATIONS, Evidence.SESSIONS));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (moment == Moment.ROLLBACK_ENDED) {
      if (!ledger.roster().cancelledAlone()) {
        compare(ledger, world, ledger.preservedBefore(), ledger.allocatedBefore(), findings);
      }
      return;
    }
    Requests requests = ledger.requests();
    int ended = ledger.ended();
    boolean refused = ledger.result() < 0
        && requests.callbacks(ended) == 0
        && ledger.stateBefore() == ledger.state()
        && !ledger.rollsBack()
        && !ledger.opening();
    if (refused && requests.looked(ended) && !requests.overlapped(ended)) {
      compare(ledger, world, requests.preserved(ended), requests.allocated(ended), findings);
    }
  }

  private static void compare(
      Ledger ledger, World world, long preserved, long allocated, Findings findings) {
    if (!ledger.facts().cannotGiveBack() && world.preservedDigest() != preserved) {
      findings.violated("the preserved set of before", "bytes preserved", world.preservedBytes());
    }
    if (findings.knows(world, Evidence.ALLOCATIONS) && world.allocationDigest() != allocated) {
      findings.violated("the allocations of before", "bytes allocated", world.allocatedBytes());
    }
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    if (moment == Moment.ROLLBACK_ENDED) {
      if (ledger.counts().holders == 0) {
        compareSet(world, ledger.preservedBefore(), findings);
        boolean known = ledger.undisturbed() && findings.knows(world, Evidence.ALLOCATIONS);
        compareAllocations(known, world, ledger.allocatedBefore(), findings);
      }
      return;
    }
    boolean makes = ledger.operation() == Operation.CREATE_SESSION
        || ledger.operation() == Operation.SESSION_PRESERVE;
    if (makes && ledger.result() < 0 && !ledger.requests().overlapped(ledger.ended())) {
      compareSet(world, ledger.requests().preserved(ledger.ended()), findings);
      compareAllocations(
          findings.knows(world, Evidence.ALLOCATIONS), world, ledger.requests().allocated(ledger.ended()),
          findings);
    }
  }

  private static void compareSet(World world, long preserved, Findings findings) {
    if (world.preservedDigest() != preserved) {
      findings.violated("the preserved set of before", "bytes preserved", world.preservedBytes());
    }
  }

  private static void compareAllocations(boolean known, World world, long allocated, Findings findings) {
    if (known && world.allocationDigest() != allocated) {
      findings.violated("the allocations of before", "bytes allocated", world.allocatedBytes());
    }
  }
}
