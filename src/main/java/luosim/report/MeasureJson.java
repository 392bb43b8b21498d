package luosim.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import luosim.budget.Measured;
import luosim.metrics.Exemplar;
import luosim.metrics.MeasureSummary;
import luosim.metrics.Measures;
import luosim.stats.Interval;
import luosim.stats.LatencyHistogram;
import tools.jackson.core.JsonGenerator;

/**
 * The measures in the summary, by the names that budgets use.
 *
 * <p>A mean over samples of which one never ended is "lost" as the greatest is; {@code meanFinite} is that of
 * those which ended. Intervals are those of Student over replications; each is of what its name says,
 * meanFinite in place of mean.
 */
final class MeasureJson {
  private static final List<String> QUANTILE_NAMES = List.of("p50", "p90", "p99", "p999", "max");
  private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 1};

  private final Account account;
  private final JsonGenerator json;

  MeasureJson(Account account, JsonGenerator json) {
    this.account = account;
    this.json = json;
  }

  /** Writes one member for each measure. */
  void writeAll() {
    for (MeasureSummary measure : account.result().measures()) {
      json.writeObjectPropertyStart(measure.view().text());
      numbers(measure.samples());
      intervals(measure);
      exemplars(measure);
      bands(measure);
      json.writeEndObject();
    }
    plain(Measured.ROLLOUT_DURATION, account.result().fleet().durations());
    plain("rollout.haltSettle", account.result().fleet().haltSettles());
  }

  private void plain(String name, LatencyHistogram samples) {
    if (!samples.isEmpty()) {
      json.writeObjectPropertyStart(name);
      numbers(samples);
      json.writeEndObject();
    }
  }

  private void numbers(LatencyHistogram samples) {
    json.writeStringProperty("unit", "ns");
    json.writeNumberProperty("count", samples.count());
    json.writeNumberProperty("lost", samples.lost());
    boolean whole = samples.lost() == 0;
    SummaryJson.duration(json, "mean",
        whole ? OptionalLong.of(Digits.whole(samples.meanFinite())) : OptionalLong.empty());
    if (samples.finite() > 0) {
      json.writeNumberProperty("meanFinite", Digits.whole(samples.meanFinite()));
    }
    for (int i = 0; i < QUANTILES.length; i++) {
      boolean greatest = QUANTILES[i] == 1;
      SummaryJson.duration(json, QUANTILE_NAMES.get(i),
          greatest ? samples.max() : samples.quantile(QUANTILES[i]));
    }
  }

  private void intervals(MeasureSummary measure) {
    json.writeObjectPropertyStart("intervals");
    interval("meanFinite", measure.mean());
    for (MeasureSummary.QuantileSummary quantile : measure.quantiles()) {
      interval(name(quantile.p()), quantile.interval());
    }
    json.writeEndObject();
  }

  private void interval(String name, Optional<Interval> interval) {
    if (interval.isPresent()) {
      json.writeObjectPropertyStart(name);
      json.writeNumberProperty("lower", Digits.whole(Math.max(0, interval.get().lower())));
      json.writeNumberProperty("upper", Digits.whole(interval.get().upper()));
      json.writeNumberProperty("confidence", Digits.exact(interval.get().confidence(), 4));
      json.writeEndObject();
    }
  }

  private void exemplars(MeasureSummary measure) {
    json.writeObjectPropertyStart("exemplars");
    for (MeasureSummary.QuantileSummary quantile : measure.quantiles()) {
      quantile.exemplar().ifPresent(sample -> exemplar(name(quantile.p()), sample));
    }
    json.writeEndObject();
  }

  private void exemplar(String name, Exemplar sample) {
    boolean lost = sample.valueNs() == Exemplar.LOST;
    json.writeObjectPropertyStart(name);
    SummaryJson.duration(json, "value", lost ? OptionalLong.empty() : OptionalLong.of(sample.valueNs()));
    json.writeNumberProperty("replication", sample.replication() + 1);
    json.writeStringProperty("place", account.place(sample));
    if (sample.attempt() > 0) {
      json.writeNumberProperty("attempt", sample.attempt());
    }
    account.token(sample).ifPresent(token -> json.writeStringProperty("token", token));
    json.writeEndObject();
  }

  private void bands(MeasureSummary measure) {
    if (measure.bands().isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("partsByBand");
    for (MeasureSummary.Band band : measure.bands()) {
      json.writeStartObject();
      json.writeNumberProperty("from", Digits.exact(band.from(), 3));
      json.writeNumberProperty("to", Digits.exact(band.to(), 3));
      json.writeNumberProperty("count", band.samples());
      for (int part = 0; part < band.meansNs().size(); part++) {
        json.writeNumberProperty(Measures.parts().get(part), Digits.whole(band.meansNs().get(part)));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String name(double p) {
    for (int i = 0; i < QUANTILES.length; i++) {
      if (QUANTILES[i] == p) {
        return QUANTILE_NAMES.get(i);
      }
    }
    throw new IllegalArgumentException("no name for the quantile " + Digits.fixed(p, 6));
  }
}
