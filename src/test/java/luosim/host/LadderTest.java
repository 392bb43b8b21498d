package luosim.host;

import static luosim.host.HostFixture.MS;
import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import luosim.luo.Operation;
import org.junit.jupiter.api.Test;

/**
 * Each row of the agent's ladder: what it does after a failure, when, and what is left. A VM must never
 * stay paused by an attempt that ended, and a cancel that began must end.
 */
final class LadderTest {

  private static HostFixture host() {
    return HostFixture.withDevice().timed();
  }

  private static HostFixture hostWith(AgentPlan plan) {
    return host().agent(plan);
  }

  // Registration.

  @Test void aRefusedRegistrationTakesOutWhatIsRegisteredAndIsNoCancel() {
    var host =
        host().hurt(Site.ALLOC, s -> s.during(Operation.FD_PRESERVE), 2, fate -> fate.error(Errno.ENOMEM));
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.turns()).isEqualTo("""
        0 attempt 1
        4000 noticed after 0
        5000 attempt 1 ends cancelled R4
        """);
    assertThat(host.machine().runningKernel().luo().outgoingCount()).isZero();
  }

  /** D14: the entry stays, because nobody knows its token. */
  @Test void aTokenThatNobodyLearnsStaysRegistered() {
    var host = host().failAt(Site.COPY_OUT, Errno.EFAULT);
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.machine().endRow().name()).isEqualTo("R6");
    assertThat(host.machine().runningKernel().luo().outgoingCount()).isEqualTo(1);
  }

  // Prepare.

  /** The kernel has rolled back by the time the call returns; D1 keeps its megabyte. */
  @Test void aFailedPrepareIsRolledBackByTheKernel() {
    var host = host().failAt(Site.FILE_PREPARE, "vfio", Errno.EIO);
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.turns()).isEqualTo("""
        0 attempt 1
        43000 noticed after 20000000
        43000 cancel began FAILED_PREPARE
        46000 cancel ended over
        49000 attempt 1 ends cancelled P10
        """);
    assertThat(host.calls()).containsExactly("prepare f0 ok", "prepare f1 -5", "cancel f0 ok");
    assertThat(host.machine().runningKernel().allocatedBytes()).isEqualTo(1 << 20);
  }

  /** Files are cancelled forward, so the device loses its address space first: D32. */
  @Test void aSubsystemThatFailsPrepareCancelsFilesForwardAndTheDeviceIsReset() {
    var host = host().failAt(Site.SUBSYSTEM_PREPARE, "iommu", Errno.EIO);
    host.update();
    assertThat(host.turns()).isEqualTo("""
        0 attempt 1
        62000 noticed after 4000000
        62000 cancel began FAILED_PREPARE
        171000 corrupt f1 dependencyGone
        175000 cancel ended over
        178000 attempt 1 ends cancelled P12
        """);
  }

  /** P1: a kernel that refuses at the door begins nothing, so nothing is cancelled. */
  @Test void aWedgedOrchestratorRefusesAtOnce() {
    var host = hostWith(new AgentPlan(2, 0, 0, 1)).failAt(Site.FILE_FREEZE, "memfd", Errno.EIO);
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    host.recorder.clear();
    assertThat(host.update(1000 * MS)).isEqualTo(AttemptEnd.WEDGED);
    assertThat(host.turns()).isEqualTo("""
        1000000 attempt 2
        1012000 attempt 2 ends wedged P1
        """);
    assertThat(host.update(2000 * MS)).isEqualTo(AttemptEnd.WEDGED);
  }

  /** D2: with the debug option a stale name keeps every later prepare out. */
  @Test void theDebugOptionWedgesAfterOneFailedPrepare() {
    var host = host().kernel(new KernelOptions(true, true, true, true, true))
        .failAt(Site.FILE_PREPARE, "vfio", Errno.EIO);
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.update(1000 * MS)).isEqualTo(AttemptEnd.WEDGED);
    assertThat(host.machine().endRow().name()).isEqualTo("P9");
  }

  // The image.

  @Test void anImageThatCannotBeLoadedIsAnsweredWithACancel() {
    var host = host().failAt(Site.KEXEC_LOAD, Errno.EADDRNOTAVAIL);
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.turns()).isEqualTo("""
        0 attempt 1
        62000 state NORMAL->PREPARED
        62000 finalized 1
        162000 noticed after 0
        162000 cancel began ASKED
        273000 corrupt f1 dependencyGone
        279000 state PREPARED->NORMAL
        279000 finalized 0
        279000 cancel ended over
        282000 attempt 1 ends cancelled K1
        """);
    assertThat(host.machine().runningKernel().allocatedBytes()).isZero();
  }

  @Test void anImageLoadThatNeverReturnsWedgesTheHost() {
    var host = host().limits(500 * MS, 1000 * MS)
        .hurt(Site.KEXEC_LOAD, s -> true, 1, fate -> fate.hang(Fate.FOREVER));
    assertThat(host.update()).isEqualTo(AttemptEnd.WEDGED);
    assertThat(host.update(2000 * MS)).isEqualTo(AttemptEnd.WEDGED);
    assertThat(host.machine().endRow().name()).isEqualTo("K1");
  }

  // The freeze.

  @Test void afterAFailedFreezeACancelIsRefusedAndTheVmsRunAgain() {
    var host = host().failAt(Site.FILE_FREEZE, "vfio", Errno.EIO);
    assertThat(host.update()).isEqualTo(AttemptEnd.WEDGED);
    assertThat(host.turns()).isEqualTo("""
        0 attempt 1
        62000 state NORMAL->PREPARED
        62000 finalized 1
        181000 noticed after 6000000
        181000 cancel began FAILED_FREEZE
        184000 corrupt f0 freedWhileMapped
        184000 state PREPARED->NORMAL
        191000 vm0 runs
        191000 cancel ended never
        194000 attempt 1 ends wedged Z2
        """);
    assertThat(host.machine().runningKernel().preparedCount(1)).isEqualTo(1);
  }

  @Test void afterAFailedFreezeTheVmsMayJustRunAgain() {
    var host = hostWith(new AgentPlan(2, 0, 0, 1)).failAt(Site.FILE_FREEZE, "vfio", Errno.EIO);
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.turns()).endsWith("""
        190000 vm0 runs
        190000 cancel ended never
        190000 attempt 1 ends cancelled Z2
        """);
    assertThat(host.machine().runningKernel().luo().outgoingCount()).isEqualTo(3);
  }

  /** K4: the jump takes a cancelled update along, and its files cannot be restored. */
  @Test void afterAFailedFreezeASecondRebootJumpsWithAStaleHandover() {
    var host = hostWith(new AgentPlan(2, 0, 1, 0)).failAt(Site.FILE_FREEZE, "vfio", Errno.EIO);
    assertThat(host.update()).isEqualTo(AttemptEnd.BROKEN_AFTER_JUMP);
    assertThat(host.turns()).isEqualTo("""
        0 attempt 1
        62000 state NORMAL->PREPARED
        62000 finalized 1
        181000 noticed after 6000000
        181000 cancel began FAILED_FREEZE
        184000 corrupt f0 freedWhileMapped
        184000 state PREPARED->NORMAL
        226000 cancel ended never
        226000 jump HANDOVER
        921842 boot 2 UPDATED
        1937842 corrupt t0 staleData
        1937842 vm0 lost NOT_RESTORED
        2042842 state UPDATED->NORMAL
        7054842 vm0 restarted
        7054842 attempt 1 ends brokenAfterJump Z2
        """);
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.RESTARTED);
  }

  /** Z1: the signal leaves everything prepared, so the cancel works. */
  @Test void aSignalInTheFreezeLeavesEverythingPrepared() {
    var host = host().hurt(Site.LOCK, s -> s.during(Operation.FREEZE), 1, fate -> fate.error(4));
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.machine().endRow().name()).isEqualTo("Z1");
    assertThat(host.turns()).contains("cancel ended over").contains("vm0 runs");
  }

  // Kexec.

  @Test void aFailedKexecIsTriedOnceMore() {
    var host = host().failAt(Site.KEXEC_JUMP, Errno.EBUSY);
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.calls().stream().filter(call -> call.startsWith("freeze"))).hasSize(5);
  }

  @Test void aKexecThatFailsTwiceIsTakenBackFromFrozen() {
    var host = host().failAt(Site.KEXEC_JUMP, Errno.EBUSY)
        .hurt(Site.KEXEC_JUMP, s -> true, 2, fate -> fate.error(Errno.EBUSY));
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.turns()).isEqualTo("""
        0 attempt 1
        62000 state NORMAL->PREPARED
        62000 finalized 1
        185000 state PREPARED->FROZEN
        185000 noticed after 0
        188000 cancel began ASKED
        299000 corrupt f1 dependencyGone
        305000 state FROZEN->NORMAL
        305000 finalized 0
        309000 vm0 runs
        309000 cancel ended over
        312000 attempt 1 ends cancelled K3
        """);
  }

  // The cancel.

  @Test void aCancelThatASignalInterruptsIsRepeated() {
    var host = host().failAt(Site.KEXEC_LOAD, Errno.EINVAL)
        .hurt(Site.LOCK, s -> s.during(Operation.CANCEL), 1, fate -> fate.error(4));
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.turns()).contains("282000 cancel ended over");
  }

  /**
   * Another party on the chain refuses: the orchestrator is normal, the handover stays finalized for ever.
   */
  @Test void aPartyThatRefusesAbortWedgesTheHost() {
    var host = host().failAt(Site.KEXEC_LOAD, Errno.EINVAL).failAt(Site.KHO_ABORT, Errno.EIO);
    assertThat(host.update()).isEqualTo(AttemptEnd.WEDGED);
    assertThat(host.turns()).contains("cancel ended never");
    assertThat(host.machine().runningKernel().kho().finalized()).isTrue();
  }

  /** P14: all had prepared when another party failed. */
  @Test void aPartyThatRefusesFinalizeCancelsEverybody() {
    var host = host().failAt(Site.KHO_FINALIZE, Errno.EIO);
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.machine().endRow().name()).isEqualTo("P14");
    assertThat(host.machine().runningKernel().allocatedBytes()).isZero();
  }

  // Behind the jump.

  @Test void aKernelThatNeverComesUpLosesEverything() {
    var host = host().hurt(Site.BOOT, s -> true, 1, fate -> fate.hang(Fate.FOREVER));
    assertThat(host.update()).isEqualTo(AttemptEnd.LOST);
    assertThat(host.machine().serving()).isFalse();
    assertThat(host.machine().runsNewKernel()).isFalse();
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.LOST);
  }

  /** T4: the token is burnt and the memory behind it reserved for ever; the VM starts from nothing. */
  @Test void aFileThatCannotBeRetrievedLosesItsVm() {
    var host = host().failAt(Site.FILE_RETRIEVE, "memfd", Errno.EIO);
    assertThat(host.update()).isEqualTo(AttemptEnd.BROKEN_AFTER_JUMP);
    assertThat(host.turns()).endsWith("""
        1953842 noticed after 0
        1953842 vm0 lost NOT_RESTORED
        1955842 corrupt t0 freedFile
        1956842 corrupt t1 freedFile
        1959842 state UPDATED->NORMAL
        6971842 vm0 restarted
        6971842 attempt 1 ends brokenAfterJump T4
        """);
  }

  @Test void aDeviceThatIsGoneCostsItsVmButNotTheUpdate() {
    var host = host().hurt(Site.DEVICE, s -> s.handler().equals("vfio"), 1, fate -> fate.crash(0));
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.RESTARTED);
  }

  @Test void aFinishThatASignalInterruptsIsRepeated() {
    var host = host().hurt(Site.LOCK, s -> s.during(Operation.FINISH), 1, fate -> fate.error(4));
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.machine().endNs()).isEqualTo(1_970_842_000L);
  }

  @Test void aFinishThatIsInterruptedAgainAndAgainLeavesTheHostBroken() {
    var host = host();
    for (int nth = 1; nth <= 3; nth++) {
      host.hurt(Site.LOCK, s -> s.during(Operation.FINISH), nth, fate -> fate.error(4));
    }
    assertThat(host.update()).isEqualTo(AttemptEnd.BROKEN_AFTER_JUMP);
    assertThat(host.machine().endRow().name()).isEqualTo("T7");
  }

  // The agent itself.

  /**
   * D29: what the dead process had not written down stays registered, and the device now comes before its
   * tables.
   */
  @Test void anAgentThatDiesInACallLeavesAFileThatNobodyKnows() {
    var host = host().hurt(Site.AGENT, s -> true, 1, fate -> fate.crash(4 * MS - 1));
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.machine().endRow().name()).isEqualTo("P10");
    assertThat(host.machine().runningKernel().luo().outgoingCount()).isEqualTo(1);
  }

  @Test void anAgentThatDiesBeforePrepareRegistersAgain() {
    var host = host().hurt(Site.AGENT, s -> true, 2, fate -> fate.crash(0));
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.turns()).contains("305000 noticed after 300000000");
  }

  @Test void anAgentThatDiesTwiceBeforePrepareGivesUp() {
    var host = host().hurt(Site.AGENT, s -> true, 2, fate -> fate.crash(0))
        .hurt(Site.AGENT, s -> true, 3, fate -> fate.crash(0));
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
  }

  @Test void anAgentThatDiesInPrepareComesBackAndCancels() {
    var host = host().hurt(Site.AGENT, s -> true, 1, fate -> fate.crash(20 * MS));
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.turns()).isEqualTo("""
        0 attempt 1
        62000 state NORMAL->PREPARED
        62000 finalized 1
        362000 noticed after 342000000
        362000 cancel began ASKED
        473000 corrupt f1 dependencyGone
        479000 state PREPARED->NORMAL
        479000 finalized 0
        479000 cancel ended over
        482000 attempt 1 ends cancelled C1
        """);
  }

  @Test void anAgentThatDiesWhileVmsStopComesBackAndLetsThemRun() {
    var host = host().hurt(Site.AGENT, s -> true, 1, fate -> fate.crash(165 * MS));
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.turns()).contains("586000 vm0 runs").contains("586000 cancel ended over");
  }

  /** The files that it had in hand are closed with it, and finish meets them: D17. */
  @Test void anAgentThatDiesWhileItRestoresLosesTheVmInHand() {
    var host = HostFixture.withSmallVms(3).timed().agent(new AgentPlan(1, 1, 0, 0))
        .hurt(Site.AGENT, s -> s.newKernel(), 1, fate -> fate.crash(20 * MS));
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.RESTARTED);
    assertThat(host.machine().vmFate(1)).isEqualTo(VmFate.PRESERVED);
    assertThat(host.machine().vmFate(2)).isEqualTo(VmFate.PRESERVED);
  }

  @Test void anAgentThatStandsStillDelaysEverything() {
    var host = host().hurt(Site.AGENT, s -> true, 1, fate -> fate.delay(50 * MS));
    host.update();
    assertThat(host.machine().endNs()).isEqualTo(1_967_842_000L + 50 * MS);
  }

  @Test void anAgentThatNeverActsAgainIsStuck() {
    var host = host().hurt(Site.AGENT, s -> true, 4, fate -> fate.hang(Fate.FOREVER));
    assertThat(host.update()).isEqualTo(AttemptEnd.STUCK);
  }

  // VMs.

  @Test void aVmThatCrashesWhileItStopsIsStartedAgainBehindTheJump() {
    var host = host().hurt(Site.VM, s -> true, 1, fate -> fate.crash(5 * MS));
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.turns()).contains("167000 vm0 lost CRASHED").contains("vm0 restarted");
  }

  @Test void aVmThatNeverStopsIsLostWhenTheLimitEndsTheWait() {
    var host = HostFixture.withSmallVms(2).timed().limits(1000 * MS, 300 * MS)
        .hurt(Site.VM, s -> s.vm() == 0, 1, fate -> fate.hang(Fate.FOREVER));
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.RESTARTED);
    assertThat(host.machine().vmFate(1)).isEqualTo(VmFate.UNTOUCHED);
  }
}
