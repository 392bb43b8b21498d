package luosim.host;

import java.util.Arrays;
import luosim.handler.Cost;
import luosim.handler.FileObject;
import luosim.handler.SubsystemObject;
import luosim.luo.Callback;
import luosim.luo.Orchestrator;
import luosim.luo.Operation;
import luosim.luo.Work;
import luosim.spec.Timing;

/**
 * How long requests, callbacks and kernel work take on a host if nothing befalls them. Repetitions of a step
 * within an attempt are counted, because each has luck of its own.
 */
final class Lengths {
  private static final int CALLBACKS = Callback.values().length;
  private static final int OPERATIONS = Operation.values().length;

  /** Where the numbers of subsystems begin among the objects of random streams. */
  private static final int SUBSYSTEMS = 1 << 20;

  /** The same for requests of other processes, whose luck is their own. */
  private static final int BY_OTHERS = 1 << 20;

  private final Frame frame;
  private final Cost cost = new Cost();
  private final int files;
  private final int[] timesCalled = new int[OPERATIONS];
  private final int[] timesCalledByOthers = new int[OPERATIONS];
  private final int[][] timesInvoked;

  Lengths(Frame frame, int filesMax, int subsystemsMax) {
    this.frame = frame;
    files = filesMax;
    timesInvoked = new int[CALLBACKS][filesMax + subsystemsMax + 1];
  }

  /** Counts repetitions from the beginning again. */
  void beginAttempt() {
    Arrays.fill(timesCalled, 0);
    Arrays.fill(timesCalledByOthers, 0);
    for (int[] times : timesInvoked) {
      Arrays.fill(times, 0);
    }
  }

  /** A call into the kernel. */
  long ioctlNs(Operation operation, boolean byOther) {
    int place = alike(operation).ordinal();
    int times = byOther ? timesCalledByOthers[place]++ : timesCalled[place]++;
    return frame.lengthNs(Timing.AGENT_IOCTL, 1, Role.CALL, byOther ? BY_OTHERS + place : place, times);
  }

  /** The request that does the same in revisions with one state: it has the same luck. */
  private static Operation alike(Operation operation) {
    return switch (operation) {
      case SESSION_PRESERVE -> Operation.FD_PRESERVE;
      case SESSION_RETRIEVE -> Operation.FD_RESTORE;
      case SESSION_FINISH -> Operation.FINISH;
      case CLOSE_SESSION -> Operation.CANCEL;
      default -> operation;
    };
  }

  /** The kernel work that an operation asks for. */
  long workNs(Kernel kernel, int op) {
    Work work = kernel.orchestrator().work(op);
    double amount = kernel.orchestrator().workAmount(op);
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
      case SESSION_WRITE, SESSION_READ -> cost.add(Timing.KHO_PRESERVE_PER_UNIT, amount);
    }
    Role role = work == Work.KHO_SERIALIZE || work == Work.KHO_WIPE ? Role.MAP : Role.TREE;
    return frame.lengthNs(cost, role, work.ordinal(), 0);
  }

  /**
   * The callback that an operation asks for.
   *
   * @param restores requests for files under way, which share the agent's threads
   */
  long callbackNs(Kernel kernel, int op, int restores) {
    Orchestrator luo = kernel.orchestrator();
    Callback callback = luo.callback(op);
    if (callback == Callback.CAN_PRESERVE || callback == Callback.BOOT) {
      return 0;
    }
    switch (luo.subjectKind(op)) {
      case FILE -> {
        int id = Effects.file(kernel, op);
        if (id < 0) {
          return 0;
        }
        FileObject file = kernel.file(id);
        kernel.handler(luo.handler(op))
            .cost(callback, file, kernel.core().reclaimed(op), speedup(callback, restores), cost);
        return frame.lengthNs(cost, role(callback), id, timesInvoked[alike(callback).ordinal()][id]++);
      }
      case SUBSYSTEM -> {
        return subsystemNs(callback, luo.subject(op));
      }
      case FLB -> {
        return subsystemNs(callback, kernel.flb(luo.subject(op)).id());
      }
      case CLIENT -> {
        return 0;
      }
    }
    throw new IllegalStateException("a callback belongs to nobody");
  }

  private long subsystemNs(Callback callback, int subsystem) {
    SubsystemObject.cost(callback, cost);
    int times = timesInvoked[alike(callback).ordinal()][files + subsystem]++;
    return frame.lengthNs(cost, role(callback), SUBSYSTEMS + subsystem, times);
  }

  /** The callback that does the same in revisions with one state: it has the same luck. */
  private static Callback alike(Callback callback) {
    return switch (callback) {
      case PRESERVE -> Callback.PREPARE;
      case UNPRESERVE -> Callback.CANCEL;
      default -> callback;
    };
  }

  /** How much faster than one thread files are walked: the agent's threads share what is under way. */
  private double speedup(Callback callback, int restores) {
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
      case CANCEL, UNPRESERVE -> Role.RELEASE;
      case UNFREEZE -> Role.UNFREEZE;
      case FINISH -> Role.FINISH;
      case RETRIEVE -> Role.LOAD;
      case CAN_PRESERVE, CAN_FINISH, BOOT -> Role.CALL;
      case KHO_FINALIZE, KHO_ABORT -> Role.MAP;
    };
  }
}
