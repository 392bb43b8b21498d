package luosim.invariant;

import java.util.Arrays;
import luosim.luo.Callback;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.part.Digest;

/**
 * What the trace of one host with sessions says so far: the books that readings of invariants are checked
 * against. Fed with events; the world is asked for snapshots when a request begins, and for what a finish is
 * told.
 *
 * <p>An attempt of the protocol lasts while there is a session for the next kernel: from the request that
 * makes the first one to the close of the last one, or to the jump.
 */
public final class SessionLedger extends Books {
  private static final Callback[] CALLBACKS = Callback.values();
  private static final int UNPRESERVED_MAX = 1 << 12;

  private final SessionRoster roster = new SessionRoster();
  private final CarriedData carried = new CarriedData();
  private final KernelCounts counts = new KernelCounts();
  private final SessionFacts facts = new SessionFacts();

  private boolean closing;

  /** Whether nothing but sessions for the next kernel was dealt with since the attempt began. */
  private boolean undisturbed;

  private boolean ownerDied;
  private int lastBeforeDeath;
  private boolean befallen;

  /** Data of what was unpreserved in this kernel; the latest ones. */
  private long[] unpreserved = new long[16];

  private int unpreservedCount;

  SessionLedger() {}

  /** Forgets everything and begins with another host. */
  void begin() {
    clearBooks();
    roster.clear();
    carried.clear();
    facts.clear();
    befallen = false;
    forgetKernel();
  }

  private void forgetKernel() {
    setOpen(false);
    closing = false;
    undisturbed = true;
    ownerDied = false;
    counts.clear();
    unpreservedCount = 0;
  }

  // Feeding.

  void requestBegan(int op, int operation, long argument, SessionWorld world) {
    int place = requests().add(op, operation, argument, LuoState.NORMAL);
    requests().look(place, world);
    Operation what = requests().operation(place);
    if (what == Operation.CLOSE_SESSION || what == Operation.REBOOT) {
      roster.forgetSteps();
    }
    if (what == Operation.CLOSE_SESSION && world.shows(Evidence.SESSIONS)) {
      requests().files(place, isOutgoing(argument, world) ? 1 : 0);
    }
  }

  private static boolean isOutgoing(long session, SessionWorld world) {
    for (int index = 0; index < world.outgoingSessions(); index++) {
      if (world.outgoingSession(index) == session) {
        return true;
      }
    }
    return false;
  }

  /** Takes the end of a request; false if its beginning was not traced. */
  boolean requestEnded(int op, int how, int rowOrdinal, SessionWorld world) {
    if (!noteEnded(op, how, rowOrdinal)) {
      return false;
    }
    if (how == 0) {
      succeeded(operation());
    }
    closing = open() && closesOutgoing() && world.shows(Evidence.SESSIONS) && world.outgoingSessions() == 0;
    return true;
  }

  private void succeeded(Operation operation) {
    switch (operation) {
      case CREATE_SESSION -> created();
      case REBOOT -> {
        counts.rebootsAllowed++;
        counts.jumpDue = true;
      }
      case FLB_GET_OUTGOING -> counts.holders++;
      case FLB_PUT_OUTGOING -> counts.holders--;
      case FLB_GET_INCOMING -> counts.incomingHolders++;
      case FLB_PUT_INCOMING -> counts.incomingHolders--;
      case SESSION_RETRIEVE, SESSION_FINISH, OPEN_DEVICE, RETRIEVE_SESSION -> undisturbed = false;
      default -> undisturbed &= operation != Operation.CLOSE_SESSION || closesOutgoing();
    }
  }

  private void created() {
    if (!open()) {
      setOpen(true);
      countAttempt();
      undisturbed = true;
      takeBefore(ended());
    }
  }

  /** Removes the request that ended, once it has been checked. */
  void forgetEnded() {
    if (closesOutgoing() && result() == 0) {
      roster.sessionOver((int) argument());
    }
    if (closing) {
      setOpen(false);
      closing = false;
      roster.attemptOver();
    }
    if (operation() == Operation.CLOSE_SESSION || operation() == Operation.REBOOT) {
      roster.forgetSteps(); // or they would count as those of a request that waited for this one
    }
    removeEnded();
    facts.clear();
  }

