package luosim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import luosim.engine.RunEnding;
import luosim.fleet.Crew;
import luosim.fleet.Outcome;
import luosim.host.VmFate;
import luosim.metrics.RowSink;
import luosim.scenario.Scenario;
import luosim.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;

/** A campaign's result must never depend on threads, and no host or VM may be lost from its sums. */
final class CampaignTest {
  private static final String STORMY =
      """
      luosim: 1
      name: stormy
      seed: 11
      replications: {fixed: 3}
      protocol: {id: rfc-v2}
      fleet:
        topology: {zones: 2, racksPerZone: 2, hostsPerRack: 6}
        hostClasses:
          general:
            vms:
              small: {integers: [1, 3], vcpus: 2, memory: 4GiB}
              nic: {count: 1, vcpus: 4, memory: 8GiB, vfio: 1}
      faults:
        prepare: {at: file.prepare, effect: {error: EIO}, probability: 2%, per: call}
        freeze: {at: file.freeze, effect: {error: EIO}, probability: 2%, per: call}
        iommu: {at: subsystem.freeze, effect: {error: EIO}, probability: 10%, per: attempt}
        retrieve: {at: file.retrieve, effect: {error: EIO}, probability: 1%, per: call}
        boot: {at: boot, effect: crash, probability: 3%, per: attempt}
      events:
        stop: {at: 45m, do: halt, inFlight: cancel}
      rollout:
        maxUnavailable: {fleet: 3}
        waves: {first: {upTo: 3, bakeTime: 1m}, all: {upTo: 100%}}
        retry: {limit: 2, backoff: {duration: 30s, factor: 2, maxDuration: 5m}}
        fallback: {cancelled: drain, wedged: reboot, afterJump: reboot}
      """;

  private static final String QUIET =
      """
      luosim: 1
      name: quiet
      seed: 3
      replications: {fixed: 2}
      protocol: {id: rfc-v2}
      fleet:
        topology: {zones: 1, racksPerZone: 1, hostsPerRack: 5}
        hostClasses:
          general:
            vms:
              plain: {count: 2, memory: 3GiB, memfds: 3}
              nic: {count: 1, memory: 4GiB, vfio: 2}
      """;

  private static Bound bound(String text) {
    Scenario scenario = ScenarioReader.parse(text, "test", new TreeMap<>());
    return Bound.of(scenario);
  }

  private static CampaignResult run(Bound bound, int threads) {
    return Campaign.run(
        bound,
        new Campaign.CampaignPorts(threads, n -> RowSink.NONE, () -> false, () -> {}, new NoMeter()));
  }

  /** Says that nothing was taken. */
  private static final class NoMeter implements Campaign.CostMeter {
    @Override public double cpuSeconds() {
      return 0;
    }

    @Override public double wallSeconds() {
      return 0;
    }

    @Override public String platform() {
      return "any";
    }
  }

  @Test void theFingerprintIsTheSameOnAnyNumberOfThreads() {
    Bound bound = bound(STORMY);
    String alone = run(bound, 1).fingerprint();
    assertThat(alone).matches("[0-9a-f]{64}");
    assertThat(run(bound, 2).fingerprint()).isEqualTo(alone);
    assertThat(run(bound, 4).fingerprint()).isEqualTo(alone);
    assertThat(run(bound(STORMY.replace("seed: 11", "seed: 12")), 1).fingerprint()).isNotEqualTo(alone);
  }

  @Test void everyHostAndEveryVmHasOneFate() {
    CampaignResult result = run(bound(STORMY), 2);
    assertThat(result.ending()).isEqualTo(RunEnding.COMPLETED);
    long hosts = 0;
    for (Outcome outcome : Outcome.values()) {
      hosts += result.fleet().outcomes(outcome);
    }
    assertThat(hosts).isEqualTo(3 * 24);
    assertThat(result.fleet().outcomes(Outcome.NOT_REACHED)).as("the stop came before the end").isPositive();
    long vms = 0;
    for (VmFate fate : VmFate.values()) {
      vms += result.fleet().fates(fate);
    }
    assertThat(vms).isBetween(3 * 24 * 2L, 3 * 24 * 4L);
    assertThat(result.fleet().fates(VmFate.UNTOUCHED)).isPositive();
  }

