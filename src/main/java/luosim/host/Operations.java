package luosim.host;

import java.util.Arrays;
import luosim.handler.Cost;
import luosim.handler.FileObject;
import luosim.handler.Handlers;
import luosim.handler.SubsystemObject;
import luosim.luo.Callback;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Orchestrator;
import luosim.luo.Subject;
import luosim.luo.Work;
import luosim.spec.Timing;
import luosim.trace.TraceKind;

/**
 * Drives the requests to the orchestrator over time: gives callbacks their length and fate, lets kernel
 * work take time, and wakes who waited for a lock.
 *
 * <p>A callback has its effect when its time is over. Several requests may be under way at once.
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
    /** It never returns. */
    HUNG
  }

  private static final Callback[] CALLBACKS = Callback.values();
  private static final Operation[] OPERATIONS = Operation.values();
  private static final Need[] NEEDS = Need.values();

  /** Where the numbers of subsystems begin among the objects of random streams. */
  private static final int SUBSYSTEMS = 1 << 20;

  private final Frame frame;
  private final FatePort fates;
  private final Dooms dooms;
  private final OperationListener listener;
  private final Cost cost = new Cost();
  private final int[] timesCalled = new int[OPERATIONS.length];
  private final int[][] timesInvoked;
  private final int files;

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
  private int underWay;
  private boolean gone;

  Operations(
      Frame frame, FatePort fates, Dooms dooms, OperationListener listener, int filesMax, int subsystemsMax,
      Kernel anyKernel) {
    this.frame = frame;
    this.fates = fates;
    this.dooms = dooms;
    this.listener = listener;
    files = filesMax;
    timesInvoked = new int[CALLBACKS.length][filesMax + subsystemsMax];
    kernel = anyKernel;
    luo = kernel.orchestrator();
    core = kernel.core();
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
    Arrays.fill(timesCalled, 0);
    for (int[] times : timesInvoked) {
      Arrays.fill(times, 0);
    }
  }

  /** Whether any operation has not returned. */
  boolean idle() {
    return underWay == 0;
  }

  /** When the callback began that has been running longest; now if none runs. */
  long waitingSinceNs() {
    long since = frame.nowNs();
    for (int op = 0; op < stage.length; op++) {
      if (stage[op] == Stage.IN_CALLBACK || stage[op] == Stage.HUNG) {
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
    int times = timesCalled[operation.ordinal()]++;
    long ioctl = frame.lengthNs(Timing.AGENT_IOCTL, 1, Role.CALL, operation.ordinal(), times);
    int op = begin(operation, with);
    after(op, delayNs + ioctl);
  }

  /** Calls the orchestrator from kernel code, which takes no time of its own. */
  void callFromKernel(Operation operation, long with) {
    int op = begin(operation, with);
    run(op);
  }

  private int begin(Operation operation, long with) {
    int op = luo.begin(operation, with);
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
    }
    stage[op] = Stage.PASSING;
    argument[op] = with;
    callbackBegan[op] = frame.nowNs();
    underWay++;
    restores += operation == Operation.FD_RESTORE ? 1 : 0;
    frame.trace(TraceKind.OPERATION_BEGAN, op, operation.ordinal(), with, 0);
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
      case NONE, HUNG -> throw new IllegalStateException("operation " + op + " never returns");
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
        long length = workNs(op);
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
          listener.waits(luo.operation(op));
        }
        yield false;
      }
      case WINDOW -> true;
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
    underWay--;
    restores -= operation == Operation.FD_RESTORE ? 1 : 0;
    fates.outside();
    listener.ended(operation, argument[op], result, value, row);
  }

  /** Lets those go on whose lock is free now. */
  private void wake() {
    int op = gone ? -1 : luo.nextReleased();
    while (op >= 0) {
      stage[op] = Stage.PASSING;
      after(op, 0);
      op = luo.nextReleased();
    }
  }

  // Kernel work.

  private long workNs(int op) {
    Work work = luo.work(op);
    double amount = luo.workAmount(op);
    cost.clear();
    switch (work) {
      case FDT_SETUP -> {
        cost.add(Timing.LUO_FDT_SETUP_BASE);
        cost.add(Timing.LUO_FDT_PER_ENTRY_PAIR, amount);
      }
      case FDT_WRITE, REBUILD -> cost.add(Timing.LUO_FDT_PER_ENTRY_PAIR, amount);
      case KHO_SERIALIZE -> {
        cost.add(Timing.KHO_FINALIZE_PER_BITMAP, amount);
        cost.add(Timing.KHO_FINALIZE_PER_CHUNK, kernel.kho().chunks());
      }
      case KHO_WIPE -> cost.add(Timing.KHO_ABORT_PER_BITMAP, amount);
      case SESSION_WRITE, SESSION_READ -> {
        // No work of a revision with one state.
      }
    }
    Role role = work == Work.KHO_SERIALIZE || work == Work.KHO_WIPE ? Role.MAP : Role.TREE;
    return frame.lengthNs(cost, role, work.ordinal(), 0);
  }

  // Callbacks.

  /** Begins a callback; whether it is over already. */
  private boolean invoke(int op) {
    Callback callback = luo.callback(op);
    frame.callbacks++;
    frame.trace(
        TraceKind.CALLBACK_BEGAN, Effects.participant(luo, op), callback.ordinal(), luo.data(op), op);
    long length = callbackNs(op, callback);
    callbackBegan[op] = frame.nowNs();
    errno[op] = 0;
    Site site = site(luo.subjectKind(op), callback);
    if (fates.watches(site)) {
      situate(op);
      Fate fate = fates.ask(site, length);
      switch (fate.kind()) {
        case NONE -> {}
        case ERROR -> errno[op] = fate.errno();
        case DELAY, HANG -> {
          if (fate.lengthNs() == Fate.FOREVER) {
            stage[op] = Stage.HUNG;
            return false;
          }
          length += fate.lengthNs();
        }
        case CRASH -> dooms.await(site, fate);
      }
      fates.nobody();
    }
    if (length == 0) {
      complete(op);
      return true;
    }
    stage[op] = Stage.IN_CALLBACK;
    after(op, length);
    return false;
  }

  /** Says on whom the callback is. */
  private void situate(int op) {
    fates.nobody();
    switch (luo.subjectKind(op)) {
      case FILE -> {
        int id = Effects.file(kernel, op);
        fates.handler = Handlers.get(luo.handler(op)).name();
        fates.object = id;
        fates.vm = id < 0 ? -1 : kernel.file(id).vm();
      }
      case SUBSYSTEM -> {
        fates.subsystem = kernel.subsystem(luo.subject(op)).name();
        fates.object = luo.subject(op);
      }
      case CLIENT, FLB -> fates.object = luo.subject(op);
    }
  }

  private long callbackNs(int op, Callback callback) {
    if (callback == Callback.CAN_PRESERVE) {
      return 0;
    }
    switch (luo.subjectKind(op)) {
      case FILE -> {
        int id = Effects.file(kernel, op);
        if (id < 0) {
          return 0;
        }
        FileObject file = kernel.file(id);
        Handlers.get(luo.handler(op))
            .cost(callback, file, luo.reclaimed(op), speedup(callback), cost);
        return frame.lengthNs(cost, role(callback), id, timesInvoked[callback.ordinal()][id]++);
      }
      case SUBSYSTEM -> {
        int place = files + luo.subject(op);
        SubsystemObject.cost(callback, cost);
        return frame.lengthNs(cost, role(callback), SUBSYSTEMS + luo.subject(op),
            timesInvoked[callback.ordinal()][place]++);
      }
      case CLIENT, FLB -> {
        return 0;
      }
    }
    throw new IllegalStateException("a callback belongs to nobody");
  }

  /** How much faster than one thread files are walked: the agent's threads share what is under way. */
  private double speedup(Callback callback) {
    double efficiency = frame.model.timing().mean(Timing.MEMFD_PARALLEL_EFFICIENCY.ordinal());
    int threads = frame.hostClass.agent().workers();
    if (callback == Callback.RETRIEVE) {
      threads = Math.max(1, threads / Math.max(1, restores));
    }
    return 1 + efficiency * (threads - 1);
  }

  private static Role role(Callback callback) {
    return switch (callback) {
      case PREPARE, PRESERVE -> Role.SAVE;
      case FREEZE -> Role.FREEZE;
      case CANCEL, UNPRESERVE, UNFREEZE -> Role.RELEASE;
      case FINISH -> Role.FINISH;
      case RETRIEVE -> Role.LOAD;
      case CAN_PRESERVE, CAN_FINISH -> Role.CALL;
      case KHO_FINALIZE, KHO_ABORT -> Role.MAP;
    };
  }

  private static Site site(Subject subject, Callback callback) {
    boolean file = subject == Subject.FILE;
    return switch (callback) {
      case CAN_PRESERVE -> Site.FILE_CAN_PRESERVE;
      case PREPARE -> file ? Site.FILE_PREPARE : Site.SUBSYSTEM_PREPARE;
      case FREEZE -> file ? Site.FILE_FREEZE : Site.SUBSYSTEM_FREEZE;
      case CANCEL -> file ? Site.FILE_CANCEL : Site.SUBSYSTEM_CANCEL;
      case FINISH -> file ? Site.FILE_FINISH : Site.SUBSYSTEM_FINISH;
      case RETRIEVE -> Site.FILE_RETRIEVE;
      case KHO_FINALIZE -> Site.KHO_FINALIZE;
      case KHO_ABORT -> Site.KHO_ABORT;
      case PRESERVE, UNPRESERVE, UNFREEZE, CAN_FINISH ->
          throw new IllegalStateException(callback + " is no callback of a revision with one state");
    };
  }

  /** A callback's time is over: it has its effect, unless it failed, and its answer is given. */
  private void complete(int op) {
    Callback callback = luo.callback(op);
    int participant = Effects.participant(luo, op);
    int result = -errno[op];
    long data = luo.data(op);
    if (result == 0) {
      if (fates.watchesAny()) {
        situate(op);
      }
      result = kernel.effects().apply(kernel, op);
      data = kernel.effects().dataOut();
      fates.nobody();
      kernel.ports.tally.tell(participant);
    }
    frame.trace(TraceKind.CALLBACK_ENDED, participant, callback.ordinal(), data, result);
    if (result < 0 && fails(callback)) {
      listener.callbackFailed(luo.operation(op), callbackBegan[op]);
    }
    luo.answer(op, result, data);
  }

  /** Whether the failure of a callback makes the kernel give an event up. */
  private static boolean fails(Callback callback) {
    return callback == Callback.PREPARE || callback == Callback.FREEZE || callback == Callback.KHO_FINALIZE;
  }
}
