package luosim.bench;

import luosim.bench.peer.Clock;
import luosim.bench.peer.Simulators;
import luosim.chance.Stream;

/**
 * The hold model: a number of tasks, each of which schedules itself again after an exponential delay
 * with a mean of a second, so that as many events are always pending.
 *
 * <p>Arguments: simulator, number of tasks, events to measure (default 5,000,000). Half as many
 * events, at least ten for each task, warm up. Processor time includes the collector and the
 * compiler.
 */
public final class Hold {
  private static final double MEAN_NS = 1e9;

  private final Clock clock;
  private final Stream stream = new Stream();
  private final Cpu cpu = new Cpu();
  private final long warmUp;
  private final long last;
  private long events;
  private long checksum;
  private long cpuNs;

  private Hold(Clock clock, long warmUp, long measured) {
    this.clock = clock;
    this.warmUp = warmUp;
    this.last = warmUp + measured;
  }

  /** Runs the model once. */
  public static void main(String[] args) {
    int tasks = Integer.parseInt(args[1]);
    long measured = args.length > 2 ? Long.parseLong(args[2]) : 5_000_000;
    long warmUp = Math.max(measured / 2, 2L * tasks);
    var hold = new Hold(Simulators.of(args[0]).make(), warmUp, measured);
    hold.run(tasks);
    new Figures().with("workload", "hold-" + tasks).with("on", args[0]).with("events", hold.events - warmUp)
        .with("checksum", Long.toHexString(hold.checksum)).seconds("cpu", hold.cpuNs).print();
    System.exit(0); // a thread of DSOL may wait for more
  }

  private void run(int tasks) {
    for (int i = 0; i < tasks; i++) {
      new Holder().again();
    }
    clock.run();
  }

  private void count() {
    events++;
    checksum = checksum * 31 + clock.nowNs();
    if (events == warmUp) {
      cpu.restart();
    } else if (events == last) {
      cpuNs = cpu.elapsedNs();
      clock.stop();
    }
  }

  private final class Holder implements Runnable {
    private final Clock.Task task = clock.task(this);

    void again() {
      task.in(1 + (long) (MEAN_NS * stream.nextExponential()));
    }

    @Override public void run() {
      count();
      again();
    }
  }
}
