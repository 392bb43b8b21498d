package luosim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import luosim.engine.RunEnding;
import luosim.fault.FaultTally;
import luosim.fleet.Crew;
import luosim.invariant.JudgeTally;
import luosim.metrics.CampaignMeasures;
import luosim.metrics.FleetSummary;
import luosim.metrics.RowSink;
import luosim.trace.Fingerprint;

/**
 * All replications of a scenario: run side by side, merged in their order.
 *
 * <p>The result does not depend on the number of threads. A replication that is cut short (a limit, an
 * interrupt) ends the campaign; what came before it stays.
 */
public final class Campaign {
  private final Bound bound;
  private final CampaignPorts ports;
  private final CampaignMeasures measures;
  private final FleetSummary fleet = new FleetSummary();
  private final JudgeTally judged;
  private final FaultTally faults;
  private final Fingerprint fingerprint = new Fingerprint();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final KeptOrders orders = new KeptOrders(this::name);
  private RunEnding ending = RunEnding.COMPLETED;
  private int completed;
  private long callbacks;
  private long events;
  private long attempts;

  private Campaign(Bound bound, CampaignPorts ports) {
    this.bound = bound;
    this.judged = new JudgeTally(bound.scenario().protocol().from().word());
    this.ports = ports;
    this.measures = new CampaignMeasures(bound.hosts());
    this.faults = new FaultTally(bound.faults().faults().size());
  }

  /**
   * What a campaign takes from outside.
   *
   * @param threads worker threads, at least 1
   * @param rows gives each replication its sink of rows; they are closed by whoever made them
   * @param interruption whether the campaign is to end early; asked from any thread
   * @param progress told of every host that has its outcome, from any thread
   * @param meter tells what the process has taken so far
   */
  public record CampaignPorts(
      int threads, IntFunction<RowSink> rows, BooleanSupplier interruption, Progress progress,
      CostMeter meter) {}

  /** Told how far a campaign is; called from any thread. */
  public interface Progress {
    /** One more host has its outcome. */
    void hostDone();
  }

  /** Tells what the process has taken so far. */
  public interface CostMeter {
    double cpuSeconds();

    double wallSeconds();

    /** The version of the Java platform. */
    String platform();
  }

  /** Runs a scenario to its end, or to the first limit or interrupt. */
  public static CampaignResult run(Bound bound, CampaignPorts ports) {
    return new Campaign(bound, ports).run();
  }

  private CampaignResult run() {
    double cpu = ports.meter().cpuSeconds();
    double wall = ports.meter().wallSeconds();
    MachinePool machines = new MachinePool(bound.hosts());
    int replications = bound.scenario().replications();
    int sideBySide = Math.min(ports.threads(), replications);
    int helpers = ports.threads() / sideBySide - 1;
    new Workers(sideBySide)
        .inOrder(replications, number -> () -> replication(number, machines, helpers), this::add);
    var cost =
        new CampaignResult.Cost(
            callbacks, events, attempts, ports.threads(), ports.meter().cpuSeconds() - cpu,
            ports.meter().wallSeconds() - wall, ports.meter().platform());
    return new CampaignResult(
        bound.scenario(), bound.digest(), completed, ending, measures.summaries(), fleet, judged,
        faultCounts(),
        fingerprint.hex(), this::token, cost);
  }

  /** Threads that are not needed for other replications help with this one. */
  private Replication.Result replication(int number, MachinePool machines, int helpers) {
    RowSink rows = ports.rows().apply(number);
    if (helpers == 0) {
      return Replication.run(
          bound, number, machines, rows, this::stops, ports.progress(), Crew.ALONE);
    }
    try (var crew = new Workers.Helpers(helpers)) {
      return Replication.run(bound, number, machines, rows, this::stops, ports.progress(), crew);
    }
  }

  private Optional<String> token(int replication, int host, int attempt) {
    return orders.of(replication, host).filter(given -> !given.isEmpty())
        .map(given -> Tokens.of(bound, replication, host, attempt, given));
  }

  private void name(KeptOrders.Named taker) {
    measures.exemplars(sample -> taker.host(sample.replication(), sample.host()));
    fleet.examples(sample -> taker.host(sample.replication(), sample.host()));
    judged.examples(taker::host);
    for (int host : SpotChecks.of(bound.fleet().topology().hosts())) {
      taker.host(0, host);
    }
  }

  private boolean stops() {
    return stopped.get() || ports.interruption().getAsBoolean();
  }

  private void add(Replication.Result result) {
    if (ending != RunEnding.COMPLETED) {
      return;
    }
    if (result.ending() != RunEnding.COMPLETED) {
      ending = result.ending();
      stopped.set(true);
      return;
    }
    ReplicationTotals totals = result.totals();
    measures.add(totals.measures());
    fleet.add(totals.rollout(), totals.vmFates());
    judged.merge(totals.judged());
    faults.add(result.faults());
    orders.addAll(totals.orders());
    fingerprint.add(totals.fleetHash().value());
    for (long hash : totals.hostHashes()) {
      fingerprint.add(hash);
    }
    callbacks += totals.callbacks();
    events += result.events();
    attempts += totals.attempts();
    completed++;
  }

  private List<CampaignResult.FaultCount> faultCounts() {
    List<CampaignResult.FaultCount> counts = new ArrayList<>();
    for (int i = 0; i < faults.faults(); i++) {
      counts.add(
          new CampaignResult.FaultCount(
              bound.faults().faults().get(i).name(), faults.reachedCount(i), faults.firedCount(i),
              faults.maskedCount(i)));
    }
    return counts;
  }
}
