package luosim.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import luosim.metrics.MeasureSummary;
import luosim.metrics.Measures;
import luosim.metrics.Timeline;
import luosim.metrics.TimelineTable;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.DeviationStepRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Charts of what blackouts consist of, and of the rollout over time. */
final class FleetCharts {
  private static final double NS_PER_S = 1e9;
  private static final double NS_PER_MIN = 60e9;
  private static final double SHARE_SHOWN = 0.002;

  private FleetCharts() {}

  /**
   * The mean parts of the blackouts between percentiles, one bar a band; parts too thin to see are left out.
   */
  static JFreeChart parts(String title, MeasureSummary blackout) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    List<String> parts = Measures.parts();
    double longest = 0;
    for (MeasureSummary.Band band : blackout.bands()) {
      longest = Math.max(longest, band.meansNs().stream().mapToDouble(Double::doubleValue).sum());
    }
    for (int part = 0; part < parts.size(); part++) {
      if (isSeen(blackout, part, longest)) {
        for (MeasureSummary.Band band : blackout.bands()) {
          if (band.samples() > 0) {
            data.addValue(band.meansNs().get(part) / NS_PER_S, parts.get(part), name(band));
          }
        }
      }
    }
    JFreeChart chart =
        ChartFactory.createStackedBarChart(
            title, "", "mean blackout (s)", data, PlotOrientation.HORIZONTAL, true, false, false);
    CategoryPlot plot = chart.getCategoryPlot();
    StackedBarRenderer bars = new StackedBarRenderer();
    bars.setBarPainter(new StandardBarPainter());
    bars.setShadowVisible(false);
    bars.setMaximumBarWidth(0.12);
    bars.setDrawBarOutline(false);
    int row = 0;
    for (int part = 0; part < parts.size(); part++) {
      if (isSeen(blackout, part, longest)) {
        bars.setSeriesPaint(row++, ChartLook.colour(part));
      }
    }
    plot.setRenderer(bars);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(new Color(0xe1, 0xe4, 0xe8));
    plot.setRangeGridlineStroke(new BasicStroke(1f));
    CategoryAxis bands = plot.getDomainAxis();
    bands.setTickLabelFont(ChartLook.font(java.awt.Font.PLAIN, 12));
    bands.setCategoryMargin(0.25);
    ChartLook.dress(plot.getRangeAxis());
    return ChartLook.dress(
        chart,
        String.format(
            Locale.ROOT, "%,d pauses that ended; each bar is the mean of the pauses between two percentiles",
            blackout.samples().finite()));
  }

  private static boolean isSeen(MeasureSummary blackout, int part, double longest) {
    return blackout.bands().stream()
        .anyMatch(band -> !band.meansNs().isEmpty() && band.meansNs().get(part) > SHARE_SHOWN * longest);
  }

  private static String name(MeasureSummary.Band band) {
    return percent(band.from()) + " to " + percent(band.to());
  }

  private static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.2f", share * 100);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "") + " %";
  }

  /** Hosts in each condition over time: the median over replications, and the band from p5 to p95. */
  static JFreeChart timeline(String title, List<TimelineTable.Point> points, int replications) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    for (Timeline.Condition condition : Timeline.Condition.values()) {
      YIntervalSeries series = new YIntervalSeries(condition.text());
      series.add(0, 0, 0, 0);
      for (TimelineTable.Point point : points) {
        if (point.condition() == condition) {
          series.add(point.timeNs() / NS_PER_MIN, point.p50(), point.p5(), point.p95());
        }
      }
      data.addSeries(series);
    }
    JFreeChart chart =
        ChartFactory.createXYLineChart(
            title, "time since the start (min)", "hosts", data, PlotOrientation.VERTICAL, true, false, false);
    XYPlot plot = chart.getXYPlot();
    DeviationStepRenderer lines = new DeviationStepRenderer(true, false);
    lines.setAlpha(0.18f);
    for (int i = 0; i < data.getSeriesCount(); i++) {
      lines.setSeriesPaint(i, ChartLook.colour(i));
      lines.setSeriesFillPaint(i, ChartLook.colour(i));
      lines.setSeriesStroke(i, ChartLook.LINE);
    }
    plot.setRenderer(lines);
    NumberAxis hosts = (NumberAxis) plot.getRangeAxis();
    hosts.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
    hosts.setNumberFormatOverride(NumberFormat.getIntegerInstance(Locale.ROOT));
    return ChartLook.dress(
        chart,
        replications == 1
            ? "one replication"
            : replications + " replications: the median, and the band from p5 to p95");
  }
}
