package luosim.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.stream.Collectors;
import luosim.invariant.CancelCounts;
import luosim.invariant.Defects;
import luosim.invariant.Invariants;
import luosim.invariant.Judge;
import luosim.invariant.JudgeTally;
import luosim.invariant.MachineWorld;
import luosim.luo.Errno;
import org.junit.jupiter.api.Test;

/**
 * On a simulated host that runs RFC v2 the judge must find what lies behind the known defects, in
 * the row where it happened, and must call a cancel correct exactly if it is.
 */
final class JudgedHostTest {
  /** One host whose events go to a judge only. */
  private static JudgeTally judged(HostFixture fixture, int updates) {
    HostModel model = fixture.model();
    Machine machine = new Machine(model);
    Judge judge = new Judge();
    judge.begin(0, 0, new MachineWorld(machine));
    machine.install(7, 0, 0, 0, 0, 0, fixture.fates(), judge);
    for (int update = 0; update < updates; update++) {
      machine.start(machine.nowNs());
      while (machine.busy() && machine.nextTimeNs() != Long.MAX_VALUE) {
        machine.step();
      }
    }
    JudgeTally tally = new JudgeTally("rfc-v2");
    judge.commit(tally);
    return tally;
  }

  /** Invariants by row, in the order of rows: "Z2: I1 I3". */
  private static String found(JudgeTally tally) {
    var rows = tally.violations().stream()
        .collect(Collectors.groupingBy(
            JudgeTally.Violations::row,
            java.util.TreeMap::new,
            Collectors.mapping(found -> found.invariant().id(), Collectors.joining(" "))));
    return rows.entrySet().stream()
        .map(row -> row.getKey() + ": " + row.getValue())
        .collect(Collectors.joining("; "));
  }

  private static TreeSet<String> defects(JudgeTally tally) {
    TreeSet<String> defects = new TreeSet<>();
    tally.violations().forEach(v -> defects.addAll(Defects.of("rfc-v2", v.invariant().id(), v.row())));
    return defects;
  }

  @Test void aCleanUpdateBreaksOnlyWhatFinishNeverDoes() {
    JudgeTally tally = judged(HostFixture.withDevice(), 1);
    assertThat(found(tally)).isEqualTo("NONE: I6 I24");
    assertThat(tally.cancels().attempted()).isZero();
    assertThat(tally.unknown(Invariants.named("I9"))).isZero();
    assertThat(tally.unknown(Invariants.named("I12"))).isZero();
  }

  @Test void aFailedPrepareLeaksTheTree() {
    JudgeTally tally =
        judged(HostFixture.withDevice().failAt(Site.FILE_PREPARE, "memfd", Errno.EIO), 1);
    assertThat(found(tally)).isEqualTo("NONE: I21; P10: I4 I7 I9 I12");
    assertThat(defects(tally)).contains("D1", "D13", "D32");
    assertThat(tally.cancels()).isEqualTo(new CancelCounts(1, 0, 0, 1, 0));
  }

  @Test void aFailedPrepareOfTheFirstFileHasNobodyToCancelAndLeaksAllTheSame() {
    JudgeTally tally = judged(HostFixture.withDevice().failAt(Site.FILE_PREPARE, Errno.EIO), 1);
    assertThat(found(tally)).isEqualTo("NONE: I21; P10: I7 I9 I12");
  }

  @Test void aFailedFreezeOfAFileForgetsTheRestAndNothingWorksAnyMore() {
    JudgeTally tally =
        judged(HostFixture.withDevice().failAt(Site.FILE_FREEZE, "vfio", Errno.EIO), 2);
    assertThat(found(tally))
        .isEqualTo(
            "NONE: I21; P1: I12; Z2: I1 I3 I6 I7 I9 I10 I11 I12 I14 I15 I29; C4: I9 I11 I13");
    assertThat(defects(tally)).contains("D4", "D6", "D8", "D10", "D31");
    assertThat(tally.cancels()).isEqualTo(new CancelCounts(1, 0, 0, 1, 1));
  }

