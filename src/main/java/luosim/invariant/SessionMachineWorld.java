package luosim.invariant;

import java.util.Optional;
import luosim.host.Machine;
import luosim.luo.IncomingSessions;
import luosim.luo.Sessions;
import luosim.trace.TraceKind;

/**
 * The world of a simulated machine whose kernels have sessions: whatever kernel it runs at the moment of
 * asking.
 *
 * <p>It shows all that a reading of an invariant asks for but the exactness of ranges: handlers use ranges
 * by the rules.
 */
public final class SessionMachineWorld extends KernelWorld implements SessionWorld {
  /** The world of a machine, whichever host it is made to be. */
  public SessionMachineWorld(Machine machine) {
    super(machine);
  }

  private Sessions luo() {
    return kernel().sessions();
  }

  /** Whether a simulated host with sessions shows some evidence. */
  static boolean isShown(Evidence evidence) {
    return switch (evidence) {
      case PRESERVED,
          ALLOCATIONS,
          MAP,
          REACHABLE,
          DATA,
          TREE_ENTRIES,
          INCOMING,
          REFERENCES,
          RANGES,
          OWNER,
          OPTIONS,
          RECEIVED_FORM,
          PROBES,
          SESSIONS -> true;
      case FINALIZED, TREES, NAMES, PARTICIPANTS, RECEIVED_HANDLERS, FILE_STATES, INCOMING_HELD,
          LOCKS ->
          false;
    };
  }

  @Override public boolean shows(Evidence evidence) {
    return isShown(evidence);
  }

  /** The trace tells of all of them. */
  @Override public long inexactRanges() {
    return 0;
  }

  @Override public boolean mapSound() {
    return kho().mapAllocated();
  }

  @Override public int callbacks(int participant) {
    boolean file = TraceKind.participantKind(participant) == SessionRoster.FILE;
    return file ? kernel().fileCallbacks(TraceKind.participantId(participant)) : ~0;
  }

  @Override public boolean sessionsOutliveOwner() {
    return kernel().keepsSessions();
  }

  @Override public int outgoingSessions() {
    return luo().outgoingCount();
  }

  @Override public int outgoingSession(int index) {
    return luo().outgoing(index);
  }

  @Override public int incomingSessions() {
    return luo().incomingCount();
  }

  @Override public int incomingSession(int index) {
    return luo().incoming(index);
  }

  @Override public int filesOf(int session) {
    return luo().fileCount(session);
  }

  @Override public long tokenOf(int session, int index) {
    return luo().fileToken(session, index);
  }

  @Override public int objectOf(int session, int index) {
    return luo().fileObject(session, index);
  }

  @Override public int handlerOf(int session, int index) {
    return luo().fileHandler(session, index);
  }

  @Override public long dataOf(int session, int index) {
    return luo().fileData(session, index);
  }

  @Override public boolean frozenOf(int session, int index) {
    return luo().fileFrozen(session, index);
  }

  @Override public int flbsWithStaleData() {
    int stale = 0;
    for (int index = 0; index < luo().flbCount(); index++) {
      int flb = luo().flb(index);
      stale += luo().flbOutgoingCount(flb) == 0 && luo().flbOutgoingData(flb) != 0 ? 1 : 0;
    }
    return stale;
  }

  private IncomingSessions tables() {
    return luo().image();
  }

  @Override public int tableSessions() {
    return tables().sessions();
  }

  @Override public int tableFiles(int session) {
    return tables().files(session);
  }

  @Override public long tableToken(int session, int file) {
    return tables().fileToken(session, file);
  }

  @Override public long tableData(int session, int file) {
    return tables().fileData(session, file);
  }

  @Override public int tableFlbs() {
    int used = 0;
    for (int index = 0; index < tables().flbs(); index++) {
      used += tables().flbUses(index) > 0 ? 1 : 0;
    }
    return used;
  }

  /** The next kernel takes a chain with an empty block for corruption. */
  @Override public int emptyBlocks() {
    return tables().sound() ? 0 : 1;
  }

  @Override public int toldStatus(int operation) {
    return luo().retrieveStatus(operation);
  }

  @Override public boolean toldObject(int operation) {
    return luo().objectPassed(operation);
  }

  /** None while something that was received waits: its files cannot be preserved again, and rightly so. */
  @Override public Optional<Probe> probe() {
    return luo().incomingCount() > 0 || luo().frozen()
        ? Optional.empty()
        : Optional.of(new SessionProbe(kernel().copy()));
  }
}
