package luosim.bench.update;

import luosim.bench.Figures;
import org.HdrHistogram.Histogram;

/** What comes out of a rollout: how often everything happened, and the blackouts. */
final class Totals {
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final double MS = 1e-6;

  /** How the update of a host ended. */
  enum Outcome {
    UPDATED,
    DRAINED,
    REBOOTED,
    LOST
  }

  private final Histogram blackouts = new Histogram(1, HOUR_NS, 3);
  private final long[] outcomes = new long[Outcome.values().length];
  private long callbacks;
  private long attempts;

  void called() {
    callbacks++;
  }

  void called(int times) {
    callbacks += times;
  }

  void attempted() {
    attempts++;
  }

  void blackout(long ns) {
    blackouts.recordValue(ns);
  }

  void ended(Outcome outcome) {
    outcomes[outcome.ordinal()]++;
  }

  /** Adds what all simulators must agree on. */
  Figures addTo(Figures figures) {
    for (Outcome outcome : Outcome.values()) {
      figures.with(outcome.name().toLowerCase(java.util.Locale.ROOT), outcomes[outcome.ordinal()]);
    }
    return figures.with("attempts", attempts).with("callbacks", callbacks)
        .with("blackouts", blackouts.getTotalCount())
        .with("p50ms", Math.round(blackouts.getValueAtPercentile(50) * MS))
        .with("checksum", Integer.toHexString(blackouts.hashCode()));
  }
}