  @Test void everyHostRerunAloneFromItsOrdersHasTheSameStream() {
    Bound bound = bound(STORMY);
    for (int replication = 0; replication < 3; replication++) {
      Replication.Result result =
          Replication.run(
              bound, replication, new MachinePool(bound.hosts()), RowSink.NONE, () -> false, () -> {},
              Crew.ALONE);
      assertThat(result.totals().orders().size()).isGreaterThan(5);
      List<Integer> differing = new ArrayList<>();
      for (int index = 0; index < 24; index++) {
        int host = index;
        result.totals().orders().of(replication, host).ifPresent(given -> {
          String token = Tokens.of(bound, result.totals().replication(), host, 0, given);
          Tokens.Replayable again = Tokens.read(token);
          var rerun =
              HostRerun.run(
                  again.bound(), again.token().replication(), host, again.token().orders(),
                  (kind, timeNs, of, subject, a, b, c) -> {});
          if (rerun.streamHash() != result.totals().hostHashes()[host]) {
            differing.add(host);
          }
        });
      }
      assertThat(differing).as("hosts whose rerun differs").isEmpty();
    }
  }

  @Test void hostsToBeCheckedAreKeptAndRerunAloneHaveTheStreamsOfTheFleet() {
    Bound bound = bound(STORMY.replace("fixed: 3", "fixed: 1")
        .replace("hostsPerRack: 6", "hostsPerRack: 3000").replace("at: 45m", "at: 100h")
        .replace("{fleet: 3}", "{fleet: 300}"));
    TreeMap<Integer, Long> hashes = new TreeMap<>();
    CampaignResult result = Campaign.run(bound,
        new Campaign.CampaignPorts(2, n -> new Hashes(hashes), () -> false, () -> {}, new NoMeter()));
    int compared = 0;
    for (int host : SpotChecks.of(12_000)) {
      var token = result.replays().token(0, host, 0);
      assertThat(token.isPresent()).as("host %s", host).isEqualTo(hashes.containsKey(host));
      if (token.isPresent()) {
        var again = Tokens.read(token.get());
        var rerun = HostRerun.run(
            again.bound(), 0, host, again.token().orders(), (kind, timeNs, of, subject, a, b, c) -> {});
        assertThat(rerun.streamHash()).as("host %s", host).isEqualTo(hashes.get(host));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
    assertThat(hashes.size()).as("more than are kept").isGreaterThan(5_000);
  }

  /** Keeps the hash of each host's stream. */
  private record Hashes(TreeMap<Integer, Long> byHost) implements RowSink {
    @Override public void attempt(AttemptRow row) {}

    @Override public void host(HostRow row) {
      byHost.put(row.host(), row.streamHash());
    }

    @Override public void pause(PauseRow row) {}
  }

  /**
   * Without faults a host of n files and m subsystems invokes, in its first kernel, can_preserve until a
   * handler accepts, n + m prepares and n + m freezes; in its second, n retrieves and n + m finishes; the
   * other client of the handover chain is asked once.
   */
  @Test void callbacksWithoutFaultsAreAsManyAsTheClosedFormSays() {
    long memfds = 2 * 3 + 1;
    long vfios = 2;
    long iommufds = 1;
    long files = memfds + vfios + iommufds;
    long subsystems = 2;
    long asked = memfds * 1 + vfios * 2 + iommufds * 3;
    long clean = asked + 2 * (files + subsystems) + files + (files + subsystems) + 1;
    CampaignResult result = run(bound(QUIET), 1);
    assertThat(result.cost().callbacks()).isEqualTo(2 * 5 * clean);
    assertThat(result.judged().cancels().attempted()).isZero();
    assertThat(result.faults()).isEmpty();
  }

  @Test void anInterruptEndsTheCampaignByName() {
    CampaignResult result =
        Campaign.run(
            bound(STORMY),
            new Campaign.CampaignPorts(2, n -> RowSink.NONE, () -> true, () -> {}, new NoMeter()));
    assertThat(result.ending()).isEqualTo(RunEnding.INTERRUPTED);
    assertThat(result.replications()).isZero();
  }

  @Test void streamHashesOfDifferentHostsDiffer() {
    Bound bound = bound(QUIET);
    Replication.Result result =
        Replication.run(bound, 0, new MachinePool(bound.hosts()), RowSink.NONE, () -> false, () -> {},
            Crew.ALONE);
    assertThat(LongStream.of(result.totals().hostHashes()).distinct().count()).isEqualTo(5);
  }
}
