package luosim.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import luosim.invariant.Judge;
import luosim.invariant.JudgeTally;
import luosim.invariant.MachineWorld;
import luosim.luo.Errno;
import luosim.spec.Ask;
import luosim.spec.TreeForm;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/**
 * What other processes ask, and kernels with other options, must bring out what they are there for; the agent
 * must answer it by its ladder and never end in an exception.
 */
final class OutOfTurnTest {
  /** Orders so many updates and lets the judge look on. */
  private static JudgeTally judged(HostFixture fixture, int updates) {
    Machine machine = fixture.machine();
    Judge judge = new Judge();
    judge.begin(0, 0, new MachineWorld(machine));
    machine.install(7, 0, 0, 0, 0, 0, fixture.fates(), fixture.recorder.and(judge));
    for (int update = 0; update < updates; update++) {
      fixture.update();
    }
    JudgeTally tally = new JudgeTally("rfc-v2");
    judge.commit(tally);
    return tally;
  }

  /** Rows in which an invariant was violated. */
  private static String rows(JudgeTally tally, String invariant) {
    return tally.violations().stream().filter(found -> found.invariant().id().equals(invariant))
        .map(found -> found.row().name()).collect(Collectors.joining(" "));
  }

  private static HostFixture host() {
    return HostFixture.withDevice().timed();
  }

  private static HostFixture asked(Site site, int nth, Ask... asks) {
    return host().hurt(site, s -> true, nth, fate -> fate.requests(List.of(asks)));
  }

  @Test void aCancelThatMeetsARunningFreezeWipesTheMapUnderIt() {
    HostFixture host = asked(Site.FILE_FREEZE, 1, Ask.CANCEL);
    JudgeTally tally = judged(host, 1);
    assertThat(rows(tally, "I11")).contains("K6");
    assertThat(host.machine().end()).isEqualTo(AttemptEnd.LOST);
  }

  @Test void twoRestoresOfOneTokenMeetInTheWindow() {
    JudgeTally tally = judged(asked(Site.AGENT, 6, Ask.RESTORE_TWICE), 1);
    assertThat(rows(tally, "I22")).isNotEmpty();
  }

  @Test void aSecondRestoreWhileARetrieveRunsIsRefused() {
    HostFixture host = asked(Site.FILE_RETRIEVE, 1, Ask.RESTORE);
    JudgeTally tally = judged(host, 1);
    assertThat(rows(tally, "I22")).isEmpty();
    assertThat(host.machine().end()).isEqualTo(AttemptEnd.UPDATED);
  }

  @Test void aPrepareBySomebodyElseIsTakenBackBeforeTheNextAttempt() {
    HostFixture host = asked(Site.AGENT, 1, Ask.PREPARE);
    judged(host, 2);
    assertThat(host.events(TraceKind.ATTEMPT_ENDED)).extracting(event -> AttemptEnd.values()[(int) event.a()])
        .containsExactly(AttemptEnd.CANCELLED, AttemptEnd.UPDATED);
  }

