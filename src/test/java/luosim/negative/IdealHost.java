package luosim.negative;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luosim.host.Corruption;
import luosim.invariant.Probe;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * A tiny orchestrator that does everything right, unless it is given a bug: the smallest host on
 * which each invariant can be broken alone. Three participants: files 0 and 1, subsystem 0; one
 * other member of the chain.
 */
final class IdealHost extends IdealWorld implements Probe {
  private static final long PREPARED = 0x1000;
  private static final long FROZEN = 0x2000;
  private static final int OTHERS_PAGE = 800;

  private final TraceSink sink;

  IdealHost(Bug bug, TraceSink sink) {
    super(bug);
    this.sink = sink;
    preserve(OTHERS_PAGE);
  }

  private IdealHost(IdealHost other) {
    this(other.bug, (kind, timeNs, host, subject, a, b, c) -> {});
    preserved.clear();
    preserved.addAll(other.preserved);
    allocated.addAll(other.allocated);
    files.addAll(other.files);
    tokens.addAll(other.tokens);
    System.arraycopy(other.data, 0, data, 0, data.length);
    rollback.addAll(other.rollback);
    state = other.state;
    finalized = other.finalized;
    rollbacks = other.rollbacks;
    prepares = other.prepares;
    leaks = other.leaks;
  }

  private void emit(TraceKind kind, int subject, long a, long b, long c) {
    sink.record(kind, 0, 0, subject, a, b, c);
  }

  private int began(Operation operation, long argument) {
    emit(TraceKind.OPERATION_BEGAN, ++ops, operation.ordinal(), argument, 0);
    return ops;
  }

  private int ended(int op, Operation operation, int result, Row row) {
    emit(TraceKind.OPERATION_ENDED, op, operation.ordinal(), result, row.ordinal());
    return result;
  }

  private int call(int who, Callback callback, long in, int op, long out, int result) {
    emit(TraceKind.CALLBACK_BEGAN, who, callback.ordinal(), in, op);
    emit(TraceKind.CALLBACK_ENDED, who, callback.ordinal(), out, result);
    return result;
  }

  private void become(LuoState next) {
    if (next != state) {
      emit(TraceKind.STATE_CHANGED, 0, state.ordinal(), next.ordinal(), 0);
      state = next;
    }
  }

  private void preserve(int page) {
    preserved.add(page);
  }

  /** Place 0 and 1 are files, 2 is the subsystem. */
  private static int who(int place) {
    return place < FILES ? TraceKind.participant(0, place) : TraceKind.participant(1, 0);
  }

  // Registration.

  int register(int file) {
    int op = began(Operation.FD_PRESERVE, file);
    boolean open = state == LuoState.NORMAL
        || state == LuoState.UPDATED
        || bug == Bug.REGISTERS_WHILE_PREPARED;
    if (!open || files.contains(file) && bug != Bug.ACCEPTS_A_FILE_TWICE) {
      int told = bug == Bug.TELLS_REFUSALS_AS_SUCCESS ? 0 : -Errno.EBUSY;
      return ended(op, Operation.FD_PRESERVE, told, Row.R2);
    }
    files.add(file);
    tokens.add((long) files.size() - 1);
    references++;
    return ended(op, Operation.FD_PRESERVE, 0, Row.NONE);
  }

  int registerWithBadCopyOut(int file) {
    int op = began(Operation.FD_PRESERVE, file);
    if (bug == Bug.REGISTERS_ON_FAILURE) {
      files.add(file);
      tokens.add((long) files.size() - 1);
      references++;
    }
    return ended(op, Operation.FD_PRESERVE, -Errno.EFAULT, Row.R6);
  }

  int unregister(long token) {
    int op = began(Operation.FD_UNPRESERVE, token);
    int index = tokens.indexOf(token);
    files.remove(index);
    tokens.remove(index);
    references -= bug == Bug.KEEPS_THE_REFERENCE ? 0 : 1;
    return ended(op, Operation.FD_UNPRESERVE, 0, Row.NONE);
  }

