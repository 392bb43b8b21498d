package luosim.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import luosim.fleet.HostKernel;
import luosim.fleet.Outcome;
import luosim.fleet.RolloutEnd;
import luosim.host.VmFate;
import luosim.stats.LatencyHistogram;
import luosim.stats.Tally;

/**
 * What a campaign says about its rollouts: how hosts and VMs ended, how long it took, how many were out at
 * once.
 */
public final class FleetSummary {
  /** The most timelines that are kept; beyond it the first ones stand for all. */
  private static final int TIMELINES_MAX = 1000;

  private final long[] outcomes = new long[Outcome.values().length];
  private final long[] fates = new long[VmFate.values().length];
  private final long[] ends = new long[RolloutEnd.values().length];
  private final long[] kernels = new long[HostKernel.values().length];
  private final LatencyHistogram durations = new LatencyHistogram();
  private final LatencyHistogram haltSettles = new LatencyHistogram();
  private final Tally outPeak = new Tally();
  private final Tally limitExcess = new Tally();
  private final List<Timeline> timelines = new ArrayList<>();
  private final Map<Outcome, Exemplar> examples = new EnumMap<>(Outcome.class);
  private final List<WaveSummary> waves = new ArrayList<>();
  private int replications;

  /**
   * How many of something there are.
   *
   * @param name the word that results use
   * @param count over all replications
   */
  public record Count(String name, long count) {}

  /**
   * Adds the next replication.
   *
   * @param vmFates how many VMs had each fate, in the order of the fates
   */
  public void add(FleetMeter rollout, long[] vmFates) {
    for (Outcome outcome : Outcome.values()) {
      outcomes[outcome.ordinal()] += rollout.outcomes(outcome);
    }
    for (HostKernel kernel : HostKernel.values()) {
      kernels[kernel.ordinal()] += rollout.kernels(kernel);
    }
    for (int i = 0; i < fates.length; i++) {
      fates[i] += vmFates[i];
    }
    ends[rollout.end().ordinal()]++;
    record(durations, rollout.durationNs());
    rollout.haltSettleNs().ifPresent(settleNs -> record(haltSettles, settleNs));
    addExamples(rollout);
    addWaves(rollout);
    outPeak.add(rollout.outPeak());
    limitExcess.add(rollout.limitExcess());
    if (timelines.size() < TIMELINES_MAX) {
      timelines.add(rollout.timeline());
    }
  }

  private void addExamples(FleetMeter rollout) {
    for (Outcome outcome : Outcome.values()) {
      int replication = replications;
      rollout.example(outcome).ifPresent(host -> examples.putIfAbsent(
          outcome, new Exemplar(0, replication, host, 0, -1)));
    }
  }

  private void addWaves(FleetMeter rollout) {
    for (WaveTimes times : rollout.waves()) {
      while (waves.size() <= times.wave()) {
        waves.add(new WaveSummary(waves.size()));
      }
      waves.get(times.wave()).add(times, replications);
    }
    replications++;
  }

  private static void record(LatencyHistogram into, long valueNs) {
    if (valueNs == Exemplar.LOST) {
      into.recordLost();
    } else {
      into.record(valueNs);
    }
  }

  /** Hosts with an outcome, over all replications. */
  public long outcomes(Outcome outcome) {
    return outcomes[outcome.ordinal()];
  }

  /** VMs with a fate, over all replications. */
  public long fates(VmFate fate) {
    return fates[fate.ordinal()];
  }

  /** Rollouts that ended in a way. */
  public long ends(RolloutEnd end) {
    return ends[end.ordinal()];
  }

  /** Hosts by outcome; every outcome is there, also those of no host. */
  public List<Count> outcomes() {
    List<Count> counts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      counts.add(new Count(outcome.text(), outcomes(outcome)));
    }
    return counts;
  }

  /** Hosts by the kernel that they run at the end. */
  public List<Count> kernels() {
    List<Count> counts = new ArrayList<>();
    for (HostKernel kernel : HostKernel.values()) {
      counts.add(new Count(kernel.text(), kernels[kernel.ordinal()]));
    }
    return counts;
  }

  /** VMs by fate; every fate is there. */
  public List<Count> fates() {
    List<Count> counts = new ArrayList<>();
    for (VmFate fate : VmFate.values()) {
      counts.add(new Count(fate.text(), fates(fate)));
    }
    return counts;
  }

  /** Rollouts by how they ended; every way is there. */
  public List<Count> ends() {
    List<Count> counts = new ArrayList<>();
    for (RolloutEnd end : RolloutEnd.values()) {
      counts.add(new Count(end.text(), ends(end)));
    }
    return counts;
  }

  /** The first host with an outcome, empty if there is none; its value means nothing. */
  public Optional<Exemplar> example(Outcome outcome) {
    return Optional.ofNullable(examples.get(outcome));
  }

  /** Gives the hosts that stand for others at present. */
  public void examples(Consumer<Exemplar> taker) {
    examples.values().forEach(taker);
    waves().forEach(wave -> taker.accept(wave.slowest()));
  }

  /** The waves that began in any rollout, in order. */
  public List<WaveSummary> waves() {
    return waves.stream().filter(wave -> !wave.updating().isEmpty()).toList();
  }

  /** Lengths of the rollouts; one that did not complete never ended. */
  public LatencyHistogram durations() {
    return durations;
  }

  /** From a halt until the last host in flight had answered; rollouts that halted only. */
  public LatencyHistogram haltSettles() {
    return haltSettles;
  }

  /** The most hosts that were out at once, over replications. */
  public Tally outPeak() {
    return outPeak;
  }

  /** Hosts out beyond the limit, over replications. */
  public Tally limitExcess() {
    return limitExcess;
  }

  /** The timelines of the replications, all with the same width of bins. */
  public List<Timeline> timelines() {
    long widest = 0;
    for (Timeline timeline : timelines) {
      widest = Math.max(widest, timeline.widthNs());
    }
    for (Timeline timeline : timelines) {
      timeline.widenTo(widest);
    }
    return List.copyOf(timelines);
  }
}
