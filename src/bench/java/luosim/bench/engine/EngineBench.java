package luosim.bench.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one event costs on the engine room and on the plain loop, by model and pending events. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EngineBench {
  /** The hold model. */
  @State(Scope.Thread)
  public static class Hold {
    /** On what it runs. */
    @Param({"engine", "plain"})
    public String side;

    /** How many events are pending. */
    @Param({"1000", "10000", "100000", "1000000", "10000000"})
    public int size;

    private Model model;

    /** Fills the list. */
    @Setup public void fill() {
      model = Models.HOLD.on(side, size);
    }
  }

  /** PHOLD. */
  @State(Scope.Thread)
  public static class Phold {
    /** On what it runs. */
    @Param({"engine", "plain"})
    public String side;

    /** How many entities there are. */
    @Param({"10000", "1000000"})
    public int size;

    private Model model;

    /** Fills the list. */
    @Setup public void fill() {
      model = Models.PHOLD.on(side, size);
    }
  }

  /** Timers with cancel. */
  @State(Scope.Thread)
  public static class Timers {
    /** On what it runs. */
    @Param({"engine", "plain"})
    public String side;

    /** How many clients there are. */
    @Param("100000")
    public int size;

    private Model model;

    /** Fills the list. */
    @Setup public void fill() {
      model = Models.TIMERS.on(side, size);
    }
  }

  /** One event that schedules one other. */
  @Benchmark
  @OperationsPerInvocation(EngineRoom.SEGMENT) public long hold(Hold state) {
    return run(state.model);
  }

  /** One event that changes an entity and wakes it again or another one. */
  @Benchmark
  @OperationsPerInvocation(EngineRoom.SEGMENT) public long phold(Phold state) {
    return run(state.model);
  }

  /** One event; nearly all cancel one other and schedule two. */
  @Benchmark
  @OperationsPerInvocation(EngineRoom.SEGMENT) public long timers(Timers state) {
    return run(state.model);
  }

  private static long run(Model model) {
    model.run(EngineRoom.SEGMENT);
    return model.checksum();
  }
}
