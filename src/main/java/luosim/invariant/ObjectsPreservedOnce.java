package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
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

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "Tokens of a session are unique, and a file is preserved at most once in all "
                + "sessions.",
            ObjectsPreservedOnce::checkSessions,
            Moment.REQUEST_ENDED)
        .needing(Evidence.SESSIONS));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (ledger.operation() != Operation.FD_PRESERVE || !ledger.registry().changed(ledger, world)) {
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

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    if (ledger.operation() != Operation.SESSION_PRESERVE || ledger.result() != 0) {
      return;
    }
    int twice = 0;
    for (int index = 0; index < ledger.roster().size(); index++) {
      var slot = ledger.roster().at(index);
      twice += slot.kind() == SessionRoster.FILE && slot.preserves - slot.unpreserves > 1 ? 1 : 0;
    }
    findings.expectNone("one preserve of a file", "files preserved twice", twice);
    int session = (int) ledger.argument();
    int last = world.filesOf(session) - 1;
    for (int index = 0; index < last; index++) {
      if (world.tokenOf(session, index) == world.tokenOf(session, last)) {
        findings.violated("unique tokens", "token given twice", world.tokenOf(session, last));
      }
    }
  }
}
