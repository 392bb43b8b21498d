package luosim.invariant;

import luosim.luo.LuoState;

/**
 * What the oracle may look at on a host whose orchestrator has sessions. There is no one state: it always
 * counts as normal.
 *
 * <p>Sessions are named by the ids of {@link luosim.luo.Sessions}; their files are counted from 0 in the
 * order of preservation.
 */
public interface SessionWorld extends World {

  @Override default LuoState state() {
    return LuoState.NORMAL;
  }

  /** Whether somebody keeps the descriptors of sessions beyond the death of their process, on purpose. */
  default boolean sessionsOutliveOwner() {
    return false;
  }

  /** Sessions for the next kernel. {@link Evidence#SESSIONS}. */
  default int outgoingSessions() {
    throw World.missing(Evidence.SESSIONS);
  }

  /** Id of such a session, in the order of creation. {@link Evidence#SESSIONS}. */
  default int outgoingSession(int index) {
    throw World.missing(Evidence.SESSIONS);
  }

  /** Sessions from the previous kernel that are not finished and closed. {@link Evidence#SESSIONS}. */
  default int incomingSessions() {
    throw World.missing(Evidence.SESSIONS);
  }

  /** Id of such a session. {@link Evidence#SESSIONS}. */
  default int incomingSession(int index) {
    throw World.missing(Evidence.SESSIONS);
  }

  /** Files of a session. {@link Evidence#SESSIONS}. */
  default int filesOf(int session) {
    throw World.missing(Evidence.SESSIONS);
  }

  /** {@link Evidence#SESSIONS}. */
  default long tokenOf(int session, int index) {
    throw World.missing(Evidence.SESSIONS);
  }

  /** The file object, -1 for one that was not retrieved. {@link Evidence#SESSIONS}. */
  default int objectOf(int session, int index) {
    throw World.missing(Evidence.SESSIONS);
  }

  /** {@link Evidence#SESSIONS}. */
  default int handlerOf(int session, int index) {
    throw World.missing(Evidence.SESSIONS);
  }

  /** The data that the next callback of a file is given. {@link Evidence#SESSIONS}. */
  default long dataOf(int session, int index) {
    throw World.missing(Evidence.SESSIONS);
  }

  /** Whether a file is frozen. {@link Evidence#SESSIONS}. */
  default boolean frozenOf(int session, int index) {
    throw World.missing(Evidence.SESSIONS);
  }

  /** FLBs without users that still have data. {@link Evidence#DATA}. */
  default int flbsWithStaleData() {
    throw World.missing(Evidence.DATA);
  }

  /** Sessions in the tables that a jump would pass on. {@link Evidence#TREE_ENTRIES}. */
  default int tableSessions() {
    throw World.missing(Evidence.TREE_ENTRIES);
  }

  /** {@link Evidence#TREE_ENTRIES}. */
  default int tableFiles(int session) {
    throw World.missing(Evidence.TREE_ENTRIES);
  }

  /** {@link Evidence#TREE_ENTRIES}. */
  default long tableToken(int session, int file) {
    throw World.missing(Evidence.TREE_ENTRIES);
  }

  /** {@link Evidence#TREE_ENTRIES}. */
  default long tableData(int session, int file) {
    throw World.missing(Evidence.TREE_ENTRIES);
  }

  /** FLBs in the tables. {@link Evidence#TREE_ENTRIES}. */
  default int tableFlbs() {
    throw World.missing(Evidence.TREE_ENTRIES);
  }

  /** Pages of the chains that hold no entry. {@link Evidence#TREE_ENTRIES}. */
  default int emptyBlocks() {
    throw World.missing(Evidence.TREE_ENTRIES);
  }

  /**
   * What the finish that an operation asks for is told: 0 never retrieved, 1 retrieved, or the errno of a
   * retrieve that failed. {@link Evidence#INCOMING}.
   */
  default int toldStatus(int operation) {
    throw World.missing(Evidence.INCOMING);
  }

  /** Whether that finish is given a file object. {@link Evidence#INCOMING}. */
  default boolean toldObject(int operation) {
    throw World.missing(Evidence.INCOMING);
  }
}
