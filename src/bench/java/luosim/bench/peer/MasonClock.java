package luosim.bench.peer;

import sim.engine.Schedule;
import sim.engine.SimState;
import sim.engine.Steppable;

/** MASON: an agent is stepped, and schedules itself once more. */
final class MasonClock implements Clock {
  private final SimState state = new SimState(1);
  private final Schedule schedule = state.schedule;
  private boolean stopped;

  private static final class Agent implements Steppable, Task {
    private static final long serialVersionUID = 1L;

    private final transient Schedule schedule;
    private final transient Runnable action;

    Agent(Schedule schedule, Runnable action) {
      this.schedule = schedule;
      this.action = action;
    }

    @Override public void step(SimState state) {
      action.run();
    }

    @Override public void in(long delayNs) {
      if (schedule.getTime() < Schedule.EPOCH) {
        schedule.scheduleOnce(Schedule.EPOCH + delayNs, this);
      } else {
        schedule.scheduleOnceIn(delayNs, this);
      }
    }
  }

  @Override public Task task(Runnable action) {
    return new Agent(schedule, action);
  }

  @Override public long nowNs() {
    return (long) Math.max(0, schedule.getTime());
  }

  @Override public void run() {
    boolean more = true;
    while (more && !stopped) {
      more = schedule.step(state);
    }
  }

  @Override public void stop() {
    stopped = true;
  }
}
