package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.luo.Operation;
import luosim.trace.TraceKind;

/**
 * A token names one file, and a file has one token.
 *
 * <p>Source: spec invariants D.
 */
final class ObjectsPreservedOnce implements Invariant {
  @Override public String id() {
    return "I20";
  }

  @Override public String sentence() {
    return "Tokens of live files are unique, and one object is preserved at most once.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.REQUEST_ENDED);
  }

  @Override public Set<Evidence> needs() {
    return EnumSet.of(Evidence.PARTICIPANTS);
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (ledger.operation() != Operation.FD_PRESERVE || ledger.result() != 0) {
      return;
    }
    int file = (int) ledger.requests().argument(ledger.ended());
    Roster roster = ledger.roster();
    int times = roster.registrations(roster.slot(TraceKind.participant(0, file)));
    if (times > 1) {
      findings.violated("one registration of a file", "registrations", times);
    }
    int last = world.files() - 1;
    if (last > 0 && world.fileToken(last) == world.fileToken(last - 1)) {
      findings.violated("unique tokens", "token given twice", world.fileToken(last));
    }
  }
}
