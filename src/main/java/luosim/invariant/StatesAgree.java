package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.LuoState;
import luosim.luo.Operation;

/**
 * The global state says what is true of each participant.
 *
 * <p>Source: spec invariants B.
 *
 * <p>With sessions there is no one state; the list of files of each session stands for it.
 */
final class StatesAgree implements Invariant {
  @Override public String id() {
    return "I29";
  }

  @Override public String sentence() {
    return "At normal nobody is prepared or frozen, at frozen everybody is frozen, after finish no "
        + "received file is still updated, and the state changes by events only.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED);
  }

  @Override public boolean lasting() {
    return true;
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.FILE_STATES);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "The files of a session are those that are preserved, and none is frozen unless a "
                + "jump is due.",
            StatesAgree::checkSessions,
            Moment.REQUEST_ENDED)
        .needing(Evidence.SESSIONS));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    findings.expectNone(
        "state changes that an event makes", "other changes", ledger.facts().impossibleChanges());
    if (ledger.opening() || ledger.besideAnother()) {
      return; // participants are on their way from one state to the next
    }
    Roster roster = ledger.roster();
    int disagreeing = 0;
    for (int slot = 0; slot < roster.size(); slot++) {
      disagreeing += agrees(roster, slot, ledger.state()) ? 0 : 1;
    }
    findings.expectNone("participants as the state says", "others", disagreeing);
    boolean finished = ledger.operation() == Operation.FINISH && ledger.result() == 0;
    if (finished && findings.knows(world, Evidence.FILE_STATES)) {
      checkFinished(world, findings);
    }
  }

  private static boolean agrees(Roster roster, int slot, LuoState state) {
    return switch (state) {
      case NORMAL -> !roster.prepared(slot);
      case PREPARED -> !(roster.prepared(slot) && roster.frozen(slot));
      case FROZEN -> !roster.freezeFailed(slot);
      case UPDATED, UNDEFINED -> true;
    };
  }

  private static void checkFinished(World world, Findings findings) {
    int updated = 0;
    for (int index = 0; index < world.incoming(); index++) {
      updated += world.incomingUpdated(index) ? 1 : 0;
    }
    findings.expectNone("no received file updated after finish", "files", updated);
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    if (!ledger.alone()) {
      return;
    }
    int listed = 0;
    int disagreeing = 0;
    for (int index = 0; index < world.outgoingSessions(); index++) {
      int session = world.outgoingSession(index);
      listed += world.filesOf(session);
      for (int file = 0; file < world.filesOf(session); file++) {
        boolean frozen = world.frozenOf(session, file);
        disagreeing += frozen && !ledger.counts().jumpDue ? 1 : 0;
      }
    }
    int preserved = 0;
    for (int index = 0; index < ledger.roster().size(); index++) {
      var slot = ledger.roster().at(index);
      preserved += slot.kind() == SessionRoster.FILE && slot.preserved() ? 1 : 0;
    }
    disagreeing += Math.abs(listed - preserved);
    findings.expectNone("participants as their sessions say", "others", disagreeing);
  }
}
