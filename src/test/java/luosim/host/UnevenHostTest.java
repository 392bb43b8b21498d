package luosim.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import luosim.invariant.Defects;
import luosim.invariant.Judge;
import luosim.invariant.JudgeTally;
import luosim.invariant.MachineWorld;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.spec.Ask;
import org.junit.jupiter.api.Test;

/**
 * Subsystems that lack callbacks and another user of the handover must bring out the defects that nobody else
 * on a host can show, and must do no harm by being there.
 */
final class UnevenHostTest {
  private static final long PAGES_BYTES = 16 * 4096;

  private static JudgeTally judged(HostFixture fixture) {
    Machine machine = fixture.machine();
    Judge judge = new Judge();
    judge.begin(0, 0, new MachineWorld(machine));
    machine.install(7, 0, 0, 0, 0, 0, fixture.fates(), fixture.recorder.and(judge));
    fixture.update();
    JudgeTally tally = new JudgeTally("rfc-v2");
    judge.commit(tally);
    return tally;
  }

  /** Invariants by row, in the order of rows. */
  private static String found(JudgeTally tally) {
    var rows = tally.violations().stream().collect(Collectors.groupingBy(JudgeTally.Violations::row,
        TreeMap::new, Collectors.mapping(found -> found.invariant().id(), Collectors.joining(" "))));
    return rows.entrySet().stream().map(row -> row.getKey() + ": " + row.getValue())
        .collect(Collectors.joining("; "));
  }

  private static List<String> defects(JudgeTally tally) {
    return tally.violations().stream().flatMap(v -> Defects
        .of("rfc-v2", v.invariant().id(), v.row()).stream())
        .toList();
  }

  private static long preserved(HostFixture host) {
    return host.machine().runningKernel().kho().preservedBytes();
  }

  @Test void whoHasNoPrepareIsCancelledAllTheSame() {
    int bits = Callback.FREEZE.bit() | Callback.CANCEL.bit() | Callback.FINISH.bit();
    HostFixture host = HostFixture.withDevice().timed().callbacks(new TreeMap<>(Map.of("iommu", bits)))
        .failAt(Site.KEXEC_LOAD, Errno.EADDRNOTAVAIL);
    JudgeTally tally = judged(host);
    assertThat(found(tally)).isEqualTo("NONE: I21; C1: I2 I4 I10");
    assertThat(defects(tally)).contains("D33");
    assertThat(host.calls()).filteredOn(call -> call.startsWith("prepare")).hasSize(4);
  }

  @Test void whoHasNoCancelIsLeftAsItIs() {
    HostFixture host = HostFixture.withDevice().timed()
        .callbacks(new TreeMap<>(Map.of("iommu", Callback.PREPARE.bit() | Callback.FINISH.bit())))
        .failAt(Site.KEXEC_LOAD, Errno.EADDRNOTAVAIL);
    judged(host);
    assertThat(host.calls()).filteredOn(call -> call.startsWith("cancel")).hasSize(4);
  }

  @Test void aRefusedPrepareInTheNewKernelDropsThePagesOfOthers() {
    HostFixture host = others().hurt(Site.AGENT, s -> true, 6, fate -> fate.requests(List.of(Ask.PREPARE)));
    JudgeTally tally = judged(host);
    assertThat(found(tally)).contains("P5: I9 I13");
    assertThat(defects(tally)).contains("D35");
    assertThat(preserved(host)).isZero();
  }

  @Test void pagesOfOthersArePreservedInBothKernels() {
    HostFixture host = others();
    assertThat(preserved(host)).isEqualTo(PAGES_BYTES);
    JudgeTally tally = judged(host);
    assertThat(found(tally)).isEqualTo("NONE: I6 I24");
    assertThat(host.machine().runsNewKernel()).isTrue();
    assertThat(preserved(host)).isEqualTo(PAGES_BYTES);
  }

  @Test void aCancelDropsThePagesOfOthersForGood() {
    HostFixture host = others().failAt(Site.KEXEC_LOAD, Errno.EADDRNOTAVAIL);
    assertThat(found(judged(host))).isEqualTo("NONE: I21; C1: I4 I9 I10");
    assertThat(preserved(host)).isZero();
  }

  @Test void withTheHandoverOffNothingOfOthersIsPreserved() {
    HostFixture host = others().next(
        new NextKernel(false, true, List.of("pci", "iommu"), List.of("memfd", "vfio", "iommufd")));
    judged(host);
    assertThat(host.machine().runsNewKernel()).isTrue();
    assertThat(preserved(host)).isZero();
  }

  private static HostFixture others() {
    return HostFixture.withDevice().timed()
        .kernel(new KernelOptions(true, true, true, true, false, true, true, false, 16));
  }
}
