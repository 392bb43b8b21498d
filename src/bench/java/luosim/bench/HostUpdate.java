package luosim.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import luosim.run.Bound;
import luosim.run.HostUpdates;
import luosim.scenario.ScenarioReader;

/**
 * The processor time of a host's update after warm-up, for machines that are shared, where the clock on the
 * wall of JMH says nothing.
 *
 * <p>Arguments: {@code judged} or {@code unjudged}, updates to measure (default 10,000), and what to change
 * in the scenario, as {@code key=value}. As many updates warm up. The time is that of the one thread that
 * works, without compiler and collector.
 */
public final class HostUpdate {
  private static final Path SCENARIO = Path.of("src/bench/rollout.yaml");

  private HostUpdate() {}

  /** Runs the updates. */
  public static void main(String[] args) {
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    var changes = List.of(args).subList(Math.min(args.length, 2), args.length);
    var bound = Bound.of(ScenarioReader.read(SCENARIO, changes));
    var updates = new HostUpdates(bound, args[0].equals("judged"));
    int hosts = bound.scenario().fleet().hosts();
    var threads = ManagementFactory.getThreadMXBean();
    long startNs = 0;
    long callbacks = 0;
    for (int i = 0; i < 2 * count; i++) {
      if (i == count) {
        startNs = threads.getCurrentThreadCpuTime();
        callbacks = updates.callbacks();
      }
      updates.update(i % hosts);
    }
    new Figures().with("workload", "host-update").with("on", args[0]).with("updates", count)
        .with("callbacks", updates.callbacks() - callbacks)
        .seconds("cpu", threads.getCurrentThreadCpuTime() - startNs).print();
  }
}
