package luosim.run;

import java.util.List;
import java.util.Optional;
import luosim.engine.RunEnding;
import luosim.invariant.JudgeTally;
import luosim.luo.revision.Revisions;
import luosim.metrics.FleetSummary;
import luosim.metrics.MeasureSummary;
import luosim.scenario.Scenario;

/**
 * Everything that a campaign found out. Equal campaigns have equal results, but for the cost.
 *
 * @param scenario what was run
 * @param digest SHA-256 of its canonical text, 64 hexadecimal digits
 * @param replications replications that were completed
 * @param ending how the campaign ended: completed, or the name of what cut it short
 * @param measures every view of every measure that has samples, in print order
 * @param fleet outcomes, durations, timelines
 * @param judged violations and cancels
 * @param faults what was asked for and what happened, in scenario order
 * @param fingerprint 64 hexadecimal digits
 * @param replays gives the tokens of hosts
 * @param cost what it took
 */
public record CampaignResult(
    Scenario scenario,
    String digest,
    int replications,
    RunEnding ending,
    List<MeasureSummary> measures,
    FleetSummary fleet,
    JudgeTally judged,
    List<FaultCount> faults,
    String fingerprint,
    Replays replays,
    Cost cost) {

  /** Takes copies. */
  public CampaignResult {
    measures = List.copyOf(measures);
    faults = List.copyOf(faults);
  }

  /** Gives the token with which a host can be run again alone. */
  @FunctionalInterface
  public interface Replays {
    /**
     * The token of a host.
     *
     * @param replication from 0
     * @param host index from 0
     * @param attempt the attempt of interest, 0 for all
     * @return empty if the host's orders were not kept
     */
    Optional<String> token(int replication, int host, int attempt);
  }

  /** What was run, for people: the revision, and both where the kernels differ. */
  public String revision() {
    String from = title(scenario.protocol().from().word());
    String to = title(scenario.protocol().to().word());
    return from.equals(to) ? from : from + "; to " + to;
  }

  private static String title(String id) {
    return id + Revisions.find(id).map(revision -> ": " + revision.title()).orElse("");
  }

  /**
   * How often a fault could have struck and did.
   *
   * @param name its name in the scenario
   * @param reached steps that it could have hit
   * @param fired steps that it hit
   * @param masked of those, the ones without effect because the step was over before
   */
  public record FaultCount(String name, long reached, long fired, long masked) {}

  /**
   * What a campaign took; outside the fingerprint where it depends on the machine.
   *
   * @param callbacks callbacks that kernels invoked, the same on every machine
   * @param events events that took place, the same on every machine
   * @param hostUpdates update attempts begun, the same on every machine
   * @param threads worker threads
   * @param cpuSeconds processor time of the process
   * @param wallSeconds elapsed time
   * @param java version of the Java platform
   */
  public record Cost(
      long callbacks, long events, long hostUpdates, int threads, double cpuSeconds, double wallSeconds,
      String java) {}
}
