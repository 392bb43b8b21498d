package luosim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A value from the command line must be checked like one from the file, and never be lost. */
final class OverridesTest {
  private static final String SCENARIO = """
      luosim: 1
      name: x
      protocol: {id: rfc-v2}
      faults:
        vfio-eio: {at: file.prepare, match: {handler: vfio}, effect: {error: EIO}, probability: 0.1%}
      """;

  @Test void valuesAreReplacedAddedAndMadeOnTheWay() {
    var scenario = read("faults.vfio-eio.probability=5%", "seed=7", "rollout.retry.backoff.duration=90s");
    assertThat(scenario.faults().get(0).probability()).isEqualTo(0.05);
    assertThat(scenario.seed()).isEqualTo(7);
    assertThat(scenario.rollout().retry().backoffNs()).isEqualTo(90_000_000_000L);
  }

  @Test void theLastOneWins() {
    assertThat(read("seed=7", "seed=8").seed()).isEqualTo(8);
    assertThat(read("fleet.topology.zones=3", "fleet.topology={zones: 2}").fleet().topology().zones())
        .isEqualTo(2);
  }

  @Test void wholeMappingsAndListsCanBeGiven() {
    var scenario = read("faults={}", "budgets=[blackout.p50 < 3s]", "fleet.hostClasses.gpu={cpus: 8}");
    assertThat(scenario.faults()).isEmpty();
    assertThat(scenario.budgets()).hasSize(1);
    assertThat(scenario.fleet().hostClasses()).extracting(HostClass::name).containsExactly("gpu");
  }

  @Test void aWrongValueNamesTheOption() {
    refused("faults.vfio-eio.probability=1.2",
        "--set faults.vfio-eio.probability=1.2: faults.vfio-eio.probability"
            + " is 1.2; expected a value from 0% to 100%");
    refused("fleet.cpu=1",
        "--set fleet.cpu=1: the unknown key 'cpu' in fleet; expected one of topology, hostClasses");
    refused("seed=", "--set seed=: seed is nothing; expected a whole number such as 10");
    refused("faults.new.probability=5%",
        "--set faults.new.probability=5%: no key 'at' in faults.new; expected a"
            + " fault point such as file.prepare");
  }

  @Test void aWrongPathIsRefused() {
    refused("seed", "--set seed: no key path before '='; expected --set key.path=value");
    refused("=5", "--set =5: no key path before '='; expected --set key.path=value");
    refused("a..b=5", "--set a..b=5: no key path before '='; expected --set key.path=value");
    refused("name.first=a", "--set name.first=a: name is 'x'; expected a mapping to set 'first' in");
  }

  @Test void hostileValuesAreRefused() {
    refused("seed=&a 1", "--set seed=&a 1: the anchor &a; expected values without anchors");
    refused("fleet=" + "[".repeat(10_000), "--set fleet=" + "[".repeat(10_000) + ": nesting deeper than 24;"
        + " expected at most 24 mappings and lists inside each other");
    var many = new String[1001];
    Arrays.fill(many, "seed=1");
    assertThatThrownBy(() -> read(many)).hasMessage("--set: 1001 options; expected at most 1000");
  }

  private static Scenario read(String... sets) {
    return ScenarioReader.parse(SCENARIO, "x.yaml", Path.of("."), List.of(sets));
  }

  private static void refused(String set, String message) {
    assertThatThrownBy(() -> read(set)).isInstanceOf(ScenarioException.class).hasMessage(message);
  }
}
