package luosim.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import luosim.metrics.RowSink;
import luosim.run.Bound;
import luosim.run.Campaign;
import luosim.run.CampaignResult;
import luosim.run.HostRerun;
import luosim.run.HostUpdates;
import luosim.run.SpotChecks;
import luosim.run.Tokens;
import luosim.scenario.ScenarioReader;

/**
 * What fleets of the scenario fleet-1m cost: one host update with and without the oracle, fleets of several
 * sizes, one thread against several, the heap that is alive, and hosts run again alone.
 *
 * <p>{@code update PAIRS}; {@code scale HOSTS...}; {@code threads HOSTS PAIRS}; {@code heap HOSTS OUT};
 * {@code reruns HOSTS}. No tables are written; a fleet is run once beforehand where time is measured.
 */
public final class FleetFigures {
  private static final Path SCENARIO = Path.of("scenarios/fleet-1m.yaml");
  private static final int ZONES = 10;
  private static final int HOSTS_PER_RACK = 40;
  private static final int WARM_UP = 40_000;
  private static final int UPDATES = 4_000;
  private static final double US = 1e-3;

  private FleetFigures() {}

  /** Runs what the first word names. */
  public static void main(String[] words) {
    int[] numbers = Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
    switch (words.length == 0 ? "" : words[0]) {
      case "update" -> update(numbers[0]);
      case "scale" -> scale(numbers);
      case "threads" -> threads(numbers[0], numbers[1]);
      case "heap" -> heap(numbers[0], numbers[1]);
      case "reruns" -> reruns(numbers[0]);
      default -> throw new IllegalArgumentException("expected update, scale, threads, heap or reruns");
    }
  }

  private static Bound fleet(int hosts, String... more) {
    List<String> sets = new ArrayList<>(List.of(more));
    sets.add("fleet.topology.racksPerZone=" + Math.max(1, hosts / ZONES / HOSTS_PER_RACK));
    return Bound.of(ScenarioReader.read(SCENARIO, sets));
  }

  private static CampaignResult run(Bound bound, int threads, RowSink rows) {
    return Campaign.run(
        bound, new Campaign.CampaignPorts(threads, n -> rows, () -> false, () -> {}, new Nothing()));
  }

  private static String us(double ns) {
    return String.format(Locale.ROOT, "%.1f", ns * US);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void update(int pairs) {
    Bound bound = fleet(WARM_UP);
    var judged = new HostUpdates(bound, true);
    var alone = new HostUpdates(bound, false);
    double[] with = new double[pairs];
    double[] without = new double[pairs];
    double[] ratio = new double[pairs];
    double[] bytes = new double[pairs];
    int host = 0;
    for (int pair = -pairs; pair < pairs; pair++) {
      long allocated = allocated();
      double on = updates(judged, host);
      double made = (double) (allocated() - allocated) / UPDATES;
      double off = updates(alone, host);
      host = (host + UPDATES) % (WARM_UP - UPDATES);
      if (pair >= 0) {
        with[pair] = on;
        without[pair] = off;
        ratio[pair] = on / off;
        bytes[pair] = made;
      }
    }
    new Figures().with("what", "update").with("judgedUs", us(median(with)))
        .with("unjudgedUs", us(median(without)))
        .with("ratio", String.format(Locale.ROOT, "%.2f", median(ratio)))
        .with("bytes", Math.round(median(bytes))).print();
  }

  /** Processor time of one update on this thread. */
  private static double updates(HostUpdates updates, int first) {
    var threads = ManagementFactory.getThreadMXBean();
    long began = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < UPDATES; i++) {
      updates.update(first + i);
    }
    return (double) (threads.getCurrentThreadCpuTime() - began) / UPDATES;
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  private static void scale(int... sizes) {
    run(fleet(WARM_UP), 1, RowSink.NONE);
    for (int hosts : sizes) {
      measured("scale", hosts, 1);
    }
  }

  private static double[] measured(String what, int hosts, int threads) {
    Bound bound = fleet(hosts);
    System.gc();
    var cpu = new Cpu();
    long began = System.nanoTime();
    CampaignResult result = run(bound, threads, RowSink.NONE);
    double wall = System.nanoTime() - began;
    double taken = cpu.elapsedNs();
    long updates = result.cost().hostUpdates();
    new Figures().with("what", what).with("hosts", hosts).with("threads", threads).with("updates", updates)
        .with("callbacks", result.cost().callbacks()).with("events", result.cost().events())
        .with("cpuUsPerUpdate", us(taken / updates)).with("wallUsPerUpdate", us(wall / updates))
        .with("callbacksPerCpuSecond", Math.round(result.cost().callbacks() / (taken / 1e9)))
        .with("fingerprint", result.fingerprint().substring(0, 8)).print();
    return new double[] {taken, wall};
  }

  private static void threads(int hosts, int pairs) {
    run(fleet(WARM_UP), 2, RowSink.NONE);
    double[] faster = new double[pairs];
    double[] dearer = new double[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      double[] one = measured("threads", hosts, 1);
      double[] two = measured("threads", hosts, 2);
      faster[pair] = one[1] / two[1];
      dearer[pair] = two[0] / one[0];
    }
    new Figures().with("what", "threads").with("speedUp", String.format(Locale.ROOT, "%.2f", median(faster)))
        .with("cpuRatio", String.format(Locale.ROOT, "%.2f", median(dearer))).print();
  }

  private static void heap(int hosts, int out) {
    var process = new Process();
    run(fleet(hosts, "rollout.maxUnavailable.fleet=" + out), 1, RowSink.NONE);
    process.addTo(new Figures().with("what", "heap").with("hosts", hosts).with("out", out)).print();
  }

  private static void reruns(int hosts) {
    TreeMap<Integer, Long> hashes = new TreeMap<>();
    for (int host : SpotChecks.of(hosts)) {
      hashes.put(host, 0L);
    }
    CampaignResult result = run(fleet(hosts), Runtime.getRuntime().availableProcessors(), new Hashes(hashes));
    int same = 0;
    for (int host : hashes.keySet()) {
      var again = Tokens.read(result.replays().token(0, host, 0).orElseThrow());
      var rerun = HostRerun.run(
          again.bound(), 0, host, again.token().orders(), (kind, timeNs, of, subject, a, b, c) -> {});
      same += rerun.streamHash() == hashes.get(host) ? 1 : 0;
    }
    new Figures().with("what", "reruns").with("hosts", hosts).with("rerun", hashes.size()).with("same", same)
        .print();
  }

  /** Notes the stream hashes of the hosts that it knows. */
  private record Hashes(TreeMap<Integer, Long> byHost) implements RowSink {
    @Override public void attempt(AttemptRow row) {}

    @Override public void host(HostRow row) {
      byHost.computeIfPresent(row.host(), (host, none) -> row.streamHash());
    }

    @Override public void pause(PauseRow row) {}
  }

  /** Tells nothing about what the process has taken. */
  private static final class Nothing implements Campaign.CostMeter {
    @Override public double cpuSeconds() {
      return 0;
    }

    @Override public double wallSeconds() {
      return 0;
    }

    @Override public String platform() {
      return "";
    }
  }
}