  int unregisterHandler(int handler) {
    int op = began(Operation.UNREGISTER_HANDLER, handler);
    boolean used = !files.isEmpty() && bug != Bug.LETS_A_USED_HANDLER_GO
        || !incoming.isEmpty() && bug != Bug.LETS_A_HANDLER_OF_RECEIVED_FILES_GO;
    return ended(op, Operation.UNREGISTER_HANDLER, used ? -Errno.EBUSY : 0, Row.NONE);
  }

  // An update.

  @Override public int prepare() {
    return prepare(-1);
  }

  /** Prepares; the participant at a place fails with EIO, -1 for none. */
  int prepare(int failing) {
    int op = began(Operation.PREPARE, 0);
    prepares++;
    if (state != LuoState.NORMAL || finalized || rollbacks > 0 && bug == Bug.PREPARES_ONCE_ONLY) {
      return ended(op, Operation.PREPARE, -Errno.EEXIST, Row.P1);
    }
    if (bug == Bug.RETURNS_A_LIBRARY_CODE && prepares == 1) {
      return ended(op, Operation.PREPARE, -3, Row.P2);
    }
    rollback.clear();
    for (int place = 0; place <= FILES; place++) {
      int result = call(
          who(place),
          Callback.PREPARE,
          data[place],
          op,
          PREPARED + place,
          place == failing ? -Errno.EIO : 0);
      if (result < 0) {
        if (bug == Bug.CANCELS_THE_UNPREPARED) {
          call(who(place), Callback.CANCEL, 0, op, 0, 0);
        }
        rollBack(op);
        int error = bug == Bug.RETURNS_ANOTHER_ERROR ? -Errno.EINVAL : result;
        return ended(op, Operation.PREPARE, error, place < FILES ? Row.P10 : Row.P12);
      }
      data[place] = PREPARED + place;
      preserve(100 + place);
      allocated.add(100 + place);
      rollback.add(place);
    }
    allocated.add(TREE);
    if (bug != Bug.FORGETS_TO_PRESERVE_THE_TREE) {
      preserve(TREE);
    }
    named = true;
    call(TraceKind.participant(2, 0), Callback.KHO_FINALIZE, 0, op, 0, 0);
    clientTold = true;
    finalized = true;
    become(bug == Bug.SKIPS_A_STATE ? LuoState.FROZEN : LuoState.PREPARED);
    int result = bug == Bug.FAILS_AFTER_SUCCESS ? -Errno.ENOMEM : 0;
    return ended(op, Operation.PREPARE, result, result == 0 ? Row.NONE : Row.P15);
  }

  /** Rolls everything back, last prepared first. */
  private void rollBack(int op) {
    finalized = bug == Bug.STAYS_FINALIZED;
    boolean strangers = bug == Bug.TELLS_STRANGERS_OF_THE_ABORT;
    if (clientTold || strangers) {
      call(TraceKind.participant(2, 0), Callback.KHO_ABORT, 0, op, 0, 0);
      clientTold = false;
    }
    for (int place : order()) {
      cancel(op, place);
    }
    rollback.clear();
    preserved.remove(TREE);
    allocated.remove(TREE);
    named = bug == Bug.KEEPS_THE_NAME;
    if (bug == Bug.DROPS_OTHERS_PAGES) {
      preserved.clear();
    }
    if (bug == Bug.LEAKS || bug == Bug.LEAKS_LATER && prepares > 2) {
      allocated.add(1000 + leaks++);
    }
    rollbacks++;
    become(LuoState.NORMAL);
  }

  private List<Integer> order() {
    List<Integer> order = new ArrayList<>(rollback);
    if (bug == Bug.CANCELS_SHUFFLED && order.size() == FILES + 1) {
      return List.of(1, 2, 0);
    }
    if (bug != Bug.CANCELS_FORWARD) {
      java.util.Collections.reverse(order);
    }
    if (bug == Bug.FORGETS_A_CANCEL) {
      order.remove((Integer) 0);
    }
    if (bug == Bug.CANCELS_TWICE) {
      order.add(0);
    }
    return order;
  }

