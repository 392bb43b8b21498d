package luosim.invariant;

import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.part.Digest;

/**
 * What the books of a host hold whether its orchestrator has one state or sessions: the requests under way
 * and the one that has just ended, the attempts with what was there before the present one, the way to the
 * next kernel, trials on copies.
 *
 * <p>When an attempt begins and ends is the family's. Its number is that of the agent's attempt, or its own
 * where no agent is traced.
 */
abstract sealed class Books permits Ledger, SessionLedger {
  private static final Row[] ROWS = Row.values();

  private final Requests requests = new Requests();
  private final Probing probing = new Probing();
  private final Crossing crossing = new Crossing();

  // Attempts.
  private int agentAttempt;
  private boolean agentTraced;
  private int attempts;
  private boolean open;
  private long preservedBefore;
  private long allocatedBefore;
  private long allocatedBytesBefore;

  // The request that has just ended.
  private int ended = -1;
  private int result;
  private Row row = Row.NONE;

  /** Forgets everything and begins with another host. */
  final void clearBooks() {
    requests.clear();
    probing.begin();
    crossing.clear();
    agentAttempt = 0;
    agentTraced = false;
    attempts = 0;
    open = false;
    ended = -1;
    result = 0;
    row = Row.NONE;
  }

  /** An agent began its attempt of a number. */
  final void attemptBegan(int number) {
    agentAttempt = number;
    agentTraced = true;
  }

  /** The number that a violation of now carries. */
  final int attempt() {
    return agentTraced ? agentAttempt : attempts;
  }

  final boolean agentTraced() {
    return agentTraced;
  }

  /** Attempts of the protocol so far. */
  final int attempts() {
    return attempts;
  }

  final void countAttempt() {
    attempts++;
  }

  /** Whether an attempt is under way. */
  final boolean open() {
    return open;
  }

  final void setOpen(boolean isOpen) {
    open = isOpen;
  }

  /** What the world looked like when the request at a place was made is what an attempt must restore. */
  final void takeBefore(int place) {
    preservedBefore = requests.preserved(place);
    allocatedBefore = requests.allocated(place);
    allocatedBytesBefore = requests.allocatedBytes(place);
  }

  final long preservedBefore() {
    return preservedBefore;
  }

  final long allocatedBefore() {
    return allocatedBefore;
  }

  final long allocatedBytesBefore() {
    return allocatedBytesBefore;
  }

  /** Adds what both families' books hold; what was there before the attempt only while it is open. */
  final Digest digest(Digest digest) {
    digest.add(crossing.digest()).add(agentTraced).add(open).add(requests.size());
    return open ? digest.add(preservedBefore).add(allocatedBefore).add(allocatedBytesBefore) : digest;
  }

  /** Notes the request that ended; false if its beginning was not traced. */
  final boolean noteEnded(int op, int how, int rowOrdinal) {
    ended = requests.find(op);
    if (ended < 0) {
      return false;
    }
    result = how;
    row = ROWS[rowOrdinal];
    return true;
  }

  /** Removes the request that ended, once it has been checked. */
  final void removeEnded() {
    requests.remove(ended);
    ended = -1;
    row = Row.NONE;
    result = 0;
  }

  /** The place in {@link #requests} of the request that has just ended. */
  final int ended() {
    return ended;
  }

  final Operation operation() {
    return requests.operation(ended);
  }

  final int result() {
    return result;
  }

  /** The row that the request which ended came to. */
  final Row rowOfEnded() {
    return row;
  }

  /** The kernel stopped, at a row. */
  void stopped(int why, Row where) {
    crossing.stopped(why);
    row = where;
  }

  /** The row that a violation of now carries. */
  abstract Row row();

  final Requests requests() {
    return requests;
  }

  /** The way to the next kernel. */
  final Crossing crossing() {
    return crossing;
  }

  /** Trials on copies. */
  final Probing probing() {
    return probing;
  }
}
