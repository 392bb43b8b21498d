package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.trace.TraceKind;

/**
 * The tree that the jump takes names every registered participant once, with its present data.
 *
 * <p>A participant that was cancelled has data 0 once the state is normal. Source: spec invariants D.
 *
 * <p>With sessions the tables of sessions, files and FLBs stand for the tree, and a block without
 * entries is one entry too many: the next kernel takes it for corruption.
 */
final class TreeNamesParticipants implements Invariant {
  /** No participant's data. */
  private static final long NONE_IS_RIGHT = Long.MIN_VALUE + 1;

  @Override public String id() {
    return "I19";
  }

  @Override public String sentence() {
    return "At a jump the tree has one entry for each registered participant, with the data of its "
        + "last successful callback, and no other.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.JUMPED);
  }

  @Override public Set<Evidence> needs() {
    return EnumSet.of(Evidence.PARTICIPANTS, Evidence.DATA, Evidence.TREE_ENTRIES);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "At a jump the tables name every session, file and FLB once, with the data of the "
                + "last successful callback and no other, and no block is empty.",
            TreeNamesParticipants::checkSessions,
            Moment.JUMPED)
        .needing(Evidence.SESSIONS, Evidence.TREE_ENTRIES));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    int entries = world.treeFiles();
    if (entries < 0) {
      return;
    }
    int wrong = Math.abs(entries - world.files());
    for (int index = 0; index < Math.min(entries, world.files()); index++) {
      long expected =
          expected(ledger, TraceKind.participant(0, world.file(index)), world.fileData(index));
      wrong += world.treeFileToken(index) == world.fileToken(index)
          && world.treeFileData(index) == expected
              ? 0
              : 1;
    }
    for (int index = 0; index < world.subsystems(); index++) {
      long expected = expected(
          ledger, TraceKind.participant(1, world.subsystem(index)), world.subsystemData(index));
      wrong += world.treeHasSubsystem(index) && world.treeSubsystemData(index) == expected ? 0 : 1;
    }
    findings.expectNone(
        "one entry with present data for each participant", "entries wrong or missing", wrong);
  }

  /**
   * What the trace says the participant's data are; what the orchestrator holds if the trace never
   * named it. Who was cancelled has 0 at normal, and at frozen no data at all that would be right: it is
   * registered and is handed over without what its freeze gave, or with what its cancel took back.
   */
  private static long expected(Ledger ledger, int who, long held) {
    Roster roster = ledger.roster();
    int slot = roster.slot(who);
    if (roster.cancels(slot) > 0) {
      return ledger.state() == LuoState.FROZEN ? NONE_IS_RIGHT : 0;
    }
    return roster.prepareOk(slot) ? roster.data(slot) : held;
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    if (!ledger.crossing().handedOver()) {
      return;
    }
    int wrong = Math.abs(world.tableSessions() - world.outgoingSessions());
    for (int index = 0; index < Math.min(world.tableSessions(), world.outgoingSessions()); index++) {
      wrong += wrongFiles(ledger, world, index);
    }
    wrong += Math.abs(world.tableFlbs() - flbsInUse(ledger));
    findings.expectNone(
        "one entry with present data for each participant", "entries wrong or missing", wrong);
    if (world.emptyBlocks() > 0) {
      findings.violated(Row.M6, "entries in every block", "empty blocks", world.emptyBlocks());
    }
  }

  private static int wrongFiles(SessionLedger ledger, SessionWorld world, int index) {
    int session = world.outgoingSession(index);
    int files = world.filesOf(session);
    int wrong = Math.abs(world.tableFiles(index) - files);
    for (int file = 0; file < Math.min(files, world.tableFiles(index)); file++) {
      var slot = ledger.roster()
          .slot(TraceKind.participant(SessionRoster.FILE, world.objectOf(session, file)), session);
      long expected = slot.preserved() ? slot.data : world.dataOf(session, file);
      boolean right = world.tableToken(index, file) == world.tokenOf(session, file)
          && world.tableData(index, file) == expected;
      wrong += right ? 0 : 1;
    }
    return wrong;
  }

  private static int flbsInUse(SessionLedger ledger) {
    int used = 0;
    for (int index = 0; index < ledger.roster().size(); index++) {
      var slot = ledger.roster().at(index);
      used += slot.kind() == SessionRoster.FLB && slot.preserved() ? 1 : 0;
    }
    return used;
  }
}
