package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Operation;

/**
 * A registered file holds one reference, an unregistered one none.
 *
 * <p>Source: spec invariants D.
 *
 * <p>With sessions a retrieved file holds a reference until its session is finished.
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

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "Each preserved file and each retrieved one that is not finished holds one reference; "
                + "a failed request holds none.",
            ReferencesBalanced::checkSessions,
            Moment.REQUEST_ENDED)
        .needing(Evidence.SESSIONS, Evidence.REFERENCES));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    boolean failed = !ledger.requests().overlapped(ledger.ended())
        && moment == Moment.REQUEST_ENDED
        && ledger.operation() == Operation.FD_PRESERVE
        && ledger.result() < 0
        && world.files() > ledger.requests().files(ledger.ended());
    if (failed) {
      findings.violated("nothing registered by a failed request", "result", ledger.result());
    }
    boolean alone = ledger.requests().size() == 1; // a registration under way holds a reference of its own
    boolean counted = alone && touches(ledger.operation()) && findings.knows(world, Evidence.REFERENCES);
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

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    Operation operation = ledger.operation();
    boolean touches = operation == Operation.SESSION_PRESERVE
        || operation == Operation.CLOSE_SESSION
        || operation == Operation.SESSION_RETRIEVE
        || operation == Operation.SESSION_FINISH;
    if (touches && ledger.alone()) {
      if (world.fileReferences() != held(world)) {
        findings.violated("one reference for each file that is held", "references", world.fileReferences());
      }
    }
    if (operation == Operation.SESSION_PRESERVE && ledger.result() < 0) {
      int kept = 0;
      for (int index = 0; index < ledger.roster().size(); index++) {
        var slot = ledger.roster().at(index);
        kept += slot.kind() == SessionRoster.FILE && slot.preserved()
            && ledger.preservedNow(slot) ? 1 : 0;
      }
      findings.expectNone("nothing held by a failed request", "files", kept);
    }
  }

  private static int held(SessionWorld world) {
    int held = 0;
    for (int index = 0; index < world.outgoingSessions(); index++) {
      held += world.filesOf(world.outgoingSession(index));
    }
    for (int index = 0; index < world.incomingSessions(); index++) {
      int session = world.incomingSession(index);
      for (int file = 0; file < world.filesOf(session); file++) {
        held += world.objectOf(session, file) >= 0 ? 1 : 0;
      }
    }
    return held;
  }
}
