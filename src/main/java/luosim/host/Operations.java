package luosim.host;

import java.util.Arrays;
import luosim.luo.Callback;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Orchestrator;
import luosim.trace.TraceKind;

/**
 * Drives the requests to the orchestrator over time: gives callbacks their length and fate, lets kernel
 * work take time, and wakes who waited for a lock.
 *
 * <p>A callback has its effect when its time is over, unless it fails. A client that is told of an abort
 * gives back what is its own whatever it answers: an answer there comes too late to refuse anything.
 * Several requests may be under way at once.
 */
final class Operations {
  /** Why an operation is not running. */
  private enum Stage {
    /** There is none. */
    NONE,
    /** It has not entered the kernel, or pays a delay, or works. */
    PASSING,
    /** It pays a delay before what it needs is looked at. */
    OWING,
    IN_CALLBACK,
    LOCKED,
    /** Its callback goes on at least until other processes have asked what they ask meanwhile. */
    IN_COMPANY,
    /** It waits in a window for the request that was made together with it. */
    MEETING,
    /** It never returns. */
    HUNG
  }

  private static final Need[] NEEDS = Need.values();
  private static final int NOBODY = -1;

  private final Frame frame;
  private final FatePort fates;
  private final Dooms dooms;
  private final OperationListener listener;
  private final Others others;
  private final Lengths lengths;

  private Kernel kernel;
  private Orchestrator luo;
  private Core core;
  private int restores;

  private Stage[] stage = new Stage[0];
  private long[] argument = new long[0];
  private long[] callbackBegan = new long[0];
  private int[] errno = new int[0];
  private int[] need = new int[0];
  private long[] event = new long[0];
  private long[] lengthNs = new long[0];
  private boolean[] byOther = new boolean[0];
  private int[] companion = new int[0];
  private long[] token = new long[0];
  private int underWay;
  private boolean gone;

  Operations(
      Frame frame, FatePort fates, Dooms dooms, OperationListener listener, Others others, int filesMax,
      int subsystemsMax, Kernel anyKernel) {
    this.frame = frame;
    this.fates = fates;
    this.dooms = dooms;
    this.listener = listener;
    this.others = others;
    lengths = new Lengths(frame, filesMax, subsystemsMax);
    kernel = anyKernel;
    luo = kernel.orchestrator();
    core = kernel.core();
  }

  /** Nothing is under way, whatever an earlier host left; its events are gone already. */
  void install() {
    Arrays.fill(stage, Stage.NONE);
    underWay = 0;
    restores = 0;
  }

  /** The kernel is gone, and every operation with it. */
  void drop() {
    for (int op = 0; op < stage.length; op++) {
      frame.list.cancel(event[op]);
      stage[op] = Stage.NONE;
    }
    underWay = 0;
    restores = 0;
    gone = true;
  }

  /** Serves a kernel that has just booted. */
  void enter(Kernel next) {
    kernel = next;
    luo = next.orchestrator();
    core = next.core();
    core.watchFrom();
    gone = false;
  }

  /** Counts repetitions of steps from the beginning again. */
  void beginAttempt() {
    lengths.beginAttempt();
  }

  /** Whether no call of the agent is under way. */
  boolean idle() {
    return underWay == 0;
  }

  /** Requests that have not returned, those of others among them. */
  int underWay() {
    int count = 0;
    for (Stage one : stage) {
      count += one == Stage.NONE ? 0 : 1;
    }
    return count;
  }

  /** When the callback began that has been running longest; now if none runs. */
  long waitingSinceNs() {
    long since = frame.nowNs();
    for (int op = 0; op < stage.length; op++) {
      if (stage[op] == Stage.IN_CALLBACK || stage[op] == Stage.IN_COMPANY || stage[op] == Stage.HUNG) {
        since = Math.min(since, callbackBegan[op]);
      }
    }
    return since;
  }

  /**
   * Calls the kernel.
   *
   * @param delayNs time before the call, ns
   */
  void call(Operation operation, long with, long delayNs) {
    int op = begin(operation, with, false);
    after(op, delayNs + lengths.ioctlNs(operation, false));
  }

  /** The kernel makes a request for the process, which has died. */
  void callForDead(Operation operation, long with) {
    int op = begin(operation, core.luo().beginForDead(operation, with), with, 0, false);
    after(op, lengths.ioctlNs(operation, false));
  }

  /** Whether the kernel is gone, and every operation with it. */
  boolean gone() {
    return gone;
  }

  /** Calls the kernel with more arguments; see {@link Orchestrator#begin(Operation, long, int, long)}. */
  void call(Operation operation, long with, int object, long withToken, long delayNs) {
    int op = begin(operation, luo.begin(operation, with, object, withToken), with, withToken, false);
    after(op, delayNs + lengths.ioctlNs(operation, false));
  }

  /** Another process calls the kernel; the operation. */
  int callByOther(Operation operation, long with) {
    int op = begin(operation, with, true);
    after(op, lengths.ioctlNs(operation, true));
    return op;
  }

