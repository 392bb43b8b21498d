package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.trace.TraceKind;

/**
 * The tree that the jump takes names every registered participant once, with its present data.
 *
 * <p>A participant that was cancelled has data 0. Source: spec invariants D.
 */
final class TreeNamesParticipants implements Invariant {
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
    if (wrong > 0) {
      findings.violated(
          "one entry with present data for each participant", "entries wrong or missing", wrong);
    }
  }

  /**
   * What the trace says the participant's data are; what the orchestrator holds if the trace never
   * named it.
   */
  private static long expected(Ledger ledger, int who, long held) {
    Roster roster = ledger.roster();
    int slot = roster.slot(who);
    if (roster.cancels(slot) > 0) {
      return 0;
    }
    return roster.prepareOk(slot) ? roster.data(slot) : held;
  }
}
