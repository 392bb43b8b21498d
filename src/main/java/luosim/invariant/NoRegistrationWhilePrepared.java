package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.LuoState;
import luosim.luo.Operation;

/**
 * Between prepare and jump the set of participants is fixed, and the locks that hold it are given back as
 * often as they are taken.
 *
 * <p>Source: spec invariants C.
 *
 * <p>With sessions each has a lock of its own, so that others may be made and filled while some are
 * preserved; what is fixed begins with the freeze that succeeds.
 */
final class NoRegistrationWhilePrepared implements Invariant {
  @Override public String id() {
    return "I28";
  }

  @Override public String sentence() {
    return "Registration and removal are refused at prepared and frozen, and locks are balanced.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.REQUEST_ENDED, Moment.EVENT_ENDED);
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.LOCKS);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "Between a freeze that succeeded and its jump no session is made, filled or closed.",
            NoRegistrationWhilePrepared::checkSessions,
            Moment.REQUEST_ENDED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    LuoState before = ledger.stateBefore();
    boolean fixed = before == LuoState.PREPARED || before == LuoState.FROZEN;
    if (fixed
        && before == ledger.state()
        && ledger.result() >= 0
        && registers(ledger.operation())
        && ledger.registry().changed(ledger, world)) {
      findings.violated("a refusal at prepared and frozen", "result", ledger.result());
    }
    int unbalanced = findings.knows(world, Evidence.LOCKS) ? ledger.registry().newlyUnbalanced(world) : 0;
    if (unbalanced > 0) {
      findings.violated("locks given back as often as taken", "given back too often", unbalanced);
    }
  }

  private static boolean registers(Operation operation) {
    return operation == Operation.REGISTER_HANDLER
        || operation == Operation.UNREGISTER_HANDLER
        || operation == Operation.REGISTER_SUBSYSTEM
        || operation == Operation.UNREGISTER_SUBSYSTEM
        || operation == Operation.FD_PRESERVE
        || operation == Operation.FD_UNPRESERVE;
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    boolean changes = ledger.operation() == Operation.CREATE_SESSION
        || ledger.operation() == Operation.SESSION_PRESERVE
        || ledger.operation() == Operation.CLOSE_SESSION;
    if (changes && ledger.counts().jumpDue && ledger.result() == 0) {
      findings.violated("a refusal or a wait once frozen", "result", ledger.result());
    }
  }
}
