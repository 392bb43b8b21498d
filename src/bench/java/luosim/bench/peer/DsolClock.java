package luosim.bench.peer;

import java.util.concurrent.CountDownLatch;
import nl.tudelft.simulation.dsol.eventlists.RedBlackTree;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.Executable;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;
import org.djutils.event.Event;
import org.djutils.event.EventListener;

/**
 * DSOL with its own tree, the quicker of its event lists here; its simulator runs in a thread of its own,
 * and an event is a lambda with a time.
 */
final class DsolClock implements Clock {
  private static final double END = 0x1.0p53;

  private final DevsSimulator<Double> simulator = new DevsSimulator<>("bench");

  DsolClock() {
    simulator.setEventList(new RedBlackTree<>());
    simulator.initialize(new EmptyModel(simulator), new SingleReplication<>("bench", 0.0, 0.0, END));
  }

  private static final class EmptyModel extends AbstractDsolModel<Double, DevsSimulator<Double>> {
    private static final long serialVersionUID = 1L;

    EmptyModel(DevsSimulator<Double> simulator) {
      super(simulator);
    }

    @Override public void constructModel() {}
  }

  private record Stopped(CountDownLatch latch) implements EventListener {
    private static final long serialVersionUID = 1L;

    @Override public void notify(Event event) {
      latch.countDown();
    }
  }

  @Override public Task task(Runnable action) {
    Executable executable = action::run;
    return delayNs -> simulator.scheduleEventRel((double) delayNs, executable);
  }

  @Override public long nowNs() {
    return simulator.getSimulatorTime().longValue();
  }

  @Override public void run() {
    var latch = new CountDownLatch(1);
    simulator.addListener(new Stopped(latch), SimulatorInterface.STOP_EVENT);
    simulator.start();
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("nobody interrupts a benchmark", interrupted);
    }
  }

  @Override public void stop() {
    simulator.stop();
  }
}
