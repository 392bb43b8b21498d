package luosim.invariant;

import luosim.luo.Callback;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.part.Digest;
import luosim.trace.TraceKind;

/**
 * What the trace of one host says so far: the books that invariants are checked against. Fed with
 * events only; the world is asked for snapshots at the beginning of a request.
 *
 * <p>An attempt of the protocol lasts from a PREPARE that is not refused at the door to the first
 * return to normal or the jump. Its number is that of the agent's attempt, or its own where no
 * agent is traced.
 *
 * <p>Arrays are reused from host to host; nothing is allocated in the steady state.
 */
public final class Ledger extends Books {
  private static final LuoState[] STATES = LuoState.values();
  private static final Callback[] CALLBACKS = Callback.values();

  private final Roster roster = new Roster();
  private final Carried carried = new Carried();
  private final Facts facts = new Facts();
  private final Registry registry = new Registry();

  private int replication;
  private int host;
  private LuoState state = LuoState.NORMAL;

  // Attempts.
  private int opener = -1;
  private boolean fresh;
  private Row rollbackRow = Row.NONE;
  private Row refusedRow = Row.NONE;

  private int rebootsAllowed;

  Ledger() {}

  /** Forgets everything and begins with another host. */
  void begin(int ofReplication, int ofHost) {
    clearBooks();
    replication = ofReplication;
    host = ofHost;
    state = LuoState.NORMAL;
    roster.clear();
    carried.clear();
    facts.clear();
    opener = -1;
    fresh = false;
    rollbackRow = Row.NONE;
    refusedRow = Row.NONE;
    rebootsAllowed = 0;
    registry.newKernel();
  }

  // Feeding.

  void requestBegan(int op, int operation, long argument, World world) {
    int place = requests().add(op, operation, argument, state);
    Operation what = requests().operation(place);
    if (RequestKind.isEvent(what)) {
      requests().look(place, world);
      if (RequestKind.opens(what) && state == LuoState.NORMAL && !open()) {
        open(place);
      }
    } else if (world.shows(Evidence.PARTICIPANTS)) {
      requests().files(place, world.files());
      requests().name(place, world);
    }
  }

  /** An attempt begins with the request at a place. */
  private void open(int place) {
    setOpen(true);
    fresh = true;
    opener = requests().id(place);
    takeBefore(place);
  }

  /** Takes the end of a request; false if its beginning was not traced. */
  boolean requestEnded(int op, int how, int rowOrdinal) {
    if (!noteEnded(op, how, rowOrdinal)) {
      return false;
    }
    boolean reboot = operation() == Operation.REBOOT && how == 0 && state == LuoState.FROZEN;
    if (reboot) {
      rebootsAllowed++;
    }
    if (op == opener) {
      opener = -1;
      if (refusedAtTheDoor()) {
        setOpen(false);
        fresh = false;
      } else {
        beginAttempt();
      }
    }
    return true;
  }

  private boolean refusedAtTheDoor() {
    if (rowOfEnded() != Row.NONE) {
      return rowOfEnded() == Row.P1;
    }
    return result() < 0 && requests().callbacks(ended()) == 0 && requests().finalized(ended());
  }

  /** Forgets the last attempt's facts, once it is sure that a new one has begun. */
  private void beginAttempt() {
    if (fresh) {
      fresh = false;
      countAttempt();
      roster.clearAttempt();
      rollbackRow = Row.NONE;
      refusedRow = Row.NONE;
      rebootsAllowed = 0;
    }
  }

  /** Whether the request that ended ends the attempt without a jump. */
  boolean rollsBack() {
    return open() && opener < 0 && state == LuoState.NORMAL && RequestKind.isEvent(operation());
  }

  /** A step of a participant without that callback counts as done. */
  void takeVacuousCancels(World world) {
    for (int slot = 0; slot < roster.size(); slot++) {
      boolean silent = (world.callbacks(roster.participant(slot)) & Callback.CANCEL.bit()) == 0;
      if (silent && roster.prepareOk(slot)) {
        roster.cancelVacuously(slot);
      }
    }
  }

