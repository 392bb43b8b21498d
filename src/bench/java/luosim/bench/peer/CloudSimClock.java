package luosim.bench.peer;

import java.util.ArrayList;
import java.util.List;
import org.cloudsimplus.core.CloudSimEntity;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.core.events.SimEvent;

/**
 * CloudSim Plus: one entity that sends its events to itself; a task is what an event carries. Its
 * log goes nowhere.
 */
final class CloudSimClock implements Clock {
  private static final int TAG = 1_000_001;

  private final CloudSimPlus simulation;
  private final Owner owner;

  CloudSimClock() {
    simulation = new CloudSimPlus(0.5);
    owner = new Owner(simulation);
  }

  private static final class Owner extends CloudSimEntity {
    private final List<Runnable> beforeStart = new ArrayList<>();

    Owner(CloudSimPlus simulation) {
      super(simulation);
    }

    /** Entities cannot send before they are started, so what was asked before is kept until then. */
    void send(long delayNs, Runnable action) {
      if (isStarted()) {
        schedule(delayNs, TAG, action);
      } else {
        beforeStart.add(() -> schedule(delayNs, TAG, action));
      }
    }

    @Override protected void startInternal() {
      beforeStart.forEach(Runnable::run);
      beforeStart.clear();
    }

    @Override public void processEvent(SimEvent event) {
      if (event.getTag() == TAG) {
        ((Runnable) event.getData()).run();
      }
    }
  }

  @Override public Task task(Runnable action) {
    return delayNs -> owner.send(delayNs, action);
  }

  @Override public long nowNs() {
    return (long) simulation.clock();
  }

  @Override public void run() {
    simulation.start();
  }

  @Override public void stop() {
    simulation.abort();
  }
}