  /** Another process calls the kernel with more arguments; the operation. */
  int callByOther(Operation operation, long with, int object, long withToken) {
    int op = begin(operation, luo.begin(operation, with, object, withToken), with, withToken, true);
    after(op, lengths.ioctlNs(operation, true));
    return op;
  }

  /** Two other processes make the same call so that they meet in its window; the first operation. */
  int callTogether(Operation operation, long with) {
    int first = callByOther(operation, with);
    int second = callByOther(operation, with);
    companion[first] = second;
    companion[second] = first;
    return first;
  }

  /** Calls the orchestrator from kernel code, which takes no time of its own. */
  void callFromKernel(Operation operation, long with) {
    int op = begin(operation, with, false);
    run(op);
  }

  /** Calls the orchestrator from kernel code with more arguments. */
  void callFromKernel(Operation operation, long with, int object) {
    int op = begin(operation, luo.begin(operation, with, object, 0), with, 0, false);
    run(op);
  }

  private int begin(Operation operation, long with, boolean other) {
    return begin(operation, luo.begin(operation, with), with, 0, other);
  }

  private int begin(Operation operation, int op, long with, long withToken, boolean other) {
    if (op >= stage.length) {
      int before = stage.length;
      int length = Math.max(8, 2 * (op + 1));
      stage = Arrays.copyOf(stage, length);
      Arrays.fill(stage, before, length, Stage.NONE);
      argument = Arrays.copyOf(argument, length);
      callbackBegan = Arrays.copyOf(callbackBegan, length);
      errno = Arrays.copyOf(errno, length);
      need = Arrays.copyOf(need, length);
      event = Arrays.copyOf(event, length);
      lengthNs = Arrays.copyOf(lengthNs, length);
      byOther = Arrays.copyOf(byOther, length);
      companion = Arrays.copyOf(companion, length);
      token = Arrays.copyOf(token, length);
    }
    stage[op] = Stage.PASSING;
    argument[op] = with;
    token[op] = withToken;
    callbackBegan[op] = frame.nowNs();
    byOther[op] = other;
    companion[op] = NOBODY;
    underWay += other ? 0 : 1;
    restores += restores(operation) ? 1 : 0;
    frame.trace(TraceKind.OPERATION_BEGAN, op, operation.ordinal(), with, withToken);
    return op;
  }

  private void after(int op, long lengthNs) {
    event[op] = frame.schedule(lengthNs, Happening.OPERATION, op);
  }

  /** An operation's time has come. */
  void happen(int op) {
    fates.within(luo.operation(op));
    switch (stage[op]) {
      case PASSING, LOCKED -> run(op);
      case OWING -> {
        if (meet(op, NEEDS[need[op]])) {
          run(op);
        }
      }
      case IN_CALLBACK -> {
        complete(op);
        run(op);
      }
      case NONE, IN_COMPANY, MEETING, HUNG ->
          throw new IllegalStateException("operation " + op + " never returns");
    }
    fates.outside();
  }

  /** Lets an operation go on until it has to wait. */
  private void run(int op) {
    fates.within(luo.operation(op));
    boolean on = true;
    while (on) {
      Need next = luo.proceed(op);
      core.watch(frame);
      on = pays(op, next) && meet(op, next);
    }
    wake();
  }

  /** Lets pass what points of the kernel were delayed by; false if the operation waits for that. */
  private boolean pays(int op, Need next) {
    long owed = kernel.ports.takeOwedNs();
    boolean forever = kernel.ports.takeHung();
    if (owed == 0 && !forever) {
      return true;
    }
    need[op] = next.ordinal();
    if (forever) {
      stage[op] = Stage.HUNG;
    } else {
      stage[op] = Stage.OWING;
      after(op, owed);
    }
    return false;
  }

  /** Gives an operation what it needs; whether it may go on at once. */
  private boolean meet(int op, Need what) {
    return switch (what) {
      case CALLBACK -> invoke(op);
      case WORK -> {
        long length = lengths.workNs(kernel, op);
        if (length > 0) {
          stage[op] = Stage.PASSING;
          after(op, length);
        }
        yield length == 0;
      }
      case LOCK -> {
        if (stage[op] != Stage.LOCKED) {
          stage[op] = Stage.LOCKED;
          frame.trace(TraceKind.LOCK_AWAITED, op, 0);
          if (!byOther[op]) {
            listener.waits(luo.operation(op));
          }
        }
        yield false;
      }
      case WINDOW -> companion[op] == NOBODY || meets(op);
      case DONE -> {
        end(op);
        yield false;
      }
      case STOPPED -> {
        frame.trace(TraceKind.STOPPED, kernel.generation(), luo.stop(op).ordinal());
        listener.stopped(luo.stop(op), luo.row(op));
        yield false;
      }
    };
  }

  private void end(int op) {
    Operation operation = luo.operation(op);
    int result = luo.result(op);
    var row = luo.row(op);
    long value = luo.value(op);
    frame.trace(TraceKind.OPERATION_ENDED, op, operation.ordinal(), result, row.ordinal());
    luo.end(op);
    stage[op] = Stage.NONE;
    underWay -= byOther[op] ? 0 : 1;
    restores -= restores(operation) ? 1 : 0;
    core.ended(operation, argument[op], result, value, frame);
    fates.outside();
    part(op);
    wake(); // before whoever is told ends the attempt
    if (byOther[op]) {
      others.ended(operation, result);
    } else {
      listener.ended(operation, argument[op], token[op], result, value, row);
    }
  }

