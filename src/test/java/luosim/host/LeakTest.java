package luosim.host;

import static luosim.host.HostFixture.MS;
import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import org.junit.jupiter.api.Test;

/** What one attempt leaves behind is there in the next, and only a new kernel is rid of it. */
final class LeakTest {
  private static final long TREE = 1 << 20;

  private static HostFixture failing(int times) {
    var host = HostFixture.withDevice().timed();
    for (int nth = 1; nth <= times; nth++) {
      host.hurt(Site.FILE_PREPARE, s -> s.handler().equals("vfio"), nth, fate -> fate.error(Errno.EIO));
    }
    return host;
  }

  /** D1: one megabyte a failed prepare. */
  @Test void everyFailedPrepareLosesATree() {
    var host = failing(3);
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(host.update(attempt * 1000 * MS)).isEqualTo(AttemptEnd.CANCELLED);
      assertThat(host.machine().runningKernel().allocatedBytes()).isEqualTo((attempt + 1) * TREE);
    }
  }

  @Test void theNextKernelDoesNotHaveWhatTheOldOneLost() {
    var host = failing(3);
    for (int attempt = 0; attempt < 4; attempt++) {
      host.update(attempt * 1000 * MS);
    }
    assertThat(host.machine().end()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.machine().runningKernel().allocatedBytes()).isEqualTo(3 * 128);
  }

  /** The same memory is there for every generation: what is received and finished is given back. */
  @Test void twentyUpdatesFindRoom() {
    var host = new HostFixture().vm(new VmPlan("big", 1, 1, 4, 40 * HostFixture.GIB, 9, 2, 1, false));
    for (int update = 0; update < 20; update++) {
      assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    }
    assertThat(host.machine().runningKernel().generation()).isEqualTo(21);
  }

  /** The memory of a burnt token stays reserved, so that a large VM finds no room to start again. */
  @Test void aBurntTokenKeepsTheMemoryOfItsVm() {
    var host = new HostFixture().vm(new VmPlan("big", 1, 1, 4, 40 * HostFixture.GIB, 9, 2, 0, false))
        .failAt(Site.FILE_RETRIEVE, Errno.EIO);
    assertThat(host.update()).isEqualTo(AttemptEnd.BROKEN_AFTER_JUMP);
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.LOST);
    host.machine().fallBack(MS, Fallback.REBOOT);
    host.run();
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.RESTARTED);
  }
}
