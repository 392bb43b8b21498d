package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Errno;
import luosim.luo.LuoState;

/**
 * From prepared and frozen there is always a way back.
 *
 * <p>A cancel that a signal interrupts has changed nothing and can be repeated. After a rollback, a
 * cancel of the next attempt is tried on a copy. Source: spec invariants C.
 *
 * <p>With sessions nothing interrupts a close.
 */
final class CancelIsPossible implements Invariant {
  @Override public String id() {
    return "I14";
  }

  @Override public String sentence() {
    return "From prepared and frozen a cancel leads to normal; one that a signal interrupts has "
        + "changed nothing.";
  }

  @Override public Kind kind() {
    return Kind.LIVENESS;
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED, Moment.ROLLBACK_ENDED);
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.PROBES, Evidence.PRESERVED, Evidence.FINALIZED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "The close of a session for the next kernel always works, and the session is gone.",
            CancelIsPossible::checkSessions,
            Moment.REQUEST_ENDED, Moment.ROLLBACK_ENDED)
        .needing(Evidence.SESSIONS)
        .wanting(Evidence.PROBES));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (moment == Moment.ROLLBACK_ENDED) {
      checkCopy(ledger, world, findings);
      return;
    }
    LuoState before = ledger.stateBefore();
    if (!RequestKind.cancels(ledger.operation())
        || before != LuoState.PREPARED && before != LuoState.FROZEN) {
      return;
    }
    boolean over = ledger.state() == LuoState.NORMAL && !stillFinalized(world, findings);
    boolean interrupted = ledger.result() == -Errno.EAGAIN && ledger.state() == before;
    if (interrupted) {
      if (findings.knows(world, Evidence.PRESERVED) && changed(ledger, world)) {
        findings.violated(
            "nothing changed by an interrupted cancel", "bytes preserved", world.preservedBytes());
      }
    } else if (ledger.result() < 0 || !over) {
      findings.violated("a cancel that leads to normal", "result", ledger.result());
    }
  }

  private static void checkCopy(Ledger ledger, World world, Findings findings) {
    if (!findings.knows(world, Evidence.PROBES)) {
      return;
    }
    ProbeResult tried = ledger.probing().result(world);
    if (tried.outcome() == ProbeResult.Outcome.CANCEL_IMPOSSIBLE) {
      findings.violated(
          "a cancel that succeeds, or finds nothing to cancel", "result", tried.cancel());
    }
  }

  private static boolean stillFinalized(World world, Findings findings) {
    return findings.knows(world, Evidence.FINALIZED) && world.finalized();
  }

  private static boolean changed(Ledger ledger, World world) {
    return !ledger.requests().overlapped(ledger.ended())
        && ledger.requests().preserved(ledger.ended()) != world.preservedDigest();
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    if (moment == Moment.ROLLBACK_ENDED) {
      if (ledger.alone() && findings.knows(world, Evidence.PROBES)) {
        ProbeResult tried = ledger.probing().result(world);
        if (tried.outcome() == ProbeResult.Outcome.CANCEL_IMPOSSIBLE) {
          findings.violated("a close that succeeds", "result", tried.cancel());
        }
      }
    } else if (ledger.closesOutgoing()
        && !ledger.requests().overlapped(ledger.ended())
        && listed(world, ledger.argument())) {
      findings.violated("a session that is gone after its close", "session", ledger.argument());
    }
  }

  private static boolean listed(SessionWorld world, long session) {
    for (int index = 0; index < world.outgoingSessions(); index++) {
      if (world.outgoingSession(index) == session) {
        return true;
      }
    }
    return false;
  }
}
