package luosim.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import luosim.host.HostModel;
import luosim.stats.Interval;
import luosim.stats.Intervals;
import luosim.stats.LatencyHistogram;
import luosim.stats.Tally;

/**
 * The samples of a campaign: replications merged in order, without loss, and the figures of each replication
 * by itself, over which intervals are taken (VMs of one replication share their luck, replications do not).
 */
public final class CampaignMeasures {
  /** The quantiles that are kept by replication. */
  private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};

  private static final double CONFIDENCE = 0.95;

  private final Views views;
  private final List<LatencyHistogram> samples = new ArrayList<>();
  private final List<Exemplars> exemplars = new ArrayList<>();
  private final List<Tally> means = new ArrayList<>();
  private final PartProfile parts = new PartProfile();
  private final Tally[][] quantiles;
  private final long[][] endless;

  /** No replications yet, for hosts of a model. */
  public CampaignMeasures(HostModel model) {
    views = new Views(model);
    quantiles = new Tally[views.size()][QUANTILES.length];
    endless = new long[views.size()][QUANTILES.length];
    for (int i = 0; i < views.size(); i++) {
      samples.add(new LatencyHistogram());
      exemplars.add(new Exemplars());
      means.add(new Tally());
      for (int q = 0; q < QUANTILES.length; q++) {
        quantiles[i][q] = new Tally();
      }
    }
  }

  /** Adds the next replication. */
  public void add(ReplicationMeasures replication) {
    parts.merge(replication.parts());
    for (int i = 0; i < views.size(); i++) {
      LatencyHistogram more = replication.samples(i);
      samples.get(i).merge(more);
      exemplars.get(i).merge(replication.exemplars(i));
      if (more.finite() > 0) {
        means.get(i).add(more.meanFinite());
      }
      for (int q = 0; q < QUANTILES.length && !more.isEmpty(); q++) {
        OptionalLong value = more.quantile(QUANTILES[q]);
        if (value.isPresent()) {
          quantiles[i][q].add(value.getAsLong());
        } else {
          endless[i][q]++;
        }
      }
    }
  }

  /** Gives every sample that stands for others at present. */
  public void exemplars(Consumer<Exemplar> taker) {
    exemplars.forEach(ofView -> ofView.forEach(taker));
  }

  /** What is known of every view that has samples, in print order. */
  public List<MeasureSummary> summaries() {
    List<MeasureSummary> all = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      if (!samples.get(i).isEmpty()) {
        all.add(summary(i));
      }
    }
    return all;
  }

  private MeasureSummary summary(int view) {
    List<MeasureSummary.QuantileSummary> shown = new ArrayList<>();
    for (int q = 0; q < QUANTILES.length; q++) {
      OptionalLong value = samples.get(view).quantile(QUANTILES[q]);
      Optional<Interval> interval =
          endless[view][q] > 0 ? Optional.empty() : interval(quantiles[view][q]);
      Optional<Exemplar> exemplar = exemplars.get(view).near(value.orElse(Exemplar.LOST));
      shown.add(new MeasureSummary.QuantileSummary(QUANTILES[q], value, interval, exemplar));
    }
    shown.add(greatest(view));
    List<MeasureSummary.Band> bands =
        view == views.blackout() ? parts.bands(samples.get(view).lost()) : List.of();
    return new MeasureSummary(
        views.all().get(view), samples.get(view), interval(means.get(view)), shown, bands);
  }

  private MeasureSummary.QuantileSummary greatest(int view) {
    OptionalLong max = samples.get(view).max();
    return new MeasureSummary.QuantileSummary(
        1, max, Optional.empty(), exemplars.get(view).near(max.orElse(Exemplar.LOST)));
  }

  private static Optional<Interval> interval(Tally tally) {
    return tally.count() < 2 ? Optional.empty() : Optional.of(Intervals.mean(tally, CONFIDENCE));
  }
}
