package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.LuoState;
import luosim.luo.Operation;

/**
 * The result tells what happened: the first error, or success exactly if the state changed.
 *
 * <p>Source: spec invariants C.
 *
 * <p>With sessions a request that fails and yet preserved its file counts; one that fails and yet
 * retrieved it does not, because the next request gives the same file.
 */
final class FirstErrorReturned implements Invariant {
  @Override public String id() {
    return "I13";
  }

  @Override public String sentence() {
    return "A request returns the error of its first failing step, succeeds exactly if its change "
        + "took effect, and a refused one has no side effect.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED, Moment.REQUEST_ENDED);
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.PRESERVED, Evidence.PARTICIPANTS);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "A request returns the error of its first failing callback; one that fails has "
                + "preserved nothing, finished nothing and left no page behind.",
            FirstErrorReturned::checkSessions,
            Moment.REQUEST_ENDED)
        .wanting(Evidence.PRESERVED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (moment == Moment.REQUEST_ENDED) {
      checkRegistry(ledger, world, findings);
    } else {
      checkEvent(ledger, world, findings);
    }
  }

  /** A file is registered or taken back exactly if the request for that succeeds. */
  private static void checkRegistry(Ledger ledger, World world, Findings findings) {
    boolean ofFiles =
        ledger.operation() == Operation.FD_PRESERVE || ledger.operation() == Operation.FD_UNPRESERVE;
    boolean compared = ofFiles && !ledger.requests().overlapped(ledger.ended())
        && findings.knows(world, Evidence.PARTICIPANTS);
    if (compared && ledger.registry().changed(ledger, world) != (ledger.result() == 0)) {
      findings.violated("success exactly if the file was registered or taken back", "result",
          ledger.result());
    }
  }

  private static void checkEvent(Ledger ledger, World world, Findings findings) {
    Operation operation = ledger.operation();
    int result = ledger.result();
    int first = ledger.requests().firstError(ledger.ended());
    if (first != 0
        && !RequestKind.cancels(operation)
        && operation != Operation.FINISH
        && result != first) {
      findings.violated("the error of the first failing callback", "result", result);
    }
    if (result == 0 != tookEffect(operation, ledger)) {
      findings.violated("success exactly if the state changed", "result", result);
    }
    if (result == 0 && ledger.facts().writesFailed() > 0 && !RequestKind.cancels(operation)) {
      findings.violated(
          "an error when a write into the tree failed",
          "failed writes",
          ledger.facts().writesFailed());
    }
    if (refused(ledger) && sideEffect(ledger, world, findings)) {
      findings.violated("no side effect of a refused request", "result", result);
    }
  }

  /** Whether the state is now what success of the request would make it. */
  private static boolean tookEffect(Operation operation, Ledger ledger) {
    LuoState before = ledger.stateBefore();
    LuoState now = ledger.state();
    if (RequestKind.opens(operation)) {
      return now == LuoState.PREPARED && before == LuoState.NORMAL;
    }
    if (operation == Operation.REBOOT) {
      boolean nothingToFreeze = before != LuoState.PREPARED;
      return nothingToFreeze ? ledger.result() == 0 : now == LuoState.FROZEN;
    }
    if (operation == Operation.FREEZE) {
      return before == LuoState.PREPARED && now == LuoState.FROZEN;
    }
    if (operation == Operation.FINISH) {
      return before == LuoState.UPDATED && now == LuoState.NORMAL;
    }
    return (before == LuoState.PREPARED || before == LuoState.FROZEN) && now == LuoState.NORMAL;
  }

  private static boolean refused(Ledger ledger) {
    return ledger.result() < 0
        && ledger.stateBefore() == ledger.state()
        && ledger.requests().callbacks(ledger.ended()) == 0
        && !ledger.rollsBack();
  }

  private static boolean sideEffect(Ledger ledger, World world, Findings findings) {
    int ended = ledger.ended();
    return ledger.requests().looked(ended)
        && !ledger.requests().overlapped(ended)
        && findings.knows(world, Evidence.PRESERVED)
        && ledger.requests().preserved(ended) != world.preservedDigest();
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int result = ledger.result();
    int first = ledger.firstError();
    Operation operation = ledger.operation();
    boolean tells = operation == Operation.SESSION_PRESERVE
        || operation == Operation.SESSION_RETRIEVE
        || operation == Operation.REBOOT;
    if (tells && first != 0 && result != first) {
      findings.violated("the error of the first failing callback", "result", result);
    }
    if (result < 0 && operation == Operation.SESSION_PRESERVE && keptByOperation(ledger)) {
      findings.violated("success if the file is preserved", "result", result);
    }
    boolean compared = result < 0
        && operation == Operation.CREATE_SESSION
        && !ledger.requests().overlapped(ledger.ended())
        && findings.knows(world, Evidence.PRESERVED);
    if (compared && ledger.requests().preserved(ledger.ended()) != world.preservedDigest()) {
      findings.violated("no side effect of a refused request", "result", result);
    }
  }

  private static boolean keptByOperation(SessionLedger ledger) {
    for (int index = 0; index < ledger.roster().size(); index++) {
      var slot = ledger.roster().at(index);
      if (slot.kind() == SessionRoster.FILE && slot.preserved() && ledger.preservedNow(slot)) {
        return true;
      }
    }
    return false;
  }
}
