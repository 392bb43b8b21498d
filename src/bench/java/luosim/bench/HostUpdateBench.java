package luosim.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import luosim.host.AttemptEnd;
import luosim.run.Bound;
import luosim.run.HostUpdates;
import luosim.scenario.ScenarioReader;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one attempt to update a host of {@code src/bench/rollout.yaml} costs, one host after the other on one
 * machine: faults are drawn, events hashed and metered. With {@code -prof gc} the line
 * {@code gc.alloc.rate.norm} is bytes for each update.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class HostUpdateBench {
  private static final Path SCENARIO = Path.of("src/bench/rollout.yaml");

  /** Whether the oracle watches. */
  @Param({"true", "false"})
  public boolean judged;

  private HostUpdates updates;
  private int hosts;
  private int host;

  /** How many callbacks took place in all updates of an iteration. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Callbacks {
    /** All of them. */
    public long callbacks;
  }

  /** Binds the scenario. */
  @Setup public void bind() {
    var bound = Bound.of(ScenarioReader.read(SCENARIO, List.of()));
    updates = new HostUpdates(bound, judged);
    hosts = bound.scenario().fleet().hosts();
  }

  /** The first attempt of the next host. */
  @Benchmark public AttemptEnd update(Callbacks counted) {
    long before = updates.callbacks();
    var end = updates.update(host);
    host = (host + 1) % hosts;
    counted.callbacks += updates.callbacks() - before;
    return end;
  }
}
