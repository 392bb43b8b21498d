package luosim.luo;

/**
 * The orchestrator of one kernel in a revision with sessions (mainline): no global state, a list of
 * sessions for the next kernel and one of sessions from the previous kernel.
 *
 * <p>A session is known by the id that {@link Operation#CREATE_SESSION} and
 * {@link Operation#RETRIEVE_SESSION} give as value; ids of both lists are of one range and are used
 * again. Its files are counted from 0 in the order of preservation.
 */
public interface Sessions extends Orchestrator {

  /** Sessions made for the next kernel. */
  int outgoingCount();

  /** Id of an outgoing session, in the order of creation. */
  int outgoing(int index);

  /** Sessions from the previous kernel that are not finished and closed. */
  int incomingCount();

  /** Id of an incoming session, in the order in which the previous kernel made them. */
  int incoming(int index);

  /** Whether a session came from the previous kernel. */
  boolean isIncoming(int session);

  /** The id of a session's name. */
  int name(int session);

  /** Whether somebody has retrieved an incoming session. */
  boolean retrieved(int session);

  /**
   * Whether an incoming session was closed before it could be finished, so that nobody can reach it
   * in this kernel's life.
   */
  boolean unreachable(int session);

  /** Files of a session. */
  int fileCount(int session);

  long fileToken(int session, int index);

  int fileHandler(int session, int index);

  /** The file object, or -1 where it has not been retrieved. */
  int fileObject(int session, int index);

  /** The handle that the handler's callbacks are given. */
  long fileData(int session, int index);

  /** 0 if the file never was retrieved, 1 if it was, the errno of a failed attempt otherwise. */
  int fileRetrieveStatus(int session, int index);

  /** Whether the last freeze of the file was not followed by an unfreeze. */
  boolean fileFrozen(int session, int index);

  /** FLBs registered with at least one handler. */
  int flbCount();

  /** Id of a registered FLB, in the order of registration. */
  int flb(int index);

  /** Preserved files that depend on an FLB, and holders of its outgoing object. */
  long flbOutgoingCount(int flb);

  long flbOutgoingData(int flb);

  /** Whether its preserve callback gave an object that no unpreserve has taken. */
  boolean flbOutgoingObject(int flb);

  /** Uses that must end before its finish callback runs; loaded when it is first retrieved. */
  long flbIncomingCount(int flb);

  boolean flbIncomingObject(int flb);

  boolean flbIncomingFinished(int flb);

  /** 0 if the FLB never was retrieved, 1 if it was, the errno of a failed attempt otherwise. */
  int flbRetrieveStatus(int flb);

  /** Objects in the table that keeps them from being preserved twice. */
  int identityCount();

  boolean hasIdentity(long identity);

  /** Whether a reboot has frozen every session, so that requests wait for ever. */
  boolean frozen();

  /** Pages of the chain that lists the outgoing sessions. */
  int outgoingBlocks();

  /** Physical address of such a page, in the order of the chain. */
  long outgoingBlock(int index);

  /** Pages of the received chain of sessions that are still held. */
  int incomingBlocks();

  long incomingBlock(int index);

  /** Pages of the chain that lists the files of a session. */
  int fileBlocks(int session);

  long fileBlock(int session, int index);

  /** What a jump of this instant passes on; it stays until {@link #reset}. */
  SessionImage image();

  /** How many handovers there will have been after the next one; 1 in the first kernel. */
  long liveUpdateNumber();

  /** Whether somebody holds the device open. */
  boolean deviceOpen();

  /** Whether the device was opened once, which makes sessions of what was received. */
  boolean deviceRead();

  /** Whether what the previous kernel left could not be used, so that the device never opens. */
  boolean deviceFailed();

  /** Kernel warnings since boot. */
  int warnings();

  /** Makes this instance a kernel that has just been loaded, for reuse; its arrays stay. */
  void reset(SessionServices services, SessionHandover handover);

  /** A deep copy on other ports, for probes; operations under way are copied with their ids. */
  Sessions copy(SessionServices services, SessionHandover handover);
}
