package luosim.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import luosim.stats.LatencyHistogram;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Charts of a distribution of latencies: a histogram, and a plot by percentile that opens up the tail. */
final class BlackoutCharts {
  private static final int BINS = 60;
  private static final double NS_PER_S = 1e9;

  /** Steps of a line that are closer than this, as a quotient, are drawn as one: about a pixel. */
  private static final double LINE_STEP = 1.01;
  private static final List<Double> MARKED = List.of(0.5, 0.9, 0.99);

  private BlackoutCharts() {}

  /** A named distribution of one chart. */
  record Series(String name, LatencyHistogram samples) {}

  /**
   * A histogram with equal bins from the least to the greatest finite sample, median, p90 and p99 marked;
   * each sample is put where its bucket of the histogram has its middle.
   */
  static JFreeChart histogram(String title, LatencyHistogram samples) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(bins(samples));
    JFreeChart chart =
        ChartFactory.createXYBarChart(
            title, "blackout (s)", false, "VM pauses", data, PlotOrientation.VERTICAL, false, false, false);
    XYPlot plot = chart.getXYPlot();
    NumberAxis domain = new NumberAxis("blackout (s)");
    domain.setAutoRangeIncludesZero(false);
    plot.setDomainAxis(domain);
    NumberAxis range = new NumberAxis("VM pauses per bin");
    range.setNumberFormatOverride(NumberFormat.getIntegerInstance(Locale.ROOT));
    range.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
    plot.setRangeAxis(range);
    XYBarRenderer bars = new XYBarRenderer(0.06);
    bars.setBarPainter(new StandardXYBarPainter());
    bars.setShadowVisible(false);
    bars.setSeriesPaint(0, ChartLook.colour(0));
    plot.setRenderer(bars);
    for (int i = 0; i < MARKED.size(); i++) {
      mark(plot, samples, MARKED.get(i), i);
    }
    return ChartLook.dress(chart, caption(samples));
  }

  private static XYIntervalSeries bins(LatencyHistogram samples) {
    XYIntervalSeries series = new XYIntervalSeries("pauses");
    if (samples.finite() == 0) {
      return series;
    }
    double low = samples.min().orElseThrow();
    double high = samples.maxFinite();
    double width = Math.max(1, (high - low) / BINS);
    long[] counts = new long[BINS];
    samples.buckets(
        (lowest, highest, n) -> {
          double middle = Math.min(high, Math.max(low, (lowest + highest) / 2.0));
          counts[(int) Math.min(BINS - 1, (middle - low) / width)] += n;
        });
    for (int i = 0; i < BINS; i++) {
      double from = (low + i * width) / NS_PER_S;
      double to = (low + (i + 1) * width) / NS_PER_S;
      series.add((from + to) / 2, from, to, counts[i], counts[i], counts[i]);
    }
    return series;
  }

  private static void mark(XYPlot plot, LatencyHistogram samples, double p, int place) {
    if (samples.isEmpty() || samples.quantile(p).isEmpty()) {
      return;
    }
    ValueMarker marker = new ValueMarker(samples.quantile(p).getAsLong() / NS_PER_S);
    marker.setPaint(ChartLook.colour(3));
    marker.setStroke(
        new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {5, 4}, 0));
    marker.setLabel("p" + Math.round(p * 100) + " " + DurationText.of(samples.quantile(p).getAsLong()));
    marker.setLabelFont(ChartLook.font(java.awt.Font.PLAIN, 12));
    marker.setLabelPaint(ChartLook.colour(3).darker());
    marker.setLabelBackgroundColor(Color.WHITE);
    marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
    marker.setLabelOffset(new org.jfree.chart.ui.RectangleInsets(4 + 18 * place, 4, 4, 4));
    plot.addDomainMarker(marker);
  }

  /**
   * Latency by percentile, the distance to 100 % on a logarithmic axis, so that p99 and p99.9 get the same
   * room as the median. A lost sample has no latency: the line ends where the lost ones begin.
   */
  static JFreeChart percentiles(String title, List<Series> all) {
    XYSeriesCollection data = new XYSeriesCollection();
    long greatest = 10;
    for (Series series : all) {
      data.addSeries(percentileLine(series));
      greatest = Math.max(greatest, series.samples().count());
    }
    JFreeChart chart =
        ChartFactory.createXYLineChart(
            title, "", "", data, PlotOrientation.VERTICAL, all.size() > 1, false, false);
    XYPlot plot = chart.getXYPlot();
    plot.setDomainAxis(percentileAxis(greatest));
    NumberAxis range = new NumberAxis("blackout (s)");
    range.setAutoRangeIncludesZero(true);
    plot.setRangeAxis(range);
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    lines.setDrawSeriesLineAsPath(true);
    for (int i = 0; i < all.size(); i++) {
      lines.setSeriesPaint(i, ChartLook.colour(i));
      lines.setSeriesStroke(i, ChartLook.LINE);
    }
    plot.setRenderer(lines);
    return ChartLook.dress(chart, caption(all.get(0).samples()));
  }

  private static XYSeries percentileLine(Series named) {
    XYSeries line = new XYSeries(named.name(), false, true);
    LatencyHistogram samples = named.samples();
    if (samples.isEmpty()) {
      return line;
    }
    long count = samples.count();
    long[] passed = {0, 0};
    samples.buckets((lowest, highest, n) -> {
      passed[0] += n;
      double before = 1 / (1 - (double) passed[1] / count);
      double after = 1 / (1 - Math.min((double) passed[0] / count, 1 - 0.5 / count));
      if (after >= before * LINE_STEP || passed[0] == samples.finite()) {
        double value = Math.min(highest, samples.maxFinite()) / NS_PER_S;
        line.add(before, value);
        line.add(after, value);
        passed[1] = passed[0];
      }
    });
    return line;
  }

  private static LogAxis percentileAxis(long samples) {
    LogAxis axis = new LogAxis("percentile");
    axis.setBase(10);
    axis.setSmallestValue(1);
    axis.setMinorTickMarksVisible(false);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setNumberFormatOverride(new PercentileFormat());
    axis.setRange(1, Math.pow(10, Math.ceil(Math.log10(Math.max(10, samples)))));
    return axis;
  }

  private static String caption(LatencyHistogram samples) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d pauses", samples.count()));
    if (samples.lost() > 0) {
      text.append(String.format(Locale.ROOT, ", %,d of them lost (above every number)", samples.lost()));
    }
    return text.append("; values within 0.1 %").toString();
  }
}
