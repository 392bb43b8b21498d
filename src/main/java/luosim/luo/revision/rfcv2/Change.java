package luosim.luo.revision.rfcv2;

import java.util.List;
import java.util.Locale;

/**
 * One thing that RFC v2 can do otherwise, so that an invariant which the posted code violates holds. Without
 * any of them the orchestrator is the posted one; with all of them it is the revision {@code hardened}.
 */
public enum Change {
  /** The rollback cancels in the exact reverse of the order of prepares. */
  REVERSE_ROLLBACK("cancels run in the exact reverse of the prepares", "I4"),
  /** Only who was prepared is cancelled. */
  PREPARED_ONLY("only who has prepared is cancelled", "I2"),
  /** A failed freeze cancels everybody that is prepared, whose freeze failed too. */
  FREEZE_CANCELS_ALL("a failed freeze cancels everybody that is prepared, also whose freeze failed",
      "I1", "I3", "I15", "I29"),
  /** A failed freeze takes the handover back too. */
  FREEZE_ABORTS("a failed freeze aborts the handover, as CANCEL does",
      "I7", "I9", "I11", "I12", "I14", "I17", "I18", "I30"),
  /** The handover is un-finalized before anybody is cancelled. */
  UNFINALIZE_FIRST("the handover is un-finalized before cancel callbacks run", "I10"),
  /** The tree is given back on every error path. */
  TREE_GIVEN_BACK("every error path gives the tree back", "I7", "I9", "I12"),
  /** A failed finalize removes what was published for debugging. */
  NAMES_REMOVED("a failed finalize removes what it published for debugging", "I7", "I12"),
  /** An abort frees the map alone; who preserved gives back. */
  TRACKER_KEPT("an abort frees the map alone; who preserved something gives it back", "I9"),
  /** An abort makes the root page unreadable. */
  ROOT_INVALIDATED("an abort invalidates the root page", "I11", "I17"),
  /** The state lock is taken and the state checked before the handover is touched. */
  LOCK_FIRST("the state lock is taken, and the state checked, before the handover is touched",
      "I8", "I9", "I13", "I14", "I36"),
  /** Who agreed to finalize is told of the abort, and nobody else. */
  ABORT_AGREED_ONLY("an abort is told to those who agreed to finalize, once, and to nobody else", "I31"),
  /** Nobody can refuse a cancel. */
  CANCEL_NOT_REFUSED("what clients answer to an abort cannot refuse a cancel", "I14"),
  /** From the reboot hook on nothing changes the state before kexec has failed. */
  REBOOT_HOLDS_STATE("a reboot that was let through keeps the state lock until kexec has failed",
      "I1", "I13", "I18", "I36"),
  /** After a kexec that failed everybody is frozen again before the next one. */
  FREEZE_AGAIN("a reboot after a failed kexec freezes again", "I16"),
  /** Data are cleared by cancel and finish. */
  DATA_CLEARED("cancel and finish clear the data of every participant", "I6"),
  /** Codes of the tree library become errnos. */
  ERRNOS_MAPPED("codes of the tree library become errnos", "I34"),
  /** A tree that cannot be published for debugging is no failure. */
  PUBLISHING_IS_DEBUGGING("failing to publish a tree for debugging is no error", "I13"),
  /** The first write of a file's data is checked. */
  FIRST_WRITE_CHECKED("the first write of a file's data is checked", "I13"),
  /** A file is registered once. */
  FILE_ONCE("a file that is registered is refused", "I20"),
  /** Taking a file back drops its reference. */
  REFERENCE_DROPPED("taking a file back drops its reference", "I21"),
  /** A registration whose token cannot be told is taken back. */
  TOLD_OR_TAKEN_BACK("a registration whose token cannot be told is taken back", "I21"),
  /** A token is looked at and claimed in one step. */
  CLAIMED_AT_ONCE("a token is looked at and claimed in one step", "I22"),
  /** A failed retrieve gives its token back. */
  CLAIM_GIVEN_BACK("a retrieve that fails gives its token back", "I23"),
  /** Finish gives back all that came from the previous kernel. */
  FINISH_FREES("finish gives back entries and tree of the previous kernel", "I24"),
  /** A retrieved file is held until finish. */
  FILE_HELD("a retrieved file is held until finish", "I26"),
  /** A handler with files stays. */
  HANDLER_KEPT("a handler with files cannot go", "I27"),
  /** Received data of a wrong length and tokens that come twice stop the kernel. */
  TREE_CHECKED("received data of a wrong length, and a token that comes twice, stop the kernel", "I32"),
  /** Subsystems that the previous kernel did not have are passed over by finish. */
  NEWCOMERS_PASSED("finish passes over subsystems that the previous kernel did not have", "I33"),
  /** Switched off, nothing works. */
  OFF_IS_OFF("switched off, no request works", "I38"),
  /** What a process registered goes with it. */
  OWNER_RELEASES("what a process prepared and registered goes with it", "I37"),
  /** Ranges outside the rules are refused. */
  RANGES_CHECKED("ranges that are not aligned, in scratch or not preserved as they are named are refused",
      "I35"),
  /** A kernel that cannot read what it was handed stops. */
  UNREADABLE_STOPS("a kernel that cannot read what was handed to it stops", "I18");

  private final String sentence;
  private final List<String> cells;

  Change(String sentence, String... cells) {
    this.sentence = sentence;
    this.cells = List.of(cells);
  }

  /** Its word: {@code LOCK_FIRST} is lock-first. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is done otherwise. */
  public String sentence() {
    return sentence;
  }

  /** The invariants that RFC v2 violates for want of it. */
  public List<String> cells() {
    return cells;
  }
}
