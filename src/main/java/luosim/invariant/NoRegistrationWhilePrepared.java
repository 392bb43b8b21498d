package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.luo.LuoState;
import luosim.luo.Operation;

/**
 * Between prepare and jump the set of participants is fixed.
 *
 * <p>Source: spec invariants C.
 */
final class NoRegistrationWhilePrepared implements Invariant {
  @Override public String id() {
    return "I28";
  }

  @Override public String sentence() {
    return "Registration and removal are refused at prepared and frozen.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.REQUEST_ENDED);
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    LuoState before = ledger.stateBefore();
    boolean fixed = before == LuoState.PREPARED || before == LuoState.FROZEN;
    if (fixed
        && before == ledger.state()
        && ledger.result() >= 0
        && registers(ledger.operation())) {
      findings.violated("a refusal at prepared and frozen", "result", ledger.result());
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
}