  @Test void aFailedFreezeOfASubsystemForgetsTheLaterSubsystems() {
    JudgeTally tally = judged(HostFixture.withDevice().failAt(Site.SUBSYSTEM_FREEZE, Errno.EIO), 1);
    assertThat(found(tally))
        .isEqualTo("NONE: I21; Z4: I1 I3 I4 I6 I7 I9 I10 I11 I12 I14 I15 I29; C4: I9 I11 I13");
    assertThat(defects(tally)).contains("D5", "D6", "D8", "D10");
  }

  @Test void aRebootAfterAFailedFreezeRevivesTheCancelled() {
    JudgeTally tally = judged(
        HostFixture.withDevice()
            .agent(new AgentPlan(2, 0, 1, 0))
            .failAt(Site.SUBSYSTEM_FREEZE, Errno.EIO),
        1);
    assertThat(found(tally)).contains("K4: I17 I18 I30");
    assertThat(defects(tally)).contains("D7");
  }

  @Test void aCancelWithoutOtherFaultIsCorrectButNotStrictly() {
    JudgeTally tally =
        judged(HostFixture.withDevice().failAt(Site.KEXEC_LOAD, Errno.EADDRNOTAVAIL), 1);
    assertThat(found(tally)).isEqualTo("NONE: I21; C1: I4 I10");
    assertThat(tally.cancels()).isEqualTo(new CancelCounts(1, 1, 0, 0, 0));
  }

  @Test void aLaterMemberThatRefusesIsToldOfTheAbort() {
    JudgeTally tally = judged(HostFixture.withDevice().failAt(Site.KHO_FINALIZE, Errno.EIO), 1);
    assertThat(found(tally)).isEqualTo("NONE: I21; P14: I4 I31");
    assertThat(defects(tally)).contains("D3");
  }

  @Test void alibraryCodeReachesUserSpace() {
    JudgeTally tally = judged(HostFixture.withDevice().failAt(Site.FDT_WRITE, Errno.ENOSPC), 1);
    assertThat(found(tally)).contains("P2: I34");
    assertThat(defects(tally)).contains("D28");
  }

  @Test void aKexecThatFailsLeavesThemFrozenForTheNextOne() {
    JudgeTally tally = judged(
        HostFixture.withDevice()
            .agent(new AgentPlan(2, 0, 1, 0))
            .failAt(Site.KEXEC_JUMP, Errno.EBUSY),
        1);
    assertThat(found(tally)).contains("K3: I16");
    assertThat(defects(tally)).contains("D27");
  }

  @Test void aFailedRetrieveBurnsItsToken() {
    JudgeTally tally = judged(HostFixture.withDevice().failAt(Site.FILE_RETRIEVE, Errno.EIO), 1);
    assertThat(found(tally)).isEqualTo("T8: I6 I23 I24");
    assertThat(defects(tally)).contains("D16", "D18");
  }

  @Test void aHungPrepareIsACancelThatIsNeverOver() {
    JudgeTally tally = judged(
        HostFixture.withDevice()
            .hangAt(Site.FILE_PREPARE, "vfio", Fate.FOREVER)
            .limits(1_000, Long.MAX_VALUE),
        1);
    assertThat(tally.cancels()).isEqualTo(new CancelCounts(1, 0, 0, 1, 1));
  }

  @Test void withTheDebugOptionTheNameStaysAndNoPrepareWorksAgain() {
    JudgeTally tally = judged(
        HostFixture.withDevice()
            .kernel(new KernelOptions(true, true, true, true, true))
            .failAt(Site.FILE_PREPARE, Errno.EIO),
        2);
    assertThat(found(tally)).isEqualTo("NONE: I21; P9: I12; P10: I7 I9 I12");
    assertThat(defects(tally)).contains("D2");
  }

  /** One trial stands for all equal states, so a second host adds none. */
  @Test void equalStatesAreTriedOnce() {
    JudgeTally one = judged(HostFixture.withDevice().failAt(Site.FILE_PREPARE, Errno.EIO), 1);
    one.merge(judged(HostFixture.withDevice().failAt(Site.FILE_PREPARE, Errno.EIO), 1));
    assertThat(one.statesTried()).isEqualTo(1);
    assertThat(one.cancels().attempted()).isEqualTo(2);
  }
}
