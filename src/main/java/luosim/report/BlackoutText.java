package luosim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luosim.metrics.MeasureSummary;
import luosim.metrics.Measures;
import luosim.metrics.View;
import luosim.stats.Interval;

/**
 * The part of the terminal summary that tells of blackouts: how long, for whom, how sure, and what they
 * consist of.
 */
final class BlackoutText {
  private static final String NAME = Measures.BLACKOUT.name();
  private static final int PART_NAME = 12;
  private static final int PART_VALUE = 11;

  private final List<MeasureSummary> measures;
  private final int replications;
  private final Lines lines = new Lines();

  private BlackoutText(List<MeasureSummary> measures, int replications) {
    this.measures = measures;
    this.replications = replications;
  }

  static List<String> of(List<MeasureSummary> measures, int replications) {
    BlackoutText text = new BlackoutText(measures, replications);
    text.write();
    return text.lines.all();
  }

  private void write() {
    Optional<MeasureSummary> whole = find(View.of(NAME));
    if (whole.isEmpty()) {
      lines.add(NAME + ": no VM was paused for an update");
      return;
    }
    lines.add(NAME + ": " + Measures.BLACKOUT.sample());
    LatencyTable table = new LatencyTable("lost");
    lines.add(table.head(""));
    lines.add(table.row("all", whole.get().samples()));
    several("shape").forEach(one -> lines.add(table.row("shape " + one.view().value(), one.samples())));
    several("class").forEach(one -> lines.add(table.row("class " + one.view().value(), one.samples())));
    for (MeasureSummary cause : labelled("cause")) {
      if (!cause.view().value().equals("update")) {
        lines.add(table.row(cause.view().value(), cause.samples()));
      }
    }
    intervals(whole.get());
    lines.gap();
    lines.addAll(TextHistogram.of(whole.get().samples()));
    lines.gap();
    parts(whole.get());
  }

  private Optional<MeasureSummary> find(View view) {
    return measures.stream().filter(measure -> measure.view().equals(view)).findFirst();
  }

  private List<MeasureSummary> labelled(String label) {
    return measures.stream()
        .filter(measure -> measure.view().measure().equals(NAME) && measure.view().label().equals(label))
        .toList();
  }

  /** The views of a label, unless there is one only, which would say the same as the whole. */
  private List<MeasureSummary> several(String label) {
    List<MeasureSummary> found = labelled(label);
    return found.size() > 1 ? found : List.of();
  }

  private void intervals(MeasureSummary whole) {
    List<String> known = new ArrayList<>();
    for (MeasureSummary.QuantileSummary quantile : whole.quantiles()) {
      if (quantile.p() == 0.5 || quantile.p() == 0.99) {
        quantile.interval()
            .ifPresent(interval -> known.add("p" + Math.round(100 * quantile.p()) + " " + range(interval)));
      }
    }
    if (!known.isEmpty()) {
      lines.wrap("  95 % interval: ",
          String.join(", ", known) + " (t over " + replications + " replications)", 4);
    }
  }

  private static String range(Interval interval) {
    return DurationText.of(Math.max(0, interval.lower())) + " to " + DurationText.of(interval.upper());
  }

  private void parts(MeasureSummary whole) {
    List<MeasureSummary.Band> bands = whole.bands().stream().filter(band -> band.samples() > 0).toList();
    if (bands.isEmpty()) {
      return;
    }
    StringBuilder head = new StringBuilder(Lines.left("mean of parts", PART_NAME + 2));
    bands.forEach(band -> head.append(Lines.right(name(band), PART_VALUE)));
    lines.add(head.toString());
    for (int part = 0; part < Measures.parts().size(); part++) {
      part(bands, part);
    }
    StringBuilder sum = new StringBuilder(Lines.left("  sum", PART_NAME + 2));
    bands.forEach(band -> sum.append(
        Lines.right(DurationText.of(band.meansNs().stream().mapToDouble(Double::doubleValue).sum()),
            PART_VALUE)));
    lines.add(sum.toString());
    StringBuilder counts = new StringBuilder(Lines.left("  n", PART_NAME + 2));
    bands.forEach(band -> counts.append(Lines.right(Digits.count(band.samples()), PART_VALUE)));
    lines.add(counts.toString());
  }

  private void part(List<MeasureSummary.Band> bands, int part) {
    if (bands.stream().allMatch(band -> band.meansNs().get(part) == 0)) {
      return;
    }
    StringBuilder row = new StringBuilder(Lines.left("  " + Measures.parts().get(part), PART_NAME + 2));
    bands.forEach(band -> row.append(Lines.right(DurationText.of(band.meansNs().get(part)), PART_VALUE)));
    lines.add(row.toString());
  }

  /** A band by the percentiles between which it lies, such as p50-90. */
  static String name(MeasureSummary.Band band) {
    return band.to() == 1 ? ">p" + percent(band.from())
        : "p" + percent(band.from()) + "-" + percent(band.to());
  }

  private static String percent(double share) {
    String percent = Digits.percent(share);
    return percent.substring(0, percent.length() - 2);
  }
}
