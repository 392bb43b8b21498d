package luosim.bench;

import java.util.concurrent.TimeUnit;
import luosim.chance.Distribution;
import luosim.chance.Draws;
import luosim.chance.Exponential;
import luosim.chance.LogNormal;
import luosim.chance.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one random number costs: naming a stream, and drawing from it by each law that models use. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SamplingBench {
  private final Stream stream = new Stream();
  private final Distribution exponential = new Exponential(1e6);
  private final Distribution logNormal = LogNormal.ofMedianAndP99(1e6, 4e6);
  private int host;

  /** Keys a stream anew and draws one number, as each delay of a model does. */
  @Benchmark public long keyedExponentialNs() {
    stream.key(1, 0, host++, 7, 3, 1, 0);
    return Draws.drawNs(exponential, stream);
  }

  /** One more exponential delay out of the same stream. */
  @Benchmark public long exponentialNs() {
    return Draws.drawNs(exponential, stream);
  }

  /** One more lognormal delay out of the same stream. */
  @Benchmark public long logNormalNs() {
    return Draws.drawNs(logNormal, stream);
  }
}
