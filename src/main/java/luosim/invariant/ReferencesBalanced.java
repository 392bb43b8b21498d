package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.luo.Operation;

/**
 * A registered file holds one reference, an unregistered one none.
 *
 * <p>Source: spec invariants D.
 */
final class ReferencesBalanced implements Invariant {
  @Override public String id() {
    return "I21";
  }

  @Override public String sentence() {
    return "Each registration holds one file reference, dropped once at unregister or finish; a "
        + "failed request holds none.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.REQUEST_ENDED, Moment.EVENT_ENDED);
  }

  @Override public Set<Evidence> needs() {
    return EnumSet.of(Evidence.PARTICIPANTS);
  }

  @Override public boolean lasting() {
    return true;
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.REFERENCES);
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    boolean failed = moment == Moment.REQUEST_ENDED
        && ledger.operation() == Operation.FD_PRESERVE
        && ledger.result() < 0
        && world.files() > ledger.requests().files(ledger.ended());
    if (failed) {
      findings.violated("nothing registered by a failed request", "result", ledger.result());
    }
    boolean counted = touches(ledger.operation()) && findings.knows(world, Evidence.REFERENCES);
    if (counted && world.fileReferences() != world.files()) {
      findings.violated(
          "one reference for each registered file", "references", world.fileReferences());
    }
  }

  private static boolean touches(Operation operation) {
    return operation == Operation.FD_PRESERVE
        || operation == Operation.FD_UNPRESERVE
        || operation == Operation.FINISH;
  }
}
