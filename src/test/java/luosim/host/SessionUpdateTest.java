package luosim.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/** An update with sessions that nothing befalls must bring every VM over in time and leave nothing. */
final class SessionUpdateTest {

  /**
   * By hand, in ms. Device and session 2 + 2 x 1. Preserve, each with its ioctl: 1 + 10 and the global of
   * the IOMMU 4, 1 + 20, 1 + 5 + 2 x 3. Load 100. Stop 3 + 4 x 2. Reboot call 1 + 1 + 6 + 2. Shutdown 30 + 9.
   * Jump 40. Boot as with one state: 654.8. Received units at 1 us: 1024 folios, 4 + 1 + 1 pages of metadata,
   * 1 state folio, 4 + 1 pages of tables, the record of the global, and of the kernel root page, metadata,
   * header, page of globals, one block of sessions and one of files: 1043. User space 1000, device 1. Monitor
   * 12, session 1, retrieves as with one state 21, CPUs 4, resume 4. Finish 1 + 1 + 1 + 1 and the global 1,
   * close 1, device 1.
   */
  @Test void everyPartTakesTheTimeComputedByHand() {
    var host = host().timed();
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.story()).isEqualTo("""
        0 attempt 1
        0 phase REGISTER
        4000 session_opened 0 1
        4000 phase PREPARE
        52000 phase LOAD
        152000 phase PAUSE
        152000 vm0 pauses update
        152000 vm0 waits stop
        163000 vm0 waits barrier
        163000 phase FREEZE
        163000 host waits freeze
        173000 phase JUMP
        173000 host waits shutdown
        212000 host waits jump
        212000 jump HANDOVER
        252000 host waits kernelBoot
        906800 host waits khoRestore
        907843 boot 2 UPDATED
        907843 host waits userspace
        1907843 phase RESTORE
        1908843 host waits queue
        1908843 vm0 waits vmm
        1920843 vm0 waits retrieve
        1921843 session_opened 0 0
        1943843 vm0 waits vmm
        1947843 vm0 waits resume
        1951843 vm0 runs
        1951843 phase FINISH
        1957843 session_closed 0 0
        1958843 attempt 1 ends updated NONE
        """);
  }

  private static HostFixture host() {
    return HostFixture.withDevice().protocol("mainline");
  }

  @Test void callbacksComeInTheOrderOfTheProtocol() {
    var host = host();
    host.update();
    assertThat(host.calls()).isEqualTo(List.of(
        "preserve flb0 ok", "preserve f0 ok", "preserve f1 ok", "preserve f2 ok",
        "freeze f0 ok", "freeze f1 ok", "freeze f2 ok",
        "retrieve flb0 ok",
        "retrieve t0 ok", "retrieve t1 ok", "retrieve t2 ok",
        "can_finish t0 ok", "can_finish t1 ok",
        "finish t2 ok", "finish t1 ok", "finish t0 ok", "finish flb0 ok"));
  }

  /** Receives, restores and reboots of everything that was allocated and preserved, twice over. */
  @Test void nothingStaysAllocatedAndASecondUpdateIsAsGoodAsTheFirst() {
    var host = host().timed();
    host.update();
    long first = host.machine().endNs();
    assertThat(host.machine().runningKernel().allocatedBytes()).isEqualTo(2 * 4096);
    assertThat(host.update(10_000 * HostFixture.MS)).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.machine().endNs() - 10_000 * HostFixture.MS).isEqualTo(first);
    assertThat(host.machine().runningKernel().generation()).isEqualTo(3);
    assertThat(host.machine().runningKernel().allocatedBytes()).isEqualTo(2 * 4096);
    assertThat(host.machine().runningKernel().sessions().warnings()).isZero();
    assertThat(host.events(TraceKind.CORRUPTED)).isEmpty();
  }

  @Test void aHostWithoutVmsIsUpdatedToo() {
    assertThat(new HostFixture().protocol("mainline").timed().update()).isEqualTo(AttemptEnd.UPDATED);
  }

  @Test void everyVmIsPreserved() {
    var host = HostFixture.withSmallVms(60).protocol("mainline").timed();
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    for (int vm = 0; vm < 60; vm++) {
      assertThat(host.machine().vmFate(vm)).isEqualTo(VmFate.PRESERVED);
    }
  }

  /** can_preserve is asked as with one state; then each file has five callbacks, a memory file four. */
  @Test void callbacksCountedAreThoseOfTheClosedForm() {
    var host = host();
    host.update();
    long files = (3 + 2 + 1) + 5 + 5 + 4;
    long global = 3;
    assertThat(host.machine().callbacks()).isEqualTo(files + global);
  }
}