  void callbackBegan(int who, int what, long in, int op, SessionWorld world) {
    int request = requests().find(op);
    int session = request < 0 ? -1 : (int) requests().argument(request);
    var slot = roster.slot(who, session);
    slot.request = request < 0 ? 0 : requests().serial(request);
    if (request >= 0) {
      requests().callback(request);
    }
    switch (CALLBACKS[what]) {
      case PRESERVE -> {
        slot.preserving = slot.request;
        facts.dataAtPreserve += in != 0 && !slot.preserved() ? 1 : 0;
        if (slot.kind() == SessionRoster.FILE) {
          slot.session = session;
        }
      }
      case UNPRESERVE -> unpreserveBegan(slot, in);
      case FREEZE -> {
        counts.rebootsAllowed = 0;
        facts.otherData += slot.preserved() && in != slot.data ? 1 : 0;
        slot.freezePlace = roster.nextPlace();
      }
      case UNFREEZE -> {
        facts.otherData += slot.preserved() && in != slot.data ? 1 : 0;
        roster.step(slot);
      }
      case RETRIEVE -> retrieveBegan(slot);
      case FINISH -> finishBegan(slot, in, op, world);
      case CAN_PRESERVE, CAN_FINISH, PREPARE, CANCEL, KHO_FINALIZE, KHO_ABORT -> {}
    }
  }

  private void unpreserveBegan(SessionRoster.Slot slot, long in) {
    if (!slot.preserved()) {
      facts.unpreservedWithout++;
    } else if (in != slot.data) {
      facts.otherData++;
    }
    slot.unpreserveBegan();
    roster.step(slot);
    if (slot.kind() == SessionRoster.FILE && unpreservedCount < UNPRESERVED_MAX) {
      unpreserved = unpreservedCount == unpreserved.length
          ? Arrays.copyOf(unpreserved, 2 * unpreservedCount)
          : unpreserved;
      unpreserved[unpreservedCount++] = slot.data;
    }
  }

  private void retrieveBegan(SessionRoster.Slot slot) {
    facts.retrievesAfterFinish += slot.finishes > 0 ? 1 : 0;
    facts.retrievesAgain += slot.retrieving > 0 || slot.retrieved > 0 ? 1 : 0;
    slot.retrieving++;
  }

  private void finishBegan(SessionRoster.Slot slot, long in, int op, SessionWorld world) {
    slot.finishes++;
    if (slot.kind() == SessionRoster.FLB) {
      return;
    }
    counts.finishes += slot.finishes == 1 ? 1 : 0;
    facts.finishesAfterUnpreserve += carried.givenUp(in) ? 1 : 0;
    if (world.shows(Evidence.INCOMING)) {
      int truth = slot.retrieved > 0 ? 1 : slot.retrieveError;
      facts.mistold += world.toldStatus(op) == truth ? 0 : 1;
      facts.wrongObject += world.toldObject(op) == slot.retrieved > 0 ? 0 : 1;
    }
  }

  void callbackEnded(int who, int what, long out, long how) {
    boolean ok = how >= 0;
    var slot = slotUnderWay(who);
    boolean asks = CALLBACKS[what] == Callback.CAN_PRESERVE || CALLBACKS[what] == Callback.CAN_FINISH;
    if (!ok && !asks) {
      fail(slot, (int) how);
    }
    switch (CALLBACKS[what]) {
      case PRESERVE -> {
        if (ok) {
          slot.preserveOk(roster.nextPlace(), out);
        }
      }
      case UNPRESERVE -> slot.unpreserveEnded();
      case FREEZE -> {
        if (ok) {
          slot.freezeOk(out);
        } else {
          slot.failFreeze();
        }
      }
      case UNFREEZE -> slot.unfrozen();
      case RETRIEVE -> {
        slot.retrieving--;
        slot.retrieved += ok ? 1 : 0;
        slot.retrieveError = ok ? slot.retrieveError : (int) how;
      }
      case CAN_PRESERVE, CAN_FINISH, FINISH, PREPARE, CANCEL, KHO_FINALIZE, KHO_ABORT -> {}
    }
  }

