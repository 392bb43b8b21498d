package luosim.negative;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import luosim.invariant.Evidence;
import luosim.invariant.SessionWorld;
import luosim.luo.Callback;

/** What a tiny host with sessions shows of itself. */
abstract class IdealSessionWorld implements SessionWorld {
  static final long PRESERVED = 0x1000;
  static final long FROZEN = 0x2000;
  static final int FLB = 0;

  /** A file in a session. */
  static final class Entry {
    final int file;
    final long token;
    long data;
    boolean frozen;
    int status;
    int finishes;

    Entry(int file, long token) {
      this.file = file;
      this.token = token;
    }

    Entry received() {
      var copy = new Entry(file, token);
      copy.data = data;
      return copy;
    }
  }

  /** A session and its files. */
  record Session(int id, List<Entry> files) {}

  private final Set<Evidence> hidden = EnumSet.noneOf(Evidence.class);
  final SessionBug bug;
  final List<Session> outgoing = new ArrayList<>();
  final List<Session> incoming = new ArrayList<>();
  final TreeSet<Integer> preserved = new TreeSet<>();
  final TreeSet<Integer> allocated = new TreeSet<>();
  int flbUses;
  long flbData;
  int references;
  boolean jumpDue;
  boolean malformed;
  int told;
  boolean toldObject;

  IdealSessionWorld(SessionBug bug) {
    this.bug = bug;
  }

  @Override public boolean shows(Evidence evidence) {
    return !hidden.contains(evidence);
  }

  /** Shows everything else. */
  void hide(Evidence evidence) {
    hidden.add(evidence);
  }

  @Override public boolean finalized() {
    return false;
  }

  @Override public long preservedBytes() {
    return 4096L * preserved.size();
  }

  @Override public long preservedDigest() {
    return preserved.hashCode() * 31L + preserved.size();
  }

  @Override public long allocatedBytes() {
    return 4096L * allocated.size();
  }

  @Override public long allocationDigest() {
    return allocated.hashCode() * 31L + allocated.size();
  }

  @Override public boolean mapSound() {
    return bug != SessionBug.HANDS_OVER_A_WRONG_TREE;
  }

  @Override public boolean reachesFreed() {
    return false;
  }

  @Override public int fileReferences() {
    return references;
  }

  @Override public long inexactRanges() {
    return bug == SessionBug.PRESERVES_SCRATCH ? preserved.size() : 0;
  }

  @Override public boolean receivedMalformed() {
    return malformed;
  }

  @Override public boolean switchedOn() {
    return bug != SessionBug.WORKS_WHILE_SWITCHED_OFF;
  }

  @Override public boolean handoverOn() {
    return true;
  }

  /** File 3 has no unfreeze. */
  @Override public int callbacks(int participant) {
    return participant == 3 ? ~Callback.UNFREEZE.bit() : ~0;
  }

  private Session of(int id) {
    for (var session : outgoing) {
      if (session.id == id) {
        return session;
      }
    }
    return incoming.stream().filter(session -> session.id == id).findFirst().orElseThrow();
  }

  @Override public int outgoingSessions() {
    return outgoing.size();
  }

  @Override public int outgoingSession(int index) {
    return outgoing.get(index).id;
  }

  @Override public int incomingSessions() {
    return incoming.size();
  }

  @Override public int incomingSession(int index) {
    return incoming.get(index).id;
  }

  private boolean isIncoming(int session) {
    return incoming.stream().anyMatch(one -> one.id == session);
  }

  @Override public int filesOf(int session) {
    return of(session).files.size();
  }

  @Override public long tokenOf(int session, int index) {
    return of(session).files.get(index).token;
  }

  @Override public int objectOf(int session, int index) {
    var entry = of(session).files.get(index);
    return isIncoming(session) && entry.status != 1 ? -1 : entry.file;
  }

  @Override public int handlerOf(int session, int index) {
    return 0;
  }

  @Override public long dataOf(int session, int index) {
    return of(session).files.get(index).data;
  }

  @Override public boolean frozenOf(int session, int index) {
    return of(session).files.get(index).frozen;
  }

  @Override public int flbsWithStaleData() {
    return flbUses == 0 && flbData != 0 ? 1 : 0;
  }

  @Override public int tableSessions() {
    return outgoing.size();
  }

  @Override public int tableFiles(int session) {
    return outgoing.get(session).files.size();
  }

  @Override public long tableToken(int session, int file) {
    return outgoing.get(session).files.get(file).token;
  }

  @Override public long tableData(int session, int file) {
    long data = outgoing.get(session).files.get(file).data;
    return bug == SessionBug.HANDS_OVER_OLD_DATA ? data & ~FROZEN : data;
  }

  @Override public int tableFlbs() {
    return flbUses > 0 && bug != SessionBug.HANDS_OVER_NO_FLB ? 1 : 0;
  }

  @Override public int emptyBlocks() {
    return bug == SessionBug.HANDS_OVER_AN_EMPTY_BLOCK ? 1 : 0;
  }

  @Override public int toldStatus(int operation) {
    return told;
  }

  @Override public boolean toldObject(int operation) {
    return toldObject;
  }

  @Override public long probeKey() {
    return outgoing.size() * 31L + allocated.size();
  }
}
