package luosim.host;

import static luosim.host.HostFixture.MS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/** An update that nothing befalls must bring every VM over, on time, and leave nothing behind. */
final class CleanUpdateTest {

  /**
   * By hand, in ms. Registration 2 + 3 x 1 = 5. PREPARE 1 + 7 + 10 + 20 + (5 + 2 x 3) + 4 + 4 = 57. Load
   * 100. Stop 3 + 4 x 2 = 11. Reboot call 1 + 1 + 6 + 2 + 1 + 1 = 12. Shutdown 30 + 9, the own devices
   * together. Jump 40. Boot 500 + 50 + 60 + page structs of 32 GiB with 4 threads, a fifth at 5 and the
   * rest at 0.5, 32 + 12.8. Received units: 1024 folios, 5 + 1 pages of metadata, 1 state folio, 4 + 1
   * pages of tables, 2 records, 1 tree, 1 root page, 2 of the reserved region, 1042 at 1 us. User space
   * 1000. Monitor 12, retrieves (1 + 3) + (1 + 8) + (1 + 4 + 2 x 2), CPUs 4, resume 2 + 4 x 0.5. Finish 1 +
   * 5 x 1.
   */
  @Test void everyPartTakesTheTimeComputedByHand() {
    var host = HostFixture.withDevice().timed();
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.story()).isEqualTo("""
        0 attempt 1
        0 phase REGISTER
        5000 phase PREPARE
        62000 state NORMAL->PREPARED
        62000 finalized 1
        62000 phase LOAD
        162000 phase PAUSE
        162000 vm0 pauses update
        162000 vm0 waits stop
        173000 vm0 waits barrier
        173000 phase FREEZE
        173000 host waits freeze
        185000 state PREPARED->FROZEN
        185000 phase JUMP
        185000 host waits shutdown
        224000 host waits jump
        224000 jump HANDOVER
        264000 host waits kernelBoot
        918800 host waits khoRestore
        919842 boot 2 UPDATED
        919842 host waits userspace
        1919842 phase RESTORE
        1919842 host waits queue
        1919842 vm0 waits vmm
        1931842 vm0 waits retrieve
        1953842 vm0 waits vmm
        1957842 vm0 waits resume
        1961842 vm0 runs
        1961842 phase FINISH
        1967842 state UPDATED->NORMAL
        1967842 attempt 1 ends updated NONE
        """);
  }

  @Test void callbacksComeInTheOrderOfTheProtocol() {
    var host = HostFixture.withDevice();
    host.update();
    assertThat(host.calls()).isEqualTo(List.of(
        "prepare f0 ok", "prepare f1 ok", "prepare f2 ok", "prepare s0 ok", "prepare s1 ok",
        "kho_finalize client0 ok",
        "freeze f0 ok", "freeze f1 ok", "freeze f2 ok", "freeze s0 ok", "freeze s1 ok",
        "retrieve t0 ok", "retrieve t1 ok", "retrieve t2 ok",
        "finish t0 ok", "finish t1 ok", "finish t2 ok", "finish s0 ok", "finish s1 ok"));
  }

  @Test void everyVmIsPreservedAndTheNewKernelRuns() {
    var host = HostFixture.withSmallVms(5);
    host.update();
    for (int vm = 0; vm < 5; vm++) {
      assertThat(host.machine().vmFate(vm)).isEqualTo(VmFate.PRESERVED);
    }
    assertThat(host.machine().runsNewKernel()).isTrue();
    assertThat(host.machine().runningKernel().generation()).isEqualTo(2);
  }

  /** D18 is all that stays: the entries of received files, here three. */
  @Test void nothingOfTheHandlersStaysAllocated() {
    var host = HostFixture.withDevice();
    host.update();
    assertThat(host.machine().runningKernel().allocatedBytes()).isEqualTo(3 * 128);
  }

  @Test void aHostWithoutVmsIsUpdatedToo() {
    var host = new HostFixture().timed();
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
  }

  @Test void aSecondUpdateOfTheSameHostIsAsGoodAsTheFirst() {
    var host = HostFixture.withDevice().timed();
    host.update();
    long first = host.machine().endNs();
    assertThat(host.update(10_000 * MS)).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.machine().endNs() - 10_000 * MS).isEqualTo(first);
    assertThat(host.machine().runningKernel().generation()).isEqualTo(3);
    assertThat(host.machine().attempt()).isEqualTo(2);
  }

  /**
   * Three tries of can_preserve for an address space, two for a device, one for memory; then four callbacks
   * for each file.
   */
  @Test void callbacksCountedAreThoseOfTheClosedForm() {
    var host = HostFixture.withDevice();
    host.update();
    long files = (3 + 2 + 1) + 3 * 4;
    long subsystems = 2 * 3;
    long client = 1;
    assertThat(host.machine().callbacks()).isEqualTo(files + subsystems + client);
    assertThat(host.events(TraceKind.CALLBACK_BEGAN)).hasSize((int) host.machine().callbacks());
  }
}
