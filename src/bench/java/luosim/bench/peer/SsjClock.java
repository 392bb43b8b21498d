package luosim.bench.peer;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.BinaryTree;

/** SSJ with its binary tree, the quickest of its event lists here; an event schedules itself again. */
final class SsjClock implements Clock {
  private final Simulator simulator = new Simulator(new BinaryTree());

  SsjClock() {
    simulator.init(new BinaryTree());
  }

  private static final class ActionEvent extends Event implements Task {
    private final Runnable action;

    ActionEvent(Simulator simulator, Runnable action) {
      super(simulator);
      this.action = action;
    }

    @Override public void actions() {
      action.run();
    }

    @Override public void in(long delayNs) {
      schedule(delayNs);
    }
  }

  @Override public Task task(Runnable action) {
    return new ActionEvent(simulator, action);
  }

  @Override public long nowNs() {
    return (long) simulator.time();
  }

  @Override public void run() {
    simulator.start();
  }

  @Override public void stop() {
    simulator.stop();
  }
}
