package luosim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import luosim.scenario.Budget.Comparison;
import luosim.scenario.Budget.Label;
import luosim.scenario.Budget.Statistic;
import luosim.spec.DistributionSpec.Constant;
import luosim.spec.DistributionSpec.Empirical;
import luosim.spec.DistributionSpec.Uniform;
import luosim.spec.Errno;
import luosim.spec.FaultPoint;
import luosim.spec.Timing;
import luosim.spec.Unit;
import org.junit.jupiter.api.Test;

/** What stands in a scenario must never arrive as something else. */
final class ScenarioReaderTest {
  private static final Path EXAMPLE = Path.of("src/test/resources/luosim/scenario/example/example.yaml");
  private static final long SECOND = 1_000_000_000L;
  private static final long GIB = 1L << 30;

  private final Scenario example = ScenarioReader.read(EXAMPLE, List.of());

  @Test void theHeadIsRead() {
    assertThat(example.name()).isEqualTo("quickstart");
    assertThat(example.seed()).isEqualTo(42);
    assertThat(example.replications()).isEqualTo(10);
    assertThat(example.protocol()).isEqualTo(new Protocol(ProtocolId.RFC_V2, ProtocolId.RFC_V2, false));
  }

  @Test void theFleetIsRead() {
    assertThat(example.fleet().hosts()).isEqualTo(200);
    var hosts = example.fleet().hostClasses().get(0);
    assertThat(hosts.weight()).isEqualTo(80);
    assertThat(hosts.memoryBytes()).isEqualTo(512 * GIB);
    assertThat(hosts.kernel())
        .isEqualTo(new Kernel(true, true, Kernel.DeviceShutdown.ASYNC, true, false, true, true, false, 0));
    assertThat(hosts.agent().workers()).isEqualTo(16);
    assertThat(hosts.agent().afterFreezeFailure()).isEqualTo(new Agent.AfterFreezeFailure(0.5, 0.1, 0.4));
    assertThat(hosts.subsystems()).containsExactly("pci", "iommu");
    assertThat(hosts.vms()).containsExactly(
        new VmShape("small", 6, 6, 4, 16 * GIB, 2 << 20, 1, 0, true),
        new VmShape("nic", 1, 3, 16, 64 * GIB, GIB, 1, 1, false));
    assertThat(hosts.vmsMost()).isEqualTo(9);
    assertThat(hosts.filesMost()).isEqualTo(6 + 3 * 3);
  }

  @Test void timingIsTheCalibrationSetWithChanges() {
    var timing = example.timing();
    assertThat(timing.hostSigma()).isEqualTo(0.10);
    assertThat(timing.rackSigma()).isEqualTo(0.03);
    assertThat(timing.scale(Timing.BOOT_KERNEL)).isEqualTo(1.2);
    assertThat(timing.law(Timing.BOOT_KERNEL)).isEqualTo(Timing.BOOT_KERNEL.law());
    assertThat(timing.law(Timing.VFIO_FREEZE)).isEqualTo(new Empirical("measured/vfio-freeze.csv"));
    assertThat(timing.scale(Timing.VFIO_FREEZE)).isEqualTo(1);
    assertThat(timing.law(Timing.KEXEC_JUMP)).isEqualTo(new Constant(40e6));
    assertThat(example.input("measured/vfio-freeze.csv").values()).containsExactly(5e6, 7.25e6, 12e6);
  }

