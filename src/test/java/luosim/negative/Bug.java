package luosim.negative;

/**
 * A way in which an orchestrator can be wrong; the comment says what it does instead of the right
 * thing.
 */
enum Bug {
  NONE,
  /** The first participant is cancelled twice. */
  CANCELS_TWICE,
  /** The first participant is never cancelled. */
  FORGETS_A_CANCEL,
  /** The participant whose prepare failed is cancelled too. */
  CANCELS_THE_UNPREPARED,
  /** The participant whose freeze failed is left alone. */
  FORGETS_THE_FAILED_FREEZE,
  /** Cancels come in the order of prepares. */
  CANCELS_FORWARD,
  /** Cancels come in no order at all. */
  CANCELS_SHUFFLED,
  /** A cancel is given the data of prepare although freeze returned others. */
  CANCELS_WITH_OLD_DATA,
  /** Data of a cancelled attempt stay. */
  KEEPS_DATA,
  /** The published name of the tree stays after a rollback. */
  KEEPS_THE_NAME,
  /** The handover stays finalized after a rollback. */
  STAYS_FINALIZED,
  /** The tree is not preserved. */
  FORGETS_TO_PRESERVE_THE_TREE,
  /** A rollback drops what others had preserved. */
  DROPS_OTHERS_PAGES,
  /** A rollback keeps a page. */
  LEAKS,
  /** A participant's unpreserve is refused inside its cancel. */
  REFUSES_UNPRESERVE,
  /** A page that the finalized map names is freed. */
  FREES_MAPPED_MEMORY,
  /** After a rollback no prepare is accepted. */
  PREPARES_ONCE_ONLY,
  /** From the third prepare on, each keeps a page. */
  LEAKS_LATER,
  /** A failed prepare returns another error than the callback's. */
  RETURNS_ANOTHER_ERROR,
  /** Prepare returns an error although it took effect. */
  FAILS_AFTER_SUCCESS,
  /** The first prepare returns a library's code. */
  RETURNS_A_LIBRARY_CODE,
  /** A cancel at prepared is refused. */
  REFUSES_CANCEL,
  /** A cancel that a signal interrupts has dropped the preserved set. */
  WIPES_BEFORE_THE_SIGNAL,
  /** A failed freeze leaves those frozen that were. */
  STAYS_HALF_FROZEN,
  /** A jump after one that failed does not freeze again. */
  DOES_NOT_FREEZE_AGAIN,
  /** The next kernel revives a cancelled update. */
  REVIVES_THE_CANCELLED,
  /** The next kernel forgets the update. */
  FORGETS_THE_UPDATE,
  /** The tree has the data of prepare although freeze returned others. */
  HANDS_OVER_OLD_DATA,
  /** The same file is registered twice. */
  ACCEPTS_A_FILE_TWICE,
  /** Unregistering keeps the reference. */
  KEEPS_THE_REFERENCE,
  /** A request that fails leaves its registration behind. */
  REGISTERS_ON_FAILURE,
  /** A token is retrieved as often as asked. */
  RETRIEVES_TWICE,
  /** Finish is told that a file was reclaimed that was not. */
  TELLS_RECLAIMED,
  /** The received tree is kept after finish. */
  KEEPS_THE_RECEIVED_TREE,
  /** Finish calls the first file twice. */
  FINISHES_TWICE,
  /** A file is retrieved after its finish. */
  RETRIEVES_AFTER_FINISH,
  /** Finish is given a file that is gone. */
  FINISHES_WITH_A_FREED_FILE,
  /** A handler with files is unregistered. */
  LETS_A_USED_HANDLER_GO,
  /** Who loses the race for a token is told success, and has no file. */
  TELLS_THE_LOSER_SUCCESS,
  /** A registration that is refused is told as a success. */
  TELLS_REFUSALS_AS_SUCCESS,
  /** A handler of received files is unregistered. */
  LETS_A_HANDLER_OF_RECEIVED_FILES_GO,
  /** A lock is given back twice. */
  GIVES_A_LOCK_BACK_TWICE,
  /** A file is registered at prepared. */
  REGISTERS_WHILE_PREPARED,
  /** After finish a received file still says updated. */
  STAYS_UPDATED,
  /** The state goes from normal to frozen at once. */
  SKIPS_A_STATE,
  /** A member of the chain that was not told of the finalize is told of its abort. */
  TELLS_STRANGERS_OF_THE_ABORT,
  /** The map does not hold what was preserved. */
  HANDS_OVER_A_WRONG_MAP,
  /** While switched off, requests succeed. */
  WORKS_WHILE_SWITCHED_OFF,
  /** Malformed received data are used. */
  USES_MALFORMED_DATA,
  /** A range is preserved inside scratch memory. */
  PRESERVES_SCRATCH,
  /** Finish stops the kernel over a subsystem that the previous one did not have. */
  PANICS_OVER_A_NEWCOMER,
  /** What a process registered stays when it dies. */
  OUTLIVES_ITS_OWNER
}