  void attemptClosed() {
    setOpen(false);
    rollbackRow = row();
  }

  /**
   * Removes the request that ended, once it has been checked. Those that waited for the handover's
   * lock, which it held, begin in the world that it leaves.
   */
  void forgetEnded(World world) {
    boolean heldHandover = RequestKind.locksHandover(operation());
    removeEnded();
    if (heldHandover) {
      requests().renewWaiting(state, world);
    }
    requests().renewIdle(state, world);
    int opening = opener < 0 ? -1 : requests().find(opener);
    if (opening >= 0 && requests().callbacks(opening) == 0) {
      takeBefore(opening);
    }
  }

  void callbackBegan(int who, int what, long in, int op) {
    Callback callback = CALLBACKS[what];
    int request = requests().find(op);
    if (request >= 0) {
      if (callback == Callback.PREPARE && !open() && RequestKind.opens(requests().operation(request))) {
        open(request); // it waited until the last attempt was over
      }
      requests().callback(request);
      if (op == opener && callback != Callback.KHO_ABORT) {
        beginAttempt();
      }
    }
    int slot = roster.slot(who);
    roster.inOperation(slot, op);
    switch (callback) {
      case PREPARE -> facts.dataAtPrepare(in);
      case FREEZE -> rebootsAllowed = 0;
      case CANCEL -> cancelBegan(slot, in);
      case FINISH -> finishBegan(slot, who);
      case RETRIEVE -> retrieveBegan(slot);
      case KHO_ABORT -> roster.aborted(slot);
      case CAN_PRESERVE, KHO_FINALIZE, PRESERVE, UNPRESERVE, UNFREEZE, CAN_FINISH, BOOT -> {}
    }
  }

  private void cancelBegan(int slot, long in) {
    boolean alone = roster.alone(slot);
    if (!alone && !roster.prepareOk(slot)) {
      facts.cancelUnprepared();
    } else if (in != roster.data(slot) && (alone || roster.prepares(slot) == 1)) {
      facts.cancelWithOtherData();
    }
    if (alone) {
      roster.cancelAlone(slot);
    } else {
      roster.cancelBegan(slot);
    }
  }

  private void finishBegan(int slot, int who) {
    roster.finished(slot);
    if (carried.cancelled(who)) {
      facts.finishAfterCancel();
    }
  }

  private void retrieveBegan(int slot) {
    if (roster.finishes(slot) > 0) {
      facts.retrieveAfterFinish();
    }
    if (roster.retrieving(slot) > 0 || roster.retrieved(slot) > 0) {
      facts.retrieveAgain();
    }
    roster.retrieveBegan(slot);
  }

  void callbackEnded(int who, int what, long out, long how) {
    Callback callback = CALLBACKS[what];
    int slot = roster.slot(who);
    boolean ok = how >= 0;
    int request = requests().find(roster.operation(slot));
    if (!ok && request >= 0 && !rollsBack(callback)) {
      requests().failed(request, (int) how);
    }
    switch (callback) {
      case PREPARE -> {
        if (ok && !open() && request >= 0
            && requests().operation(request) == Operation.SET_FD_EVENT) {
          roster.preparedAlone(slot, out);
        } else if (ok) {
          roster.prepareOk(slot, out);
        }
      }
      case FREEZE -> {
        if (ok) {
          roster.freezeOk(slot, out);
        } else {
          roster.failFreeze(slot);
        }
      }
      case CANCEL -> roster.cancelEnded(slot);
      case RETRIEVE -> roster.retrieveEnded(slot, ok);
      case KHO_FINALIZE -> {
        if (ok) {
          roster.agree(slot);
        }
      }
      case CAN_PRESERVE, FINISH, KHO_ABORT, PRESERVE, UNPRESERVE, UNFREEZE, CAN_FINISH, BOOT -> {}
    }
  }

  /** Whether a callback belongs to a rollback: its failure is not what the caller gets to see. */
  private static boolean rollsBack(Callback callback) {
    return callback == Callback.KHO_ABORT || callback == Callback.CANCEL;
  }

