package luosim.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luosim.engine.RunEnding;
import luosim.fleet.HostKernel;
import luosim.fleet.HostName;
import luosim.fleet.Outcome;
import luosim.fleet.RolloutEnd;
import luosim.fleet.Topology;
import luosim.host.VmFate;
import luosim.invariant.CancelVerdict;
import luosim.invariant.JudgeTally;
import luosim.invariant.MadeUpTally;
import luosim.luo.Row;
import luosim.metrics.FleetMeter;
import luosim.metrics.FleetSummary;
import luosim.metrics.MadeUpMeasures;
import luosim.metrics.MeasureSummary;
import luosim.run.Bound;
import luosim.run.CampaignResult;
import luosim.scenario.Scenario;
import luosim.scenario.ScenarioReader;
import luosim.trace.TraceKind;

/**
 * A campaign made by hand: 2 replications of the 200 hosts of the quickstart scenario, with numbers that can
 * be checked on paper. Everything can be replaced.
 */
final class MadeUp {
  static final long SECOND = 1_000_000_000L;
  static final long MINUTE = 60 * SECOND;

  /** The fleet of the scenario. */
  static final Topology TOPOLOGY = Topology.regular(2, 5, 20);

  final Scenario scenario;
  RunEnding ending = RunEnding.COMPLETED;
  List<MeasureSummary> measures = new ArrayList<>();
  FleetSummary fleet = new FleetSummary();
  JudgeTally judged = new JudgeTally("rfc-v2");
  List<CampaignResult.FaultCount> faults = new ArrayList<>();

  private static final Scenario QUICKSTART = read();

  /** A campaign without any sample, of a scenario with some keys replaced. */
  MadeUp(String... settings) {
    scenario = settings.length == 0 ? QUICKSTART : read(settings);
  }

  private static Scenario read(String... settings) {
    List<String> all = new ArrayList<>(List.of("replications.fixed=2"));
    all.addAll(List.of(settings));
    return ScenarioReader.read(Path.of("scenarios/quickstart.yaml"), all);
  }

  /** A campaign in which a bit of everything happened. */
  static MadeUp eventful() {
    MadeUp made = new MadeUp();
    made.measures = blackouts(new MadeUpMeasures(Bound.of(made.scenario).hosts(), 2));
    made.fleet.add(rollout(RolloutEnd.COMPLETED, 30 * MINUTE), new long[] {3, 1590, 2, 4, 1});
    made.fleet.add(rollout(RolloutEnd.HALTED, 20 * MINUTE), new long[] {10, 1590, 0, 0, 0});
    made.judged =
        new MadeUpTally()
            .violated("I9", Row.P10, 3, 7).violated("I12", Row.P10, 2, 7).violated("I1", Row.Z2, 1, 9)
            .unjudged("I21").checked("I5", 40)
            .cancels(CancelVerdict.STRICT, 4).cancels(CancelVerdict.CORRECT, 3)
            .cancels(CancelVerdict.INCORRECT, 2).cancels(CancelVerdict.NEVER, 1)
            .tally();
    made.faults.add(new CampaignResult.FaultCount("device-refuses", 800, 4, 0));
    made.faults.add(new CampaignResult.FaultCount("freeze-fails", 3200, 5, 1));
    made.faults.add(new CampaignResult.FaultCount("load-fails", 396, 1, 0));
    made.faults.add(new CampaignResult.FaultCount("crash", 400, 0, 0));
    return made;
  }

