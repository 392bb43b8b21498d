package luosim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import luosim.engine.RunEnding;
import luosim.fault.PlannedFaults;
import luosim.fleet.Crew;
import luosim.fleet.FleetLimits;
import luosim.fleet.HostKernel;
import luosim.fleet.HostPool;
import luosim.fleet.HostRecord;
import luosim.fleet.MachineHost;
import luosim.fleet.Observers;
import luosim.fleet.Outcome;
import luosim.fleet.Rollout;
import luosim.fleet.RolloutParts;
import luosim.fleet.policy.Policies;
import luosim.host.Machine;
import luosim.scenario.ScenarioReader;
import luosim.trace.StreamHash;
import luosim.trace.TraceSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Real machines under a storm of faults must emit, running ahead, exactly what they emit when all
 * events of the fleet go through one list: cancels in flight, retries and fallbacks included, on any number
 * of threads.
 */
final class MachinesAgreeTest {
  private final Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
  private final AtomicInteger discards = new AtomicInteger();

  private final Workers.Helpers one = new Workers.Helpers(1);
  private final Workers.Helpers three = new Workers.Helpers(3);

  /** What a rollout came to: the fleet's hash, and each committed host with its own. */
  private record Story(RunEnding ending, long fleet, TreeMap<Integer, Long> hosts, List<String> outcomes) {}

  private enum How {
    ONE_LIST,
    AHEAD,
    AHEAD_WITHOUT_MEMORY,
    AHEAD_ON_TWO_THREADS,
    AHEAD_ON_FOUR_THREADS_WITHOUT_MEMORY
  }

  private Story story(Bound bound, How how) {
    StreamHash fleet = new StreamHash();
    TreeMap<Integer, Long> hosts = new TreeMap<>();
    List<String> outcomes = new ArrayList<>();
    PlannedFaults faults = new PlannedFaults(bound.faults(), bound.scenario().seed(), 1);
    Map<Machine, StreamHash> hashes = Collections.synchronizedMap(new IdentityHashMap<>());
    Observers observers = new Observers() {
      @Override public TraceSink opened(int host, Machine machine) {
        hashes.put(machine, new StreamHash());
        return hashes.get(machine);
      }

      @Override public void discarded(int host, Machine machine) {
        discards.incrementAndGet();
      }

      @Override public HostRecord retired(int host, Machine machine) {
        return new Told(host, hashes.get(machine).value());
      }

      /** What a retired host did. */
      final class Told implements HostRecord {
        private final int host;
        private final long hash;

        Told(int host, long hash) {
          this.host = host;
          this.hash = hash;
        }

        @Override public void discard() {
          discards.incrementAndGet();
        }

        @Override public void commit(Outcome outcome, HostKernel kernel, int attempts, long timeNs) {
          hosts.put(host, hash);
          outcomes.add(host + " " + outcome.text() + " " + kernel.text() + " " + attempts + " " + timeNs);
        }
      }
    };
    HostPool pool = new HostPool(() -> new MachineHost(new Machine(bound.hosts()), bound.fleet(),
        bound.scenario().seed(), 1, faults, observers));
    RolloutParts parts =
        new RolloutParts(bound.fleet(), Policies.of(bound.fleet()), pool, faults.hazards(fleet),
            fleet, FleetLimits.generous(), () -> false);
    Rollout rollout = how == How.ONE_LIST
        ? Rollout.onOneList(parts)
        : Rollout.runningAhead(parts, crew(how), how.name().endsWith("WITHOUT_MEMORY") ? 0 : 100);
    RunEnding ending = rollout.run();
    for (int host = 0; host < bound.fleet().topology().hosts(); host++) {
      seen.merge(rollout.outcome(host), 1, Integer::sum);
    }
    return new Story(ending, fleet.value(), hosts, outcomes);
  }

  private Crew crew(How how) {
    return switch (how) {
      case ONE_LIST, AHEAD, AHEAD_WITHOUT_MEMORY -> Crew.ALONE;
      case AHEAD_ON_TWO_THREADS -> one;
      case AHEAD_ON_FOUR_THREADS_WITHOUT_MEMORY -> three;
    };
  }

  @AfterEach void dismiss() {
    one.close();
    three.close();
  }

  private void assertAgree(String... sets) {
    assertAgreeOn("cancel-storm", sets);
  }

  private void assertAgreeOn(String scenario, String... sets) {
    Bound bound = Bound.of(ScenarioReader.read(Path.of("scenarios/" + scenario + ".yaml"), List.of(sets)));
    Story reference = story(bound, How.ONE_LIST);
    assertThat(reference.ending()).isEqualTo(RunEnding.COMPLETED);
    for (How how : EnumSet.complementOf(EnumSet.of(How.ONE_LIST))) {
      Story ahead = story(bound, how);
      assertThat(ahead.outcomes()).as("%s %s", how, List.of(sets)).isEqualTo(reference.outcomes());
      assertThat(ahead).as("%s %s", how, List.of(sets)).isEqualTo(reference);
    }
  }

  @Test void aStormOfFaultsGivesTheSameTracesInBothExecutions() {
    for (int seed = 1; seed <= 3; seed++) {
      assertAgree("seed=" + seed, "fleet.topology.racksPerZone=2", "fleet.topology.hostsPerRack=10");
    }
    assertThat(seen).containsKeys(Outcome.UPDATED, Outcome.UPDATED_AFTER_RETRIES, Outcome.DRAINED,
        Outcome.REBOOTED, Outcome.LOST);
  }

  @Test void aStormOverSessionsGivesTheSameTracesInBothExecutions() {
    for (String revision : List.of("mainline", "mainline-fixed")) {
      assertAgreeOn("mainline-storm", "protocol.id=" + revision, "fleet.topology.racksPerZone=2",
          "fleet.topology.hostsPerRack=10", "events.stop.at=20m", "events.stop.do=halt",
          "events.stop.inFlight=cancel");
      assertAgreeOn("mainline-storm", "protocol.id=" + revision, "fleet.topology.racksPerZone=2",
          "fleet.topology.hostsPerRack=10");
    }
    assertThat(seen).containsKeys(Outcome.UPDATED, Outcome.UPDATED_AFTER_RETRIES, Outcome.REBOOTED,
        Outcome.NOT_REACHED);
  }

  @Test void aStopThatCallsHostsBackGivesTheSameTracesInBothExecutions() {
    for (int minute : new int[] {11, 12, 13}) {
      assertAgree("seed=5", "fleet.topology.racksPerZone=2", "fleet.topology.hostsPerRack=10",
          "events.stop.at=" + minute + "m", "events.stop.do=halt", "events.stop.inFlight=cancel");
    }
    assertThat(discards.get()).as("hosts run again").isPositive();
    assertThat(seen).containsKeys(Outcome.NOT_REACHED, Outcome.SKIPPED);
  }
}