  private void fail(SessionRoster.Slot slot, int error) {
    for (int place = 0; place < requests().size(); place++) {
      if (requests().serial(place) == slot.request) {
        requests().failed(place, error);
      }
    }
  }

  /** The slot whose callback ends: a received file is one of those under way with its token. */
  private SessionRoster.Slot slotUnderWay(int who) {
    for (int place = requests().size() - 1; place >= 0; place--) {
      var slot = roster.slot(who, (int) requests().argument(place));
      if (slot.request == requests().serial(place)) {
        return slot;
      }
    }
    return roster.slot(who, -1);
  }

  void unpreserved(int who, long how) {
    facts.unpreservesRefused += how < 0 && roster.slot(who, -1).unpreserving() ? 1 : 0;
  }

  void ownerDies() {
    ownerDied = true;
    lastBeforeDeath = requests().last();
  }

  /** Another process asks something. */
  void othersAsk() {
    counts.othersAsked = true;
  }

  /** Something befell the host. */
  void befell() {
    befallen = true;
  }

  void jumped(long kind) {
    crossing().jumped(LuoState.NORMAL, kind);
    befallen = false;
    requests().clear();
  }

  /** The old kernel has been judged: what it leaves is carried over, the rest forgotten. */
  void left() {
    carried.take(roster, unpreserved, unpreservedCount, crossing().handedOver());
    roster.clear();
    forgetKernel();
    facts.clear();
  }

  /** The start of the next kernel has been judged. */
  void running() {
    crossing().running();
    facts.clear();
  }

  /** A kernel that stops in its start has come to the row of that. */
  @Override void stopped(int why, Row where) {
    super.stopped(why, crossing().booting() ? Row.M17 : where);
  }

  /** A number over everything that decides what checks will find. */
  long digest() {
    var digest = digest(new Digest()).add(roster.digest()).add(facts.digest()).add(carried.digest())
        .add(counts.digest()).add(undisturbed).add(ownerDied).add(befallen);
    for (int index = 0; index < unpreservedCount; index++) {
      digest.add(unpreserved[index]);
    }
    return digest.value();
  }

  // What checks ask.

  SessionRoster roster() {
    return roster;
  }

  SessionFacts facts() {
    return facts;
  }

  KernelCounts counts() {
    return counts;
  }

  CarriedData carried() {
    return carried;
  }

  /** Whether the last callback of a participant began in the request that ended. */
  boolean calledNow(SessionRoster.Slot slot) {
    return slot.request == requests().serial(ended());
  }

  /** Whether the last preserve of a participant began in the request that ended. */
  boolean preservedNow(SessionRoster.Slot slot) {
    return slot.preserving == requests().serial(ended());
  }

  long argument() {
    return requests().argument(ended());
  }

  /** The error of the first callback of the request that failed, 0 if none did. */
  int firstError() {
    return requests().firstError(ended());
  }

  /** The row that a violation of now carries. */
  @Override Row row() {
    return rowOfEnded();
  }

  /** Whether the request that ended closed the last session for the next kernel. */
  boolean rollsBack() {
    return closing;
  }

  /** Whether the request that ended closes a session for the next kernel. */
  boolean closesOutgoing() {
    return operation() == Operation.CLOSE_SESSION && requests().files(ended()) == 1;
  }

  /** Whether allocations of now can be compared with those before the attempt. */
  boolean undisturbed() {
    return undisturbed;
  }

  boolean ownerDied() {
    return ownerDied;
  }

  /** Whether no other request is under way beside the one that ended. */
  boolean alone() {
    return requests().size() == 1;
  }

  /** Whether something befell the host since the last jump. */
  boolean befallen() {
    return befallen;
  }

  /** Whether the request that ended is one of a new process: begun after the death, and not part of it. */
  boolean begunSinceDeath() {
    return requests().serial(ended()) > lastBeforeDeath
        && operation() != Operation.CLOSE_SESSION
        && operation() != Operation.CLOSE_DEVICE;
  }

  void ownerDeathJudged() {
    ownerDied = false;
  }
}