  private static boolean restores(Operation operation) {
    return operation == Operation.FD_RESTORE || operation == Operation.SESSION_RETRIEVE;
  }

  /** Kexec gave an error after the reboot hook had let it through. */
  void kexecFailed() {
    luo.kexecFailed();
    wake();
  }

  // Requests of others.

  /** Whether a request of another process goes on by itself, or will once its callback may end. */
  boolean othersMove() {
    for (int op = 0; op < stage.length; op++) {
      if (byOther[op]) {
        switch (stage[op]) {
          case PASSING, OWING, IN_CALLBACK -> {
            return true;
          }
          case NONE, LOCKED, IN_COMPANY, MEETING, HUNG -> {}
        }
      }
    }
    return false;
  }

  /** Other processes have asked: callbacks that went on meanwhile may end. */
  void othersRest() {
    for (int op = 0; op < stage.length; op++) {
      if (stage[op] == Stage.IN_COMPANY) {
        stage[op] = Stage.IN_CALLBACK;
        after(op, Math.max(0, callbackBegan[op] + lengthNs[op] - frame.nowNs()));
        tellOthers(op);
      }
    }
  }

  /** An operation stands in its window; whether its companion does too, so that both go on. */
  private boolean meets(int op) {
    int other = companion[op];
    if (stage[other] != Stage.MEETING) {
      stage[op] = Stage.MEETING;
      return false;
    }
    part(op);
    return true;
  }

  /** An operation goes on that stood still. */
  private void tellOthers(int op) {
    if (byOther[op]) {
      others.wake();
    }
  }

  /** Nobody waits for an operation any more. */
  private void part(int op) {
    int other = companion[op];
    if (other != NOBODY) {
      companion[op] = NOBODY;
      companion[other] = NOBODY;
      if (stage[other] == Stage.MEETING) {
        stage[other] = Stage.PASSING;
        after(other, 0);
        tellOthers(other);
      }
    }
  }

  /** Lets those go on whose lock is free now. */
  private void wake() {
    int op = gone ? -1 : luo.nextReleased();
    while (op >= 0) {
      stage[op] = Stage.PASSING;
      after(op, 0);
      tellOthers(op);
      op = luo.nextReleased();
    }
  }

  // Callbacks.

  /** Begins a callback; whether it is over already. */
  private boolean invoke(int op) {
    Callback callback = luo.callback(op);
    frame.callbacks++;
    frame.trace(
        TraceKind.CALLBACK_BEGAN, Effects.participant(luo, op), callback.ordinal(), luo.data(op), op);
    long length = lengths.callbackNs(kernel, op, restores);
    callbackBegan[op] = frame.nowNs();
    errno[op] = 0;
    boolean company = false;
    Site site = Effects.site(luo.subjectKind(op), callback);
    if (callback != Callback.BOOT && fates.watches(site)) {
      fates.on(kernel, op);
      Fate fate = fates.ask(site, length);
      switch (fate.kind()) {
        case NONE, TREE, RANGE -> {}
        case ERROR -> errno[op] = fate.errno();
        case DELAY, HANG -> {
          if (fate.lengthNs() == Fate.FOREVER) {
            stage[op] = Stage.HUNG;
            return false;
          }
          length += fate.lengthNs();
        }
        case CRASH -> dooms.await(site, fate);
        case REQUESTS -> {
          company = others.ask(fate.asks());
          if (!company) {
            fates.masked(site);
          }
        }
      }
      fates.nobody();
    }
    if (company) {
      stage[op] = Stage.IN_COMPANY;
      lengthNs[op] = length;
      return false;
    }
    if (length == 0) {
      complete(op);
      return true;
    }
    stage[op] = Stage.IN_CALLBACK;
    after(op, length);
    return false;
  }

  /** A callback's time is over: it has its effect, unless it failed, and its answer is given. */
  private void complete(int op) {
    Callback callback = luo.callback(op);
    int participant = Effects.participant(luo, op);
    int result = -errno[op];
    long data = luo.data(op);
    if (result == 0 || callback == Callback.KHO_ABORT) {
      if (fates.watchesAny()) {
        fates.on(kernel, op);
      }
      int own = kernel.effects().apply(kernel, op);
      result = result == 0 ? own : result;
      data = kernel.effects().dataOut();
      fates.nobody();
      kernel.ports.tally.tell(participant);
    } else if (callback == Callback.RETRIEVE) {
      kernel.effects().retrieveFailed(kernel, op);
    }
    frame.trace(TraceKind.CALLBACK_ENDED, participant, callback.ordinal(), data, result);
    if (result < 0 && Effects.givesUp(callback) && !byOther[op]) {
      listener.callbackFailed(luo.operation(op), callbackBegan[op]);
    }
    luo.answer(op, result, data);
  }
}
