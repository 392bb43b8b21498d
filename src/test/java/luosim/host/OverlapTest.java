package luosim.host;

import static luosim.host.HostFixture.GIB;
import static luosim.host.HostFixture.MS;
import static org.assertj.core.api.Assertions.assertThat;

import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/** Requests and workers that overlap: nothing may run twice at once that a lock or a worker keeps apart. */
final class OverlapTest {

  private static HostFixture threeVms(int workers) {
    return HostFixture.withSmallVms(3).timed().agent(new AgentPlan(workers, 1, 0, 0));
  }

  /** One worker stops the VMs one after the other, 3 + 2 x 2 = 7 ms each; who is first waits for the last. */
  @Test void withOneWorkerVmsStopOneAfterTheOther() {
    var host = threeVms(1);
    host.update();
    long start = host.events(TraceKind.VM_PAUSE_BEGAN).get(0).timeNs();
    assertThat(host.events(TraceKind.VM_PAUSE_BEGAN)).extracting(event -> (event.timeNs() - start) / MS)
        .containsExactly(0L, 7L, 14L);
  }

  @Test void withThreeWorkersVmsStopTogether() {
    var host = threeVms(3);
    host.update();
    assertThat(host.events(TraceKind.VM_PAUSE_BEGAN)).extracting(luosim.trace.TraceEvent::timeNs)
        .hasSize(3).containsOnly(host.events(TraceKind.VM_PAUSE_BEGAN).get(0).timeNs());
  }

  /** A VM takes 12 + (1 + 4 + 2) + 2 x 1 + (2 + 2 x 0.5) = 24 ms of a worker in the new kernel. */
  @Test void withOneWorkerVmsComeBackOneAfterTheOther() {
    var host = threeVms(1);
    host.update();
    long start = host.events(TraceKind.HOST_WAITS).stream()
        .filter(event -> event.a() == Part.QUEUE.ordinal()).findFirst().orElseThrow().timeNs();
    assertThat(host.events(TraceKind.VM_RUNS)).extracting(event -> (event.timeNs() - start) / MS)
        .containsExactly(24L, 48L, 72L);
  }

  @Test void withThreeWorkersRetrievesOverlap() {
    var host = threeVms(3);
    host.update();
    long start = host.events(TraceKind.HOST_WAITS).stream()
        .filter(event -> event.a() == Part.QUEUE.ordinal()).findFirst().orElseThrow().timeNs();
    assertThat(host.events(TraceKind.VM_RUNS)).extracting(event -> (event.timeNs() - start) / MS)
        .containsExactly(24L, 24L, 24L);
  }

  /** With an efficiency of 50 % four threads walk a file 2.5 times as fast, and two share what four have. */
  @Test void threadsOfTheAgentAreSharedByTheFilesBeingRetrieved() {
    var alone = new HostFixture().vm(new VmPlan("a", 1, 1, 1, GIB, 9, 1, 0, true));
    var two = new HostFixture().vm(new VmPlan("a", 2, 2, 1, GIB, 9, 1, 0, true));
    for (HostFixture host : new HostFixture[] {alone, two}) {
      host.agent(new AgentPlan(4, 1, 0, 0))
          .set(luosim.spec.Timing.MEMFD_PARALLEL_EFFICIENCY, 0.5)
          .set(luosim.spec.Timing.MEMFD_RETRIEVE_PER_GIB_HUGE, 30 * MS)
          .set(luosim.spec.Timing.AGENT_IOCTL, MS);
      host.update();
    }
    assertThat(retrieveNs(alone)).isEqualTo(12 * MS);
    assertThat(retrieveNs(two)).isEqualTo(20 * MS);
  }

  private static long retrieveNs(HostFixture host) {
    int retrieve = luosim.luo.Callback.RETRIEVE.ordinal();
    var began = host.events(TraceKind.CALLBACK_BEGAN).stream().filter(e -> e.a() == retrieve).findFirst();
    var ended = host.events(TraceKind.CALLBACK_ENDED).stream().filter(e -> e.a() == retrieve).findFirst();
    return ended.orElseThrow().timeNs() - began.orElseThrow().timeNs();
  }

  /** The prepare that hangs holds the lock; the cancel waits for it and then takes back what it prepared. */
  @Test void aCancelWaitsForTheLockOfAHungPrepare() {
    var host = HostFixture.withDevice().timed().limits(60 * MS, Long.MAX_VALUE)
        .hangAt(Site.FILE_PREPARE, "vfio", 200 * MS);
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.turns()).isEqualTo("""
        0 attempt 1
        60000 noticed after 37000000
        60000 cancel began ASKED
        63000 lock_awaited 1 0
        63000 stuck 1 0
        262000 state NORMAL->PREPARED
        262000 finalized 1
        370000 corrupt f1 dependencyGone
        376000 state PREPARED->NORMAL
        376000 finalized 0
        376000 cancel ended over
        379000 attempt 1 ends cancelled C1
        """);
  }

  /**
   * The cancel of RFC v2 drops the map before it waits, and the reboot goes on: the next kernel follows a
   * dead pointer.
   */
  @Test void aCancelAskedDuringTheFreezeEndsInAJumpWithoutMap() {
    var host = HostFixture.withDevice().timed().limits(Long.MAX_VALUE, 30 * MS)
        .hangAt(Site.FILE_FREEZE, "vfio", 200 * MS);
    assertThat(host.update()).isEqualTo(AttemptEnd.LOST);
    assertThat(host.turns()).isEqualTo("""
        0 attempt 1
        62000 state NORMAL->PREPARED
        62000 finalized 1
        192000 noticed after 17000000
        192000 cancel began ASKED
        195000 lock_awaited 1 0
        195000 stuck 1 0
        385000 state PREPARED->FROZEN
        424000 cancel ended never
        424000 jump UNDEFINED
        1118800 corrupt kernel danglingPointer
        1118800 stop 2 UNDEFINED
        1118800 vm0 lost HOST_DOWN
        1118800 attempt 1 ends lost K6
        """);
  }
}
