package luosim.budget;

import java.util.List;
import java.util.Optional;
import luosim.metrics.FleetSummary;
import luosim.metrics.MeasureSummary;
import luosim.stats.LatencyHistogram;
import luosim.stats.Tally;

/** What a run measured, by the names that budgets use. */
public final class Measured {
  /** The length of a rollout; never for one that did not complete. */
  public static final String ROLLOUT_DURATION = "rollout.duration";

  /** Hosts out at once beyond the limit, one number a replication. */
  public static final String LIMIT_EXCESS = "limit.excess";

  private final List<MeasureSummary> measures;
  private final FleetSummary fleet;

  /** The measures of a campaign. */
  public Measured(List<MeasureSummary> measures, FleetSummary fleet) {
    this.measures = List.copyOf(measures);
    this.fleet = fleet;
  }

  /** The samples under one name. */
  sealed interface Samples {
    /** Durations. */
    record Durations(LatencyHistogram samples) implements Samples {}

    /** Numbers of which only count, mean and extremes are kept. */
    record Numbers(Tally tally) implements Samples {}
  }

  /** The samples of a name; empty if nothing was measured under it. */
  Optional<Samples> samples(String view) {
    if (view.equals(ROLLOUT_DURATION)) {
      return Optional.of(new Samples.Durations(fleet.durations()));
    }
    if (view.equals(LIMIT_EXCESS)) {
      return Optional.of(new Samples.Numbers(fleet.limitExcess()));
    }
    return measures.stream()
        .filter(measure -> measure.view().text().equals(view))
        .findFirst()
        .map(measure -> new Samples.Durations(measure.samples()));
  }
}
