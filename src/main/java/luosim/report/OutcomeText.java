package luosim.report;

import java.util.ArrayList;
import java.util.List;
import luosim.invariant.CancelCounts;
import luosim.metrics.FleetSummary;
import luosim.metrics.MeasureSummary;
import luosim.metrics.Measures;
import luosim.run.CampaignResult;
import luosim.stats.LatencyHistogram;

/**
 * The part of the terminal summary that tells how hosts, VMs, rollouts and cancels came out, and what faults
 * did.
 */
final class OutcomeText {
  private static final int INDENT = 9;
  private static final int FAULT_NAME = 36;
  private static final int FAULT_COUNT = 12;
  private static final List<Measures.Measure> OTHERS =
      List.of(Measures.BROWNOUT, Measures.HOST_UPDATE, Measures.PATCHED, Measures.DISRUPTION);
  private static final List<Measures.Measure> OF_CANCELS =
      List.of(Measures.CANCEL_DETECT, Measures.CANCEL_ROLLBACK, Measures.CANCEL_RESUME);

  private final CampaignResult result;
  private final Lines lines = new Lines();

  private OutcomeText(CampaignResult result) {
    this.result = result;
  }

  static List<String> of(CampaignResult result) {
    OutcomeText text = new OutcomeText(result);
    text.outcomes();
    text.lines.gap();
    text.rollouts();
    text.lines.gap();
    text.cancels();
    text.lines.gap();
    text.measures("other measures", OTHERS);
    text.lines.gap();
    text.faults();
    return text.lines.all();
  }

  private void outcomes() {
    long hosts = result.scenario().fleet().hosts();
    lines.wrap("hosts    ", sum(result.fleet().outcomes()), INDENT);
    lines.add(" ".repeat(INDENT) + "of " + Digits.of(hosts, "host") + " in "
        + Digits.of(result.replications(), "replication") + " = "
        + Digits.count(hosts * result.replications()));
    lines.wrap("VMs      ", sum(result.fleet().fates()), INDENT);
  }

  /** The terms of a sum and the sum; terms that are 0 are left out. */
  private static List<String> sum(List<FleetSummary.Count> counts) {
    List<String> words = new ArrayList<>();
    long sum = 0;
    for (FleetSummary.Count count : counts) {
      if (count.count() > 0) {
        words.add((words.isEmpty() ? "" : "+ ") + count.name() + " " + Digits.count(count.count()));
        sum += count.count();
      }
    }
    words.add(words.isEmpty() ? "none" : "= " + Digits.count(sum));
    return words;
  }

  private void rollouts() {
    FleetSummary fleet = result.fleet();
    lines.wrap("rollouts ", sum(fleet.ends()), INDENT);
    if (fleet.durations().isEmpty()) {
      return;
    }
    lines.add(" ".repeat(INDENT) + "length: median " + middle(fleet.durations()) + ", longest "
        + (fleet.durations().lost() > 0 ? "never ended" : DurationText.of(fleet.durations().maxFinite())));
    lines.add(
        " ".repeat(INDENT) + "hosts out at once: at most " + Digits.count(Digits.whole(fleet.outPeak().max()))
            + ", beyond the limit at most " + Digits.count(Digits.whole(fleet.limitExcess().max())));
    if (!fleet.haltSettles().isEmpty()) {
      lines.add(" ".repeat(INDENT) + "after a halt the last host answered within "
          + DurationText.of(fleet.haltSettles().maxFinite()));
    }
  }

  private static String middle(LatencyHistogram durations) {
    var median = durations.quantile(0.5);
    return median.isPresent() ? DurationText.of(median.getAsLong()) : "never ended";
  }

  private void cancels() {
    CancelCounts cancels = result.judged().cancels();
    if (cancels.attempted() == 0) {
      lines.add("cancels  none was attempted");
      return;
    }
    lines.add(
        "cancels  " + Digits.count(cancels.attempted()) + " attempted: " + Digits.count(cancels.correct())
            + " correct (" + Digits.percent((double) cancels.correct() / cancels.attempted()) + "), "
            + Digits.count(cancels.strict()) + " of them strict");
    lines.add(" ".repeat(INDENT) + Digits.count(cancels.incorrect()) + " incorrect, "
        + Digits.count(cancels.never())
        + " of them never over");
    measures("", OF_CANCELS);
  }

  private void measures(String title, List<Measures.Measure> wanted) {
    LatencyTable table = new LatencyTable("never");
    boolean first = true;
    for (Measures.Measure measure : wanted) {
      for (MeasureSummary summary : result.measures()) {
        if (summary.view().text().equals(measure.name())) {
          if (first) {
            lines.add(table.head(title));
          }
          first = false;
          lines.add(table.row(measure.name(), summary.samples()));
        }
      }
    }
  }

  private void faults() {
    if (result.faults().isEmpty()) {
      lines.add("faults   no faults are injected");
      return;
    }
    lines.add(Lines.left("faults", FAULT_NAME) + Lines.right("reached", FAULT_COUNT)
        + Lines.right("fired", FAULT_COUNT) + Lines.right("masked", FAULT_COUNT));
    for (CampaignResult.FaultCount fault : result.faults()) {
      lines.add(Lines.left("  " + fault.name(), FAULT_NAME)
          + Lines.right(Digits.count(fault.reached()), FAULT_COUNT)
          + Lines.right(Digits.count(fault.fired()), FAULT_COUNT)
          + Lines.right(Digits.count(fault.masked()), FAULT_COUNT));
    }
    for (CampaignResult.FaultCount fault : result.faults()) {
      if (fault.fired() == 0) {
        lines.add("  warning: " + fault.name() + " fired 0 times, so this run says nothing about it");
      }
    }
  }
}