  @Test void aRebootBySomebodyElseFreezesAndFailsWithoutAnImage() {
    HostFixture host = asked(Site.AGENT, 3, Ask.REBOOT);
    judged(host, 1);
    assertThat(host.machine().end()).as("the agent goes on from FROZEN").isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.calls()).filteredOn(call -> call.startsWith("freeze")).as("nobody is frozen again")
        .hasSize(5);
  }

  @Test void aRebootBySomebodyElseTakesRunningVmsWithIt() {
    HostFixture host = asked(Site.AGENT, 4, Ask.REBOOT);
    judged(host, 1);
    assertThat(host.events(TraceKind.VM_LOST)).hasSize(1);
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.RESTARTED);
    assertThat(host.machine().runsNewKernel()).isTrue();
  }

  @Test void aFinishBySomebodyElseTakesTheFilesAway() {
    HostFixture host = asked(Site.AGENT, 6, Ask.FINISH);
    judged(host, 1);
    assertThat(host.machine().end()).isEqualTo(AttemptEnd.BROKEN_AFTER_JUMP);
  }

  @Test void aFinishJustBeforeTheAgentsOwnDoesNoHarm() {
    HostFixture host = asked(Site.AGENT, 7, Ask.FINISH);
    judged(host, 1);
    assertThat(host.machine().end()).isEqualTo(AttemptEnd.UPDATED);
  }

  @Test void aFileThatItsMonitorClosesIsFreedUnderFinish() {
    JudgeTally tally = judged(asked(Site.AGENT, 7, Ask.CLOSE_FILE), 1);
    assertThat(rows(tally, "I26")).isNotEmpty();
  }

  @Test void theSameFileIsPreparedTwice() {
    assertThat(rows(judged(asked(Site.AGENT, 2, Ask.PRESERVE), 1), "I20")).isNotEmpty();
  }

  @Test void aHandlerGoesWhileItsFilesAreRegistered() {
    assertThat(rows(judged(asked(Site.AGENT, 2, Ask.UNREGISTER_HANDLER), 1), "I27")).isNotEmpty();
  }

  @Test void aSubsystemThatIsNewHereStopsTheNewKernelAtFinish() {
    HostFixture host = asked(Site.AGENT, 6, Ask.REGISTER_SUBSYSTEM);
    assertThat(rows(judged(host, 1), "I33")).isEqualTo("N4");
    HostFixture image = host().next(new NextKernel(true, true, List.of("pci", "iommu", "new"),
        List.of("memfd", "vfio", "iommufd")));
    assertThat(rows(judged(image, 1), "I33")).isEqualTo("N4");
  }

  /** Another process jumps with running VMs, the file is never finished, its VM starts from nothing. */
  @Test void theTokenOfAFileWhoseVmStartedAnewLeadsToNoCancelledData() {
    HostFixture host = HostFixture.withSmallVms(1).protocol("hardened")
        .hurt(Site.AGENT, s -> true, 4, fate -> fate.requests(List.of(Ask.REBOOT)));
    for (int nth = 3; nth <= 5; nth++) {
      host.hurt(Site.LOCK, s -> true, nth, fate -> fate.error(Errno.EAGAIN));
    }
    host.hurt(Site.AGENT, s -> s.attempt() == 2, 1, fate -> fate.requests(List.of(Ask.RESTORE)));
    JudgeTally tally = judged(host, 2);
    assertThat(host.events(TraceKind.ATTEMPT_ENDED)).extracting(event -> AttemptEnd.values()[(int) event.a()])
        .first().isEqualTo(AttemptEnd.BROKEN_AFTER_JUMP);
    assertThat(host.calls()).contains("retrieve t0 -22");
    assertThat(host.events(TraceKind.CORRUPTED)).isEmpty();
    assertThat(tally.violations()).isEmpty();
  }

  @Test void requestsThatBreedRequestsEnd() {
    HostFixture host = host();
    for (int nth = 1; nth <= 200; nth++) {
      host.hurt(Site.FILE_CANCEL, s -> true, nth, fate -> fate.requests(List.of(Ask.PREPARE, Ask.CANCEL)));
    }
    host.failAt(Site.KEXEC_LOAD, 5);
    judged(host, 1);
    assertThat(host.events(TraceKind.ASKED)).hasSize(Others.ASKS_MAX);
    assertThat(host.masked()).isNotEmpty();
  }

  @Test void aKernelThatLacksAHandlerPanics() {
    HostFixture host =
        host().next(new NextKernel(true, true, List.of("pci", "iommu"), List.of("memfd", "iommufd")));
    judged(host, 1);
    assertThat(host.machine().end()).isEqualTo(AttemptEnd.LOST);
    assertThat(host.machine().endRow()).isEqualTo(luosim.luo.Row.N3);
  }

  @Test void aKernelWithTheHandoverOffIgnoresWhatCame() {
    HostFixture host = host().next(new NextKernel(false, true, List.of("pci", "iommu"),
        List.of("memfd", "vfio", "iommufd")));
    judged(host, 2);
    assertThat(host.events(TraceKind.ATTEMPT_ENDED)).extracting(event -> AttemptEnd.values()[(int) event.a()])
        .containsExactly(AttemptEnd.BROKEN_AFTER_JUMP, AttemptEnd.CANCELLED);
  }

  @Test void anOrchestratorThatIsSwitchedOffWorksAllTheSame() {
    HostFixture host = host().kernel(new KernelOptions(true, true, true, true, false, false, true, false, 0));
    assertThat(rows(judged(host, 1), "I38")).isNotEmpty();
    assertThat(rows(judged(host(), 1), "I38")).isEmpty();
  }

  @Test void everyMalformedTreeStopsTheKernelOrIsUsedSilently() {
    TreeMap<String, String> ends = new TreeMap<>();
    for (TreeForm form : TreeForm.values()) {
      HostFixture host = host().hurt(Site.BOOT, s -> true, 1, fate -> fate.malformed(Optional.of(form)));
      JudgeTally tally = judged(host, 1);
      ends.put(form.word(), host.machine().end() + " " + host.machine().endRow()
          + (rows(tally, "I32").isEmpty() ? "" : " I32"));
    }
    assertThat(ends).hasToString("{badName=LOST N3, duplicateToken=UPDATED NONE I32, noCompatible=LOST N2,"
        + " noData=LOST N3, noFiles=LOST N2, noSubsystems=LOST N2, shortData=UPDATED NONE I32,"
        + " shortSubsystem=LOST N4, unknownHandler=LOST N3}");
  }

  @Test void malformedPagesOfSessionsCloseTheDeviceOrStopTheKernel() {
    var ends = new java.util.TreeMap<String, String>();
    for (TreeForm form : TreeForm.values()) {
      HostFixture host = HostFixture.withDevice().protocol("mainline")
          .hurt(Site.BOOT, s -> true, 1, fate -> fate.malformed(Optional.of(form)));
      host.update();
      ends.put(form.word(), host.machine().end() + " " + host.machine().endRow()
          + (host.masked().isEmpty() ? "" : " masked"));
    }
    assertThat(ends).hasToString("{badName=UPDATED NONE masked, duplicateToken=UPDATED NONE masked,"
        + " noCompatible=LOST M17, noData=UPDATED NONE masked, noFiles=BROKEN_AFTER_JUMP M16,"
        + " noSubsystems=UPDATED NONE masked, shortData=UPDATED NONE masked,"
        + " shortSubsystem=UPDATED NONE masked, unknownHandler=BROKEN_AFTER_JUMP M16}");
  }

  @Test void atreeWithoutFilesHasNoMalformedFile() {
    HostFixture host = new HostFixture()
        .hurt(Site.BOOT, s -> true, 1, fate -> fate.malformed(Optional.of(TreeForm.SHORT_DATA)));
    judged(host, 1);
    assertThat(host.masked()).hasSize(1);
    assertThat(host.machine().end()).isEqualTo(AttemptEnd.UPDATED);
  }
}