  private void cancel(int op, int place) {
    long passed = bug == Bug.CANCELS_WITH_OLD_DATA ? PREPARED + place : data[place];
    if (bug == Bug.CANCELS_TWICE && passed == 0) {
      passed = PREPARED + place;
    }
    emit(TraceKind.CALLBACK_BEGAN, who(place), Callback.CANCEL.ordinal(), passed, op);
    int refused = bug == Bug.REFUSES_UNPRESERVE ? -Errno.EBUSY : 0;
    emit(TraceKind.UNPRESERVED, who(place), 1, 1, refused);
    preserved.remove(100 + place);
    allocated.remove(100 + place);
    emit(TraceKind.CALLBACK_ENDED, who(place), Callback.CANCEL.ordinal(), 0, 0);
    data[place] = bug == Bug.KEEPS_DATA ? data[place] : 0;
  }

  int freeze(int failing) {
    int op = began(Operation.FREEZE, 0);
    return ended(op, Operation.FREEZE, freezeAll(op, failing), failing < 0 ? Row.NONE : Row.Z2);
  }

  private int freezeAll(int op, int failing) {
    rebootsSinceFreeze = 0;
    for (int place = 0; place <= FILES; place++) {
      int result = call(
          who(place),
          Callback.FREEZE,
          data[place],
          op,
          FROZEN + place,
          place == failing ? -Errno.EIO : 0);
      if (result < 0) {
        if (bug == Bug.FORGETS_THE_FAILED_FREEZE) {
          rollback.remove((Integer) place);
        }
        if (bug != Bug.STAYS_HALF_FROZEN) {
          rollBack(op);
        }
        return result;
      }
      data[place] = FROZEN + place;
    }
    become(LuoState.FROZEN);
    return 0;
  }

  @Override public int cancel() {
    int op = began(Operation.CANCEL, 0);
    if (state != LuoState.PREPARED && state != LuoState.FROZEN) {
      return ended(op, Operation.CANCEL, -Errno.ENOENT, Row.C2);
    }
    if (bug == Bug.REFUSES_CANCEL) {
      return ended(op, Operation.CANCEL, -Errno.EINVAL, Row.C4);
    }
    rollBack(op);
    return ended(op, Operation.CANCEL, 0, Row.NONE);
  }

  /**
   * While one freeze is in the middle of its callbacks, another one fails after so many of its own.
   *
   * @param callbacks how many participants the failing one calls
   */
  void refusedBesideAFreeze(int callbacks) {
    int op = began(Operation.FREEZE, 0);
    call(who(0), Callback.FREEZE, data[0], op, FROZEN, 0);
    data[0] = FROZEN;
    fails(Operation.FREEZE, callbacks, 1);
    for (int place = 1; place <= FILES; place++) {
      call(who(place), Callback.FREEZE, data[place], op, FROZEN + place, 0);
      data[place] = FROZEN + place;
    }
    become(LuoState.FROZEN);
    ended(op, Operation.FREEZE, 0, Row.NONE);
  }

  /** The same while a cancel has un-finalized the handover and cancelled the last participant. */
  void refusedBesideACancel(int callbacks) {
    int op = began(Operation.CANCEL, 0);
    finalized = false;
    call(TraceKind.participant(2, 0), Callback.KHO_ABORT, 0, op, 0, 0);
    clientTold = false;
    fails(Operation.FREEZE, callbacks, 0);
    rollBack(op);
    ended(op, Operation.CANCEL, 0, Row.NONE);
  }

  private void fails(Operation operation, int callbacks, int from) {
    int op = began(operation, 0);
    for (int place = from; place < from + callbacks; place++) {
      call(who(place), Callback.FREEZE, data[place], op, data[place], -Errno.EBUSY);
    }
    ended(op, operation, -Errno.EBUSY, Row.Z1);
  }

  int interruptedCancel() {
    int op = began(Operation.CANCEL, 0);
    if (bug == Bug.WIPES_BEFORE_THE_SIGNAL) {
      preserved.clear();
    }
    return ended(op, Operation.CANCEL, -Errno.EAGAIN, Row.C3);
  }

  /** Frees a page by a hidden hand, as a wrong cancel would. */
  void freeBehindTheScenes() {
    int op = began(Operation.GET_STATE, 0);
    emit(TraceKind.CORRUPTED, who(0), Corruption.FREED_WHILE_MAPPED.ordinal(), 0, 0);
    ended(op, Operation.GET_STATE, 0, Row.NONE);
  }

