package luosim.bench;

import java.util.concurrent.TimeUnit;
import luosim.chance.LogNormal;
import luosim.chance.Stream;
import luosim.stats.LatencyHistogram;
import luosim.trace.StreamHash;
import luosim.trace.TraceKind;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to take note of one thing: a sample in a histogram, an event in the fingerprint. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RecordingBench {
  private static final int SAMPLES = 1 << 12;
  private static final long HOUR_NS = 3_600_000_000_000L;

  private final long[] lengths = new long[SAMPLES];
  private final LatencyHistogram latencies = new LatencyHistogram();
  private final Histogram plain = new Histogram(1, HOUR_NS, 3);
  private final StreamHash hash = new StreamHash();
  private int next;

  /** Draws the samples that are recorded again and again. */
  public RecordingBench() {
    var stream = new Stream();
    var law = LogNormal.ofMedianAndP99(4e9, 9e9);
    for (int i = 0; i < SAMPLES; i++) {
      lengths[i] = (long) law.draw(stream);
    }
  }

  /** A sample in our histogram, which keeps exact sums and samples without an end. */
  @Benchmark public void latency() {
    latencies.record(lengths[next++ & SAMPLES - 1]);
  }

  /** A sample in the histogram below it. */
  @Benchmark public void plainHistogram() {
    plain.recordValue(lengths[next++ & SAMPLES - 1]);
  }

  /** An event in the hash of a host's stream. */
  @Benchmark public void fingerprint() {
    hash.record(TraceKind.VM_RUNS, lengths[next++ & SAMPLES - 1], 7, 3, 0, 0, 0);
  }
}