  void unpreserved(int who, long how) {
    boolean madeTo = facts.gaveBack();
    if (how < 0 && !madeTo && roster.cancelling(roster.slot(who))) {
      facts.unpreserveRefused();
    }
  }

  void stateChanged(int before, int after) {
    LuoState from = STATES[before];
    state = STATES[after];
    if (from == LuoState.PREPARED && state == LuoState.FROZEN) {
      rebootsAllowed = 0;
    }
    facts.stateChange(from, state);
    if (from == LuoState.NORMAL && state == LuoState.PREPARED && !open() && requests().opener() >= 0) {
      open(requests().opener()); // nobody had anything to prepare
    }
  }

  void corrupted(long kind) {
    facts.corrupted((int) kind);
  }

  void jumped(long itsKind) {
    crossing().jumped(state, itsKind);
    refusedRow = requests().cancelBeside(ended()) ? Row.C3 : refusedRow;
    requests().clear();
  }

  /** The old kernel has been judged: what it leaves is carried over, the rest forgotten. */
  void left(World world) {
    carried.take(roster, world);
    roster.clear();
    setOpen(false);
    opener = -1;
    fresh = false;
  }

  void booted(int initial) {
    state = STATES[initial];
    rebootsAllowed = 0;
    registry.newKernel();
  }

  /** The start of the next kernel has been judged. */
  void running() {
    crossing().running();
    facts.newKernel();
    rollbackRow = Row.NONE;
    refusedRow = Row.NONE;
  }

  /** An agent registered (1) or unregistered (-1) a file. */
  void registered(int file, int change) {
    roster.registered(roster.slot(TraceKind.participant(0, file)), change);
  }

  /** A number over the books of a host at rest; the agent's and the attempts' numbers are not in it. */
  long digest() {
    return digest(new Digest()).add(roster.digest()).add(facts.digest()).add(carried.digest())
        .add(registry.digest()).add(state.ordinal()).add(fresh).add(opening()).add(rollbackRow.ordinal())
        .add(refusedRow.ordinal()).add(rebootsAllowed).value();
  }

  // What checks ask.

  static LuoState state(int ordinal) {
    return STATES[ordinal];
  }

  int replication() {
    return replication;
  }

  int host() {
    return host;
  }

  LuoState state() {
    return state;
  }

  /** Whether the PREPARE that opened the attempt has not returned. */
  boolean opening() {
    return opener >= 0;
  }

  Roster roster() {
    return roster;
  }

  Facts facts() {
    return facts;
  }

  /** What requests do to the set of participants, and to the locks that hold it. */
  Registry registry() {
    return registry;
  }

  /** The state when the request was made. */
  LuoState stateBefore() {
    return requests().state(ended());
  }

  /** Whether another request that can change the state is in the middle of its callbacks. */
  boolean besideAnother() {
    return requests().anyOtherInCourse(ended());
  }

  /**
   * Whether the request that ended was refused at the door while another one is in the middle of its
   * callbacks: what there is to see then is the other one's, and is judged when that one ends.
   */
  boolean refusedBesideAnother() {
    return result() < 0 && requests().callbacks(ended()) == 0 && besideAnother();
  }

  /** Reboots that the orchestrator allowed since the participants were frozen. */
  int rebootsAllowed() {
    return rebootsAllowed;
  }

  /** The row of the rollback that ended the last attempt. */
  Row rollbackRow() {
    return rollbackRow;
  }

  /** The row that a violation of now carries. */
  @Override Row row() {
    if (crossing().underWay()) {
      return crossing().row(rollbackRow, refusedRow, rowOfEnded());
    }
    if (ended() < 0) {
      return rollbackRow;
    }
    if (rowOfEnded() == Row.NONE && RequestKind.cancels(operation()) && result() == 0) {
      return Row.C1;
    }
    boolean fixed = state == LuoState.PREPARED || state == LuoState.FROZEN;
    return rowOfEnded() == Row.NONE && fixed && requests().cancelBeside(ended()) ? Row.C3 : rowOfEnded();
  }

  /** A refused cancel changes what a later jump means. */
  void refusedCancel() {
    refusedRow = row();
  }
}
