package luosim.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import luosim.metrics.MeasureSummary;
import luosim.metrics.Measures;
import luosim.metrics.RowSink;
import luosim.metrics.TimelineTable;
import luosim.metrics.View;
import luosim.run.CampaignResult;
import luosim.stats.LatencyUnit;
import luosim.store.ResultFolder;
import org.jfree.chart.JFreeChart;

/**
 * Writes the files of a campaign into its folder: tables while it runs, everything else when it is judged.
 * Equal campaigns give equal bytes, but for the part named cost.
 */
public final class ResultWriter {
  private static final long PAUSE_ROWS_MAX = 1_000_000;
  private static final double PAUSE_ROWS_SAMPLED = 100_000;

  private final ResultFolder folder;
  private final IntFunction<String> hostName;
  private final double pauseShare;
  private final int pauseWorst;
  private final List<String> notes = new ArrayList<>();

  /**
   * A writer for a folder that is open.
   *
   * @param hostName the name of the host with an index
   * @param pauseShare share of the pauses that get a row, as asked for
   * @param pauseWorst the longest that get one in any case
   * @param pausesMost pauses that the campaign may come to; beyond {@value #PAUSE_ROWS_MAX} only a sample
   *     gets rows
   */
  public ResultWriter(
      ResultFolder folder, IntFunction<String> hostName, double pauseShare, int pauseWorst, long pausesMost) {
    this.folder = folder;
    this.hostName = hostName;
    this.pauseWorst = pauseWorst;
    double share = pauseShare;
    if (share * pausesMost > PAUSE_ROWS_MAX) {
      share = PAUSE_ROWS_SAMPLED / pausesMost;
    }
    if (share < 1) {
      notes.add(
          "pauses.csv is a sample: " + Digits.percent(share) + " of the pauses, and in each replication the "
              + Digits.count(pauseWorst) + " longest of the others");
    }
    this.pauseShare = share;
  }

  /** The sink of the rows of one replication; any thread. */
  public RowSink rows(int replication) {
    return new Tables(
        folder.part("attempts.csv", replication), folder.part("hosts.csv", replication),
        folder.part("pauses.csv", replication), replication == 0, hostName, pauseShare, pauseWorst);
  }

  /** What a reader of the files must know. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Writes everything but the tables.
   *
   * @param scenario the scenario as it was run, with all defaults
   * @param charts whether charts are wanted
   * @throws IOException if a file does not take its bytes
   */
  public void write(Account account, String scenario, boolean charts) throws IOException {
    text("scenario.yaml", scenario);
    folder.dropParts(account.result().replications());
    CampaignResult result = account.result();
    for (var input : result.scenario().inputs()) {
      try (OutputStream out = folder.bytes("inputs/" + input.name())) {
        out.write(input.bytes());
      }
    }
    for (MeasureSummary measure : result.measures()) {
      try (Writer out = folder.text(fileName(measure.view()) + ".hgrm")) {
        measure.samples().writePercentiles(out, LatencyUnit.MILLISECONDS);
      }
    }
    List<TimelineTable.Point> points = TimelineTable.of(result.fleet().timelines());
    try (Writer out = folder.text("timeline.csv")) {
      Tables.timeline(points, out);
    }
    if (charts) {
      charts(result, points);
    }
    text("junit.xml", JunitXml.of(account));
    account.shrunk().write(folder);
    if (!result.judged().violations().isEmpty()) {
      text("violations.jsonl", ViolationLines.of(account));
    }
    try (Writer out = folder.text(ResultFolder.SUMMARY)) {
      SummaryJson.write(account, out);
    }
  }

  private void text(String name, String content) throws IOException {
    try (Writer out = folder.text(name)) {
      out.write(content);
    }
  }

  private void charts(CampaignResult result, List<TimelineTable.Point> points) {
    MeasureSummary blackout = null;
    List<BlackoutCharts.Series> shapes = new ArrayList<>();
    for (MeasureSummary measure : result.measures()) {
      View view = measure.view();
      if (view.text().equals(Measures.BLACKOUT.name())) {
        blackout = measure;
        shapes.add(0, new BlackoutCharts.Series("all", measure.samples()));
      } else if (view.label().equals("shape")) {
        shapes.add(new BlackoutCharts.Series(view.value(), measure.samples()));
      }
    }
    if (blackout != null) {
      chart("blackout-histogram", BlackoutCharts.histogram("Blackout per VM pause", blackout.samples()));
      chart("blackout-percentiles", BlackoutCharts.percentiles("Blackout by percentile", shapes));
      if (!blackout.bands().isEmpty()) {
        chart("blackout-parts", FleetCharts.parts("What a blackout consists of", blackout));
      }
    }
    if (!points.isEmpty()) {
      chart("timeline", FleetCharts.timeline("The rollout over time", points, result.replications()));
    }
  }

  private void chart(String name, JFreeChart chart) {
    try (OutputStream svg = folder.bytes("charts/" + name + ".svg");
        OutputStream png = folder.bytes("charts/" + name + ".png")) {
      ChartFile.writeSvg(chart, name, svg);
      ChartFile.writePng(chart, png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file name for a view: blackout, blackout-shape-nic, blackout-part-kernelBoot. */
  static String fileName(View view) {
    return view.measure()
        + (view.part().isEmpty() ? "" : "-part-" + view.part())
        + (view.label().isEmpty() ? "" : "-" + view.label() + "-" + view.value());
  }
}