  @Test void callFaultsAreRead() {
    var vfio = example.faults().get(0);
    assertThat(vfio.name()).isEqualTo("vfio-eio");
    assertThat(vfio.at()).isEqualTo(FaultPoint.FILE_PREPARE);
    assertThat(vfio.match().handler()).contains("vfio");
    assertThat(vfio.effect()).isEqualTo(new FaultEffect.ReturnError(Errno.EIO));
    assertThat(vfio.probability()).isEqualTo(0.001);
    assertThat(vfio.per()).isEqualTo(Fault.Per.CALL);
    assertThat(vfio.recurs()).isEqualTo(Fault.Recurs.REDRAWN);
    var hang = example.faults().get(1);
    assertThat(hang.effect()).isEqualTo(new FaultEffect.Hang(20 * SECOND));
    assertThat(hang.per()).isEqualTo(Fault.Per.HOST);
    assertThat(hang.recurs()).isEqualTo(Fault.Recurs.HOST);
    var scripted = example.faults().get(3);
    assertThat(scripted.probability()).isEqualTo(1);
    assertThat(scripted.match())
        .isEqualTo(new FaultMatch(Optional.empty(), Optional.empty(), OptionalInt.of(1),
            OptionalInt.of(2), OptionalInt.of(7), Optional.empty(), OptionalInt.of(1), OptionalInt.of(3),
            Optional.empty(), Optional.empty()));
  }

  @Test void faultsInPhasesAndAtRestAreRead() {
    var crash = example.faults().get(2);
    assertThat(crash.at()).isEqualTo(FaultPoint.HOST_BLACKOUT);
    assertThat(crash.effect()).isEqualTo(new FaultEffect.Crash());
    assertThat(crash.per()).isEqualTo(Fault.Per.ATTEMPT);
    assertThat(crash.after()).isEqualTo(new After.Elapsed(new Uniform(0, 20e9)));
    assertThat(crash.match()).isEqualTo(FaultMatch.all());
    var image = example.faults().get(4);
    assertThat(image.at()).isEqualTo(FaultPoint.HOST_UP);
    assertThat(image.per()).isEqualTo(Fault.Per.ROLLOUT);
    assertThat(image.meanTimeNs()).isEqualTo(OptionalLong.of(30 * 86_400 * SECOND));
    assertThat(image.match().kernel()).contains(FaultMatch.Side.NEW);
  }

  @Test void theRolloutIsRead() {
    var rollout = example.rollout();
    assertThat(rollout.waves()).containsExactly(
        new Wave("canary", new Portion.Count(1), 600 * SECOND),
        new Wave("early", new Portion.Share(50_000), 300 * SECOND),
        new Wave("all", new Portion.Share(1_000_000), 0));
    assertThat(rollout.maxUnavailable()).isEqualTo(new MaxUnavailable(new Portion.Share(100_000),
        new Portion.Share(1_000_000), new Portion.Share(200_000), 1, 10));
    assertThat(rollout.failureThreshold())
        .isEqualTo(new FailureThreshold(0.02, FailureThreshold.Scope.WAVE, 5,
            List.of(FailureThreshold.Counted.values()), InFlight.CANCEL));
    assertThat(rollout.prepareTimeoutNs()).isEqualTo(60 * SECOND);
    assertThat(rollout.pauseLimitNs()).isEqualTo(15 * SECOND);
    assertThat(rollout.retry()).isEqualTo(new Retry(3, false, 60 * SECOND, 2, 1800 * SECOND));
    assertThat(rollout.fallback()).isEqualTo(
        new Fallback(Fallback.Action.DRAIN, Fallback.Action.DRAIN, Fallback.Action.REBOOT));
    assertThat(example.events()).containsExactly(
        new FleetEvent("stop", 2700 * SECOND, FleetEvent.Action.HALT, InFlight.CANCEL));
  }

  @Test void theVerdictIsRead() {
    assertThat(example.invariants()).isEqualTo(new InvariantPolicy(InvariantPolicy.Judge.OFF, List.of(
        new InvariantPolicy.Known("I9", List.of("D1", "D11")),
        new InvariantPolicy.Known("I12", List.of("D6"))), 100));
    assertThat(example.budgets()).containsExactly(
        new Budget("blackout", "", List.of(), new Statistic.Quantile(0.5), Comparison.LESS, 6e9,
            Unit.DURATION),
        new Budget("blackout", "", List.of(), new Statistic.Quantile(0.99), Comparison.LESS, 12e9,
            Unit.DURATION),
        new Budget("blackout", "", List.of(new Label("shape", "nic")),
            new Statistic.Above(15e9, Unit.DURATION), Comparison.LESS, 0.01, Unit.FRACTION));
    assertThat(example.record()).isEqualTo(new RecordPlan(0.01, 500));
  }