  private static List<MeasureSummary> blackouts(MadeUpMeasures samples) {
    for (int replication = 0; replication < 2; replication++) {
      for (int i = 0; i < 1000; i++) {
        long boot = 2 * SECOND + i * 1_000_000L + replication * 50_000_000L;
        long userspace = SECOND + (i % 100 == 0 ? 4 * SECOND : 0);
        samples.blackout(
            replication, i % 4 == 0 ? "nic" : "small", i % 200, i / 200, 3_000_000, 8_000_000, 15_000_000,
            500_000_000, 40_000_000, boot, 2_500_000, userspace, 0, 18_000_000, 200_000_000, 800_000);
      }
    }
    samples.lost(1, "nic", 9, 2);
    for (int i = 0; i < 10; i++) {
      samples.add(0, "blackout{cause=cancelled}", (30 + i) * 1_000_000L, i, 0);
      samples.add(1, "cancel.rollback", i == 0 ? Long.MAX_VALUE : i * 1_000_000L, i, -1);
      samples.add(1, "cancel.detect", 2_000_000L + i, i, -1);
    }
    for (int i = 0; i < 190; i++) {
      samples.add(0, "brownout", 400_000_000L + i * 1_000_000L, i, -1);
      samples.add(0, "hostUpdate", 6 * SECOND + i * 10_000_000L, i, -1);
      samples.add(0, "patched", i * MINUTE / 10, i, -1);
      samples.add(0, "disruption", 4 * SECOND + i, i, 1);
    }
    return samples.summaries();
  }

  /**
   * A rollout with a bit of everything: 190 updated, 4 after retries, 3 drained, 1 rebooted, 1 wedged, 1
   * lost.
   */
  static FleetMeter rollout(RolloutEnd end, long lengthNs) {
    FleetMeter meter = new FleetMeter(200, 20);
    meter.record(TraceKind.ROLLOUT_BEGAN, 0, -1, 0, 200, 0, 0);
    for (int host = 0; host < 200; host++) {
      long start = 10 * SECOND + (host / 20) * (lengthNs / 12);
      meter.record(TraceKind.HOST_STARTED, start, -1, host, 1, 0, 0);
    }
    for (int host = 0; host < 200; host++) {
      long answer = 10 * SECOND + (host / 20) * (lengthNs / 12) + lengthNs / 13 + host * 100_000_000L;
      meter.record(TraceKind.HOST_ANSWERED, answer, -1, host, 1, 0, 0);
      outcome(meter, answer, host);
    }
    if (end == RolloutEnd.HALTED) {
      meter.record(TraceKind.ROLLOUT_HALTED, lengthNs - MINUTE, -1, 0, 0, 0, 0);
    }
    meter.record(TraceKind.ROLLOUT_ENDED, lengthNs, -1, 0, end.ordinal(), 0, 0);
    return meter;
  }

  private static void outcome(FleetMeter meter, long timeNs, int host) {
    Outcome outcome =
        host < 190 ? Outcome.UPDATED
            : host < 194 ? Outcome.UPDATED_AFTER_RETRIES
                : host < 197 ? Outcome.DRAINED
                    : host < 198 ? Outcome.REBOOTED : host < 199 ? Outcome.WEDGED : Outcome.LOST;
    HostKernel kernel =
        outcome == Outcome.WEDGED ? HostKernel.OLD
            : outcome == Outcome.LOST ? HostKernel.NONE : HostKernel.NEW;
    meter.record(
        TraceKind.HOST_OUTCOME, timeNs, -1, host, outcome.ordinal(), kernel.ordinal(), host >= 198 ? 1 : 0);
  }

  /** VMs with one fate only. */
  static long[] all(VmFate fate, long vms) {
    long[] fates = new long[VmFate.values().length];
    fates[fate.ordinal()] = vms;
    return fates;
  }

  CampaignResult result() {
    return new CampaignResult(
        scenario, "1a2b3c4d".repeat(8), 2, ending, measures, fleet, judged, faults, "0f1e2d3c".repeat(8),
        (replication, host, attempt) -> Optional.of("K" + replication + "-" + host + "-" + attempt),
        new CampaignResult.Cost(66_700, 543_210, 412, 2, 3.25, 1.75, "17.0.15"));
  }

  Account account(Verdict verdict, int exitCode, String... notes) {
    return new Account(result(), verdict, exitCode, "luosim 0.1.0", host -> HostName.of(TOPOLOGY, host),
        ShrunkFiles.none(), List.of(notes));
  }
}
