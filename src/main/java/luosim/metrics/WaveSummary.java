package luosim.metrics;

import java.util.Optional;
import luosim.stats.LatencyHistogram;

/** What a campaign says about one wave: how long it took its hosts, over the rollouts that began it. */
public final class WaveSummary {
  private final int wave;
  private final LatencyHistogram updating = new LatencyHistogram();
  private Optional<Exemplar> slowest = Optional.empty();

  WaveSummary(int wave) {
    this.wave = wave;
  }

  void add(WaveTimes times, int replication) {
    long length = times.updatingNs();
    if (length == Exemplar.LOST) {
      updating.recordLost();
    } else {
      updating.record(length);
    }
    if (slowest.isEmpty() || length > slowest.get().valueNs()) {
      slowest = Optional.of(new Exemplar(length, replication, times.lastHost(), 0, -1));
    }
  }

  /** Its index from 0. */
  public int wave() {
    return wave;
  }

  /** From its begin to the outcome of its last host; without end where that never came. */
  public LatencyHistogram updating() {
    return updating;
  }

  /** The slowest of them and the host that came last in it, -1 if none did. */
  public Exemplar slowest() {
    return slowest.orElseThrow(() -> new IllegalStateException("wave " + wave + " never began"));
  }
}
