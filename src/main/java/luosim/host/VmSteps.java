package luosim.host;

import java.util.Arrays;
import luosim.engine.EventList;
import luosim.handler.Cost;

/**
 * Steps of the agent's workers with VMs, one VM at a time each: their lengths, and what befalls them. A VM
 * whose process crashes ends there; a step that hangs for ever keeps its worker.
 */
final class VmSteps {
  private final Frame frame;
  private final FatePort fates;
  private final long[] events;
  private final boolean[] crashes;
  private final int[] times;

  VmSteps(Frame frame, FatePort fates, int vmsMax) {
    this.frame = frame;
    this.fates = fates;
    events = new long[vmsMax];
    crashes = new boolean[vmsMax];
    times = new int[vmsMax];
  }

  void beginAttempt() {
    Arrays.fill(events, EventList.NO_EVENT);
    Arrays.fill(crashes, false);
    Arrays.fill(times, 0);
  }

  /**
   * Begins a step; its event follows.
   *
   * @param lateNs what it is delayed by anyway, ns
   * @return false if it never ends
   */
  boolean begin(int vm, Cost cost, Role role, long lateNs) {
    long length = frame.lengthNs(cost, role, vm, times[vm]++) + lateNs;
    crashes[vm] = false;
    if (fates.watches(Site.VM)) {
      fates.on(vm, vm);
      Fate fate = fates.ask(Site.VM, length);
      switch (fate.kind()) {
        case NONE, REQUESTS, TREE, RANGE -> {}
        case DELAY, HANG -> {
          if (fate.lengthNs() == Fate.FOREVER) {
            fates.nobody();
            return false;
          }
          length += fate.lengthNs();
        }
        case ERROR, CRASH -> {
          crashes[vm] = fate.afterNs() <= length;
          if (crashes[vm]) {
            length = fate.afterNs();
          } else {
            fates.masked(Site.VM);
          }
        }
      }
      fates.nobody();
    }
    events[vm] = frame.schedule(length, Happening.VM, vm);
    return true;
  }

  /** A step's event has come; whether the VM is still alive. */
  boolean done(int vm) {
    events[vm] = EventList.NO_EVENT;
    return !crashes[vm];
  }

  /** Nobody does the step any more. */
  void drop(int vm) {
    frame.list.cancel(events[vm]);
    events[vm] = EventList.NO_EVENT;
  }
}
