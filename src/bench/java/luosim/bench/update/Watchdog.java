package luosim.bench.update;

import luosim.bench.peer.Clock;

/**
 * A limit that is moved far more often than it passes: one event is pending at most, and looks when it comes
 * whether the limit has moved. So nobody needs to take an event off a list, which some simulators do slowly.
 */
final class Watchdog {
  private static final long NEVER = Long.MAX_VALUE;

  private final Clock clock;
  private final Clock.Task task;
  private final Runnable overdue;
  private long deadlineNs = NEVER;
  private boolean pending;

  Watchdog(Clock clock, Runnable overdue) {
    this.clock = clock;
    this.overdue = overdue;
    task = clock.task(this::look);
  }

  void arm(long delayNs) {
    deadlineNs = clock.nowNs() + delayNs;
    if (!pending) {
      pending = true;
      task.in(delayNs);
    }
  }

  void disarm() {
    deadlineNs = NEVER;
  }

  private void look() {
    pending = false;
    if (deadlineNs == NEVER) {
      return;
    }
    long leftNs = deadlineNs - clock.nowNs();
    if (leftNs <= 0) {
      overdue.run();
    } else {
      pending = true;
      task.in(leftNs);
    }
  }
}
