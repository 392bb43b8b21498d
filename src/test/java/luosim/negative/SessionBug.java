package luosim.negative;

/**
 * A way in which an orchestrator with sessions can be wrong; the comment says what it does instead of the
 * right thing.
 */
enum SessionBug {
  NONE,
  /** The first file of a closed session is forgotten. */
  FORGETS_AN_UNPRESERVE,
  /** The FLB stays preserved when its last user goes. */
  FORGETS_THE_FLB,
  /** The file whose preserve failed is unpreserved too. */
  UNPRESERVES_THE_REFUSED,
  /** The file whose freeze failed is dropped from its session. */
  FORGETS_THE_FAILED_FREEZE,
  /** A close unpreserves in the order of preserves. */
  UNPRESERVES_FORWARD,
  /** A close unpreserves in no order at all. */
  UNPRESERVES_SHUFFLED,
  /** A failed freeze unfreezes the first session first. */
  UNFREEZES_FORWARD,
  /** An unpreserve after a failed reboot is given the data of preserve although freeze returned others. */
  UNPRESERVES_WITH_OLD_DATA,
  /** A preserve is given data. */
  GIVES_DATA_TO_PRESERVE,
  /** An FLB keeps its data without users. */
  KEEPS_FLB_DATA,
  /** A close keeps a page. */
  LEAKS,
  /** A refused create keeps a page. */
  KEEPS_A_BLOCK_OF_A_REFUSED_CREATE,
  /** A page is not let out of the preserved memory. */
  REFUSES_TO_TAKE_OUT,
  /** A preserved page is freed. */
  FREES_PRESERVED_MEMORY,
  /** After a close nothing can be preserved any more. */
  PRESERVES_ONCE_ONLY,
  /** Each close keeps a page that nobody preserves. */
  LOSES_MEMORY,
  /** A preserve returns another error than its callback. */
  RETURNS_ANOTHER_ERROR,
  /** A preserve returns an error although the file is preserved. */
  FAILS_AFTER_PRESERVE,
  /** A create returns a library's code. */
  RETURNS_A_LIBRARY_CODE,
  /** A close is refused. */
  REFUSES_CLOSE,
  /** A failed freeze leaves files frozen. */
  STAYS_HALF_FROZEN,
  /** A jump after one that failed does not freeze again. */
  DOES_NOT_FREEZE_AGAIN,
  /** The tables have the data of preserve although freeze returned others. */
  HANDS_OVER_OLD_DATA,
  /** The tables lack the FLB. */
  HANDS_OVER_NO_FLB,
  /** The chain of sessions ends with an empty block. */
  HANDS_OVER_AN_EMPTY_BLOCK,
  /** A file that is preserved can be preserved again. */
  PRESERVES_TWICE,
  /** A token can be used twice in a session. */
  ACCEPTS_A_TOKEN_TWICE,
  /** A close keeps the references. */
  KEEPS_THE_REFERENCE,
  /** A token is retrieved as often as asked. */
  RETRIEVES_TWICE,
  /** Finish is told that a file was retrieved that was not. */
  TELLS_RETRIEVED,
  /** Finish calls the first file twice. */
  FINISHES_TWICE,
  /** The FLB is not finished with its last file. */
  LOSES_THE_FLB_FINISH,
  /** Entries are kept after finish. */
  KEEPS_RECEIVED_ENTRIES,
  /** A file is retrieved after its finish. */
  RETRIEVES_AFTER_FINISH,
  /** Finish is given no file although it was retrieved. */
  FINISHES_WITHOUT_THE_FILE,
  /** A handler with files is unregistered. */
  LETS_A_USED_HANDLER_GO,
  /** A session is made after a freeze that succeeded. */
  CREATES_WHILE_FROZEN,
  /** The session says that its files are frozen after a failed reboot. */
  SAYS_FROZEN,
  /** The next kernel finishes what was unpreserved. */
  HANDS_OVER_THE_CLOSED,
  /** The device opens on malformed data. */
  OPENS_ON_MALFORMED_DATA,
  /** The next kernel panics over what it was handed. */
  PANICS_ON_ITS_OWN,
  /** One unknown file keeps the device shut. */
  SHUTS_THE_DEVICE,
  /** A range is preserved inside scratch memory. */
  PRESERVES_SCRATCH,
  /** The tree does not hold what was preserved. */
  HANDS_OVER_A_WRONG_TREE,
  /** Sessions outlive their process. */
  OUTLIVES_ITS_OWNER,
  /** While switched off, requests succeed. */
  WORKS_WHILE_SWITCHED_OFF
}