  @Test void whatIsNotWrittenIsTheDefault() {
    var least = read("luosim: 1\nname: x\nprotocol: {id: rfc-v2}\n");
    assertThat(least.faults()).isEmpty();
    assertThat(least.events()).isEmpty();
    assertThat(least.budgets()).isEmpty();
    assertThat(least.inputs()).isEmpty();
    assertThat(least.replications()).isEqualTo(1);
    assertThat(least.fleet().hosts()).isEqualTo(20);
    assertThat(least.fleet().hostClasses()).extracting(HostClass::name).containsExactly("general");
    assertThat(least.rollout().waves()).extracting(Wave::name).containsExactly("all");
    assertThat(least.rollout().failureThreshold().above()).isEqualTo(1);
    assertThat(least.timing().costs())
        .allSatisfy((timing, cost) -> assertThat(cost).isEqualTo(new TimingPlan.Cost(timing.law(), 1)));
  }

  @Test void aPairOfRevisionsIsRead() {
    var pair = read("luosim: 1\nname: x\nprotocol: {from: rfc-v2, to: rfc-v2, allowIncompatible: true}\n");
    assertThat(pair.protocol()).isEqualTo(new Protocol(ProtocolId.RFC_V2, ProtocolId.RFC_V2, true));
    pair = read("luosim: 1\nname: x\nprotocol: {from: as-reviewed, to: v3}\n");
    assertThat(pair.protocol()).isEqualTo(new Protocol(ProtocolId.AS_REVIEWED, ProtocolId.V3, false));
    pair = read("luosim: 1\nname: x\nprotocol: {from: v3, to: rfc-v2, allowIncompatible: true}\n");
    assertThat(pair.protocol()).isEqualTo(new Protocol(ProtocolId.V3, ProtocolId.RFC_V2, true));
  }

  @Test void aNewMedianMovesALognormalDefaultWithoutReshapingIt() {
    assertThat(start("{p50: 3s}")).isEqualTo("{lognormal: {p50: 3s, p99: 7.5s}}");
    assertThat(start("{p99: 8s}")).isEqualTo("{lognormal: {p50: 2s, p99: 8s}}");
    assertThat(start("{p99: 6s, p50: 3s}")).isEqualTo("{lognormal: {p50: 3s, p99: 6s}}");
    assertThat(start("{scale: 2}")).isEqualTo("{lognormal: {p50: 2s, p99: 5s}}");
  }

  @Test void theShippedScenariosAreRead() {
    assertThat(shipped("quickstart").fleet().hosts()).isEqualTo(200);
    assertThat(shipped("cancel-storm").faults()).hasSizeGreaterThan(10);
    var large = shipped("fleet-10k");
    assertThat(large.fleet().hosts()).isEqualTo(10_000);
    assertThat(large.faults()).isEmpty();
    var hosts = large.fleet().hostClasses().get(0);
    assertThat(hosts.vmsMost()).isEqualTo(10);
    assertThat(hosts.filesMost()).isEqualTo(40);
    assertThat(hosts.vms()).allMatch(shape -> shape.countLeast() == shape.countMost());
  }

  private static Scenario shipped(String name) {
    var scenario = ScenarioReader.read(Path.of("scenarios/" + name + ".yaml"), List.of());
    assertThat(scenario.name()).isEqualTo(name);
    return scenario;
  }

  private static String start(String law) {
    return read("luosim: 1\nname: x\nprotocol: {id: rfc-v2}\ntiming: {userspace: {start: " + law + "}}\n")
        .timing().law(Timing.AGENT_START).text(Unit.DURATION);
  }

  private static Scenario read(String text) {
    return ScenarioReader.parse(text, "x.yaml", Path.of("."), List.of());
  }
}
