package luosim.invariant;

import java.util.Set;

/**
 * After a rollback the next attempt works, as often as one likes.
 *
 * <p>Tried on a copy: a prepare whose callbacks succeed, a cancel, ten times, with constant memory. What the rollback
 * itself did not give back would be lost again in each repetition. Source: spec invariants C.
 */
final class PrepareWorksAgain implements Invariant {
  @Override
  public String id() {
    return "I12";
  }

  @Override
  public String sentence() {
    return "After a return to normal a prepare whose callbacks succeed succeeds, and repeating "
        + "prepare and cancel leaves memory constant.";
  }

  @Override
  public Kind kind() {
    return Kind.LIVENESS;
  }

  @Override
  public Set<Moment> moments() {
    return Set.of(Moment.ROLLBACK_ENDED);
  }

  @Override
  public Set<Evidence> needs() {
    return Set.of(Evidence.PROBES);
  }

  @Override
  public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    ProbeResult tried = ledger.probing().result(world);
    if (tried.outcome() == ProbeResult.Outcome.NOT_TRIED) {
      return;
    }
    if (tried.prepare() != 0) {
      findings.violated("a prepare that succeeds", "result", tried.prepare());
    } else if (tried.outcome() == ProbeResult.Outcome.LATER_CYCLE_FAILED) {
      findings.violated("ten cycles of prepare and cancel", "cycles", tried.cycles());
    } else if (tried.outcome() == ProbeResult.Outcome.GREW) {
      findings.violated("constant memory over ten cycles", "bytes grown", tried.grownBytes());
    }
    if (world.shows(Evidence.ALLOCATIONS)
        && world.allocatedBytes() > ledger.allocatedBytesBefore()) {
      findings.violated(
          "constant memory when the attempt is repeated",
          "bytes lost by each",
          world.allocatedBytes() - ledger.allocatedBytesBefore());
    }
  }
}