  int reboot(boolean jumps) {
    int op = began(Operation.REBOOT, 0);
    boolean again =
        state == LuoState.FROZEN && rebootsSinceFreeze > 0 && bug != Bug.DOES_NOT_FREEZE_AGAIN;
    if (state == LuoState.PREPARED || again) {
      freezeAll(op, -1);
    }
    rebootsSinceFreeze++;
    ended(op, Operation.REBOOT, 0, Row.NONE);
    mapWrong = bug == Bug.HANDS_OVER_A_WRONG_MAP;
    if (jumps) {
      jump();
    }
    return 0;
  }

  private void jump() {
    LuoState left = state;
    emit(TraceKind.JUMPED, generation, 0, 0, 0);
    generation++;
    boolean revives = left == LuoState.FROZEN && bug != Bug.FORGETS_THE_UPDATE
        || bug == Bug.REVIVES_THE_CANCELLED;
    incoming.addAll(revives ? tokens : List.of());
    incomingHeld = revives;
    files.clear();
    tokens.clear();
    references = 0;
    java.util.Arrays.fill(data, 0);
    preserved.clear();
    allocated.clear();
    finalized = false;
    named = false;
    clientTold = false;
    state = revives ? LuoState.UPDATED : LuoState.NORMAL;
    emit(TraceKind.BOOTED, generation, state.ordinal(), 0, 0);
  }

  // In the next kernel.

  int restore(long token) {
    int op = began(Operation.FD_RESTORE, token);
    boolean first = retrieved.add(token);
    boolean known = incoming.contains(token) || bug == Bug.RETRIEVES_AFTER_FINISH;
    if (!known || !first && bug != Bug.RETRIEVES_TWICE) {
      if (bug == Bug.TELLS_THE_LOSER_SUCCESS) {
        return ended(op, Operation.FD_RESTORE, 0, Row.T5);
      }
      return ended(op, Operation.FD_RESTORE, -Errno.EINVAL, Row.T3);
    }
    call(TraceKind.participant(3, (int) token), Callback.RETRIEVE, FROZEN + token, op, 0, 0);
    return ended(op, Operation.FD_RESTORE, 0, Row.NONE);
  }

  int finish() {
    int op = began(Operation.FINISH, 0);
    for (long token : incoming) {
      finish(op, TraceKind.participant(3, (int) token));
    }
    if (bug == Bug.FINISHES_TWICE) {
      finish(op, TraceKind.participant(3, 0));
    }
    finish(op, TraceKind.participant(1, 0));
    if (bug == Bug.FINISHES_WITH_A_FREED_FILE) {
      emit(TraceKind.CORRUPTED, TraceKind.participant(3, 0), Corruption.FREED_FILE.ordinal(), 0, 0);
    }
    become(LuoState.NORMAL);
    if (bug != Bug.TELLS_RECLAIMED && bug != Bug.STAYS_UPDATED) {
      incoming.clear();
    }
    incomingHeld = bug == Bug.KEEPS_THE_RECEIVED_TREE;
    return ended(op, Operation.FINISH, 0, Row.NONE);
  }

  private void finish(int op, int who) {
    call(who, Callback.FINISH, FROZEN, op, 0, 0);
  }

  /** Finishes with a subsystem that the old kernel did not have. */
  void finishWithANewcomer() {
    if (bug != Bug.PANICS_OVER_A_NEWCOMER) {
      finish();
      return;
    }
    began(Operation.FINISH, 0);
    emit(TraceKind.STOPPED, generation, Stop.PANIC.ordinal(), 0, 0);
  }

  void ownerDies() {
    while (!files.isEmpty() && bug != Bug.OUTLIVES_ITS_OWNER) {
      unregister(tokens.get(0));
    }
    agentOff = true;
    emit(TraceKind.AGENT_DIED, 1, 0, 0, 0);
  }

  boolean ownerDead() {
    return agentOff;
  }

  @Override public long probeKey() {
    return rollbacks * 31L + prepares;
  }

  @Override public Optional<Probe> probe() {
    return Optional.of(new IdealHost(this));
  }
}
