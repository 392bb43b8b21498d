package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Errno;
import luosim.luo.LuoState;

/**
 * After a rollback the next attempt works, as often as one likes.
 *
 * <p>Tried on a copy: a prepare whose callbacks succeed, a cancel, ten times, with constant memory.
 * A retry that was really made counts too. What the rollback itself did not give back would be lost
 * again in each repetition. Source: spec invariants C.
 *
 * <p>With sessions a retry that was really made says nothing, because other reasons refuse it too.
 */
final class PrepareWorksAgain implements Invariant {
  @Override public String id() {
    return "I12";
  }

  @Override public String sentence() {
    return "After a return to normal a prepare whose callbacks succeed succeeds, and repeating "
        + "prepare and cancel leaves memory constant.";
  }

  @Override public Kind kind() {
    return Kind.LIVENESS;
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED, Moment.ROLLBACK_ENDED);
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.PROBES, Evidence.ALLOCATIONS);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "After the last session for the next kernel is closed, a session can be made and its "
                + "files preserved, and doing so again and again leaves memory constant.",
            PrepareWorksAgain::checkSessions,
            Moment.ROLLBACK_ENDED)
        .wanting(Evidence.PROBES, Evidence.ALLOCATIONS, Evidence.SESSIONS));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (moment == Moment.EVENT_ENDED) {
      checkRetry(ledger, findings);
      return;
    }
    if (findings.knows(world, Evidence.PROBES)) {
      checkCopy(ledger.probing().result(world), findings);
    }
    if (findings.knows(world, Evidence.ALLOCATIONS)
        && world.allocatedBytes() > ledger.allocatedBytesBefore()) {
      findings.violated(
          "constant memory when the attempt is repeated",
          "bytes lost by each",
          world.allocatedBytes() - ledger.allocatedBytesBefore());
    }
  }

  /**
   * A retry that was really made: nothing but what an earlier attempt left can make it exist
   * already.
   */
  private static void checkRetry(Ledger ledger, Findings findings) {
    boolean retry = ledger.attempts() > 0
        && RequestKind.opens(ledger.operation())
        && ledger.stateBefore() == LuoState.NORMAL
        && ledger.state() == LuoState.NORMAL;
    if (retry && ledger.result() == -Errno.EEXIST) {
      findings.violated("a prepare that succeeds", "result", ledger.result());
    }
  }

  private static void checkCopy(ProbeResult tried, Findings findings) {
    if (tried.outcome() == ProbeResult.Outcome.NOT_TRIED) {
      return;
    }
    if (tried.prepare() != 0) {
      findings.violated("a prepare that succeeds", "result", tried.prepare());
    } else if (tried.outcome() == ProbeResult.Outcome.LATER_CYCLE_FAILED) {
      findings.violated("ten cycles of prepare and cancel", "cycles", tried.cycles());
    } else if (tried.outcome() == ProbeResult.Outcome.GREW) {
      findings.violated("constant memory over ten cycles", "cycles", tried.cycles());
    }
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    if (ledger.alone() && findings.knows(world, Evidence.PROBES)) {
      checkCopy(ledger.probing().result(world), findings);
    }
    if (ledger.undisturbed() && ledger.counts().holders == 0 && findings.knows(world, Evidence.ALLOCATIONS)
        && world.allocatedBytes() > ledger.allocatedBytesBefore()) {
      findings.violated(
          "constant memory when the attempt is repeated",
          "bytes lost by each",
          world.allocatedBytes() - ledger.allocatedBytesBefore());
    }
  }
}
