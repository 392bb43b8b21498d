package luosim.bench.peer;

import java.util.Arrays;
import luosim.engine.EventList;
import luosim.engine.EventLoop;
import luosim.engine.Limits;

/** The event list and loop of our engine room; a task is the argument of its events. */
final class EngineRoomClock implements Clock {
  private final EventList events = new EventList(EventList.LIMIT_MAX);
  private final EventLoop loop = new EventLoop(events, this::takePlace, Limits.none());
  private Runnable[] actions = new Runnable[16];
  private int tasks;

  @Override public Task task(Runnable action) {
    if (tasks == actions.length) {
      actions = Arrays.copyOf(actions, 2 * tasks);
    }
    actions[tasks] = action;
    int number = tasks++;
    return delayNs -> events.schedule(loop.nowNs() + delayNs, 0, number);
  }

  private void takePlace(long timeNs, int kind, int argument) {
    actions[argument].run();
  }

  @Override public long nowNs() {
    return loop.nowNs();
  }

  @Override public void run() {
    loop.run();
  }

  @Override public void stop() {
    loop.stop();
  }
}
