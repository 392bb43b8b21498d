package luosim.host;

import static luosim.host.HostFixture.GIB;
import static luosim.host.HostFixture.MS;
import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import org.junit.jupiter.api.Test;

/** The ways to the new kernel without live update: no VM may be forgotten, and the host must serve again. */
final class FallbackTest {

  private static HostFixture mixed() {
    return new HostFixture().timed()
        .vm(new VmPlan("free", 2, 2, 2, GIB, 9, 1, 0, true))
        .vm(new VmPlan("bound", 1, 1, 2, 2 * GIB, 9, 1, 1, false));
  }

  /**
   * By hand, in ms. Each move: 1 GiB at 1 GiB/s and 700 of set-up, then 50 of pause: 1750. The bound VM
   * starts elsewhere, 12 + 5000. Then shutdown 30, self-test 60000, boot 654.8, service start 10000.
   */
  @Test void aDrainMovesOneVmAfterTheOtherAndResetsTheEmptyHost() {
    var host = mixed();
    host.machine().fallBack(0, Fallback.DRAIN);
    host.run();
    assertThat(host.story()).isEqualTo("""
        1700000 vm0 pauses migration
        1700000 vm0 waits stop
        1750000 vm0 runs
        1750000 vm0 migrated
        3450000 vm1 pauses migration
        3450000 vm1 waits stop
        3500000 vm1 runs
        3500000 vm1 migrated
        3500000 vm2 lost STOPPED
        8512000 vm2 restarted
        74184800 boot 2 NORMAL
        """);
    assertThat(host.machine().endNs()).isEqualTo(74_184_800_000L);
    assertThat(host.machine().runsNewKernel()).isTrue();
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.MIGRATED);
    assertThat(host.machine().vmFate(2)).isEqualTo(VmFate.RESTARTED);
  }

  @Test void aMoveThatFailsStartsTheVmElsewhere() {
    var host = mixed().failAt(Site.VM, Errno.EIO);
    host.machine().fallBack(0, Fallback.DRAIN);
    host.run();
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.RESTARTED);
    assertThat(host.machine().vmFate(1)).isEqualTo(VmFate.MIGRATED);
  }

  /** Self-test, boot, service start, then two workers start three VMs, 5012 ms each. */
  @Test void aRebootStopsEveryVmAndStartsItAgain() {
    var host = mixed();
    host.machine().fallBack(0, Fallback.REBOOT);
    host.run();
    assertThat(host.story()).isEqualTo("""
        0 vm0 lost STOPPED
        0 vm1 lost STOPPED
        0 vm2 lost STOPPED
        70684800 boot 2 NORMAL
        75696800 vm0 restarted
        75696800 vm1 restarted
        80708800 vm2 restarted
        """);
    assertThat(host.machine().runsNewKernel()).isTrue();
  }

  @Test void skipLeavesTheHostAsItIs() {
    var host = mixed();
    host.machine().fallBack(5, Fallback.SKIP);
    assertThat(host.machine().busy()).isFalse();
    assertThat(host.machine().runsNewKernel()).isFalse();
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.UNTOUCHED);
  }

  @Test void aWedgedHostIsHelpedByAReset() {
    var host = mixed().failAt(Site.FILE_FREEZE, "vfio", Errno.EIO);
    assertThat(host.update()).isEqualTo(AttemptEnd.WEDGED);
    host.machine().fallBack(1000 * MS, Fallback.REBOOT);
    host.run();
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
  }

  @Test void aResetFromWhichTheHostDoesNotComeUpLosesIt() {
    var host = mixed().hurt(Site.BOOT, s -> true, 1, fate -> fate.hang(Fate.FOREVER));
    host.machine().fallBack(0, Fallback.REBOOT);
    host.run();
    assertThat(host.machine().busy()).isFalse();
    assertThat(host.machine().serving()).isFalse();
  }
}
