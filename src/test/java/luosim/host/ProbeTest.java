package luosim.host;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import org.junit.jupiter.api.Test;

/** A copy of a kernel behaves as the kernel would, and nothing that is done to it shows on the kernel. */
final class ProbeTest {

  @Test void cyclesOnACopyLeaveItsMemoryAsItWas() {
    var host = HostFixture.withDevice().failAt(Site.KEXEC_LOAD, Errno.EINVAL);
    host.update();
    Kernel kernel = host.machine().runningKernel();
    long digest = kernel.digest();
    Kernel copy = kernel.copy();
    for (int file = 0; file < 3; file++) {
      assertThat(copy.perform(Operation.FD_PRESERVE, file)).isZero();
    }
    long before = copy.allocationDigest();
    for (int cycle = 0; cycle < 10; cycle++) {
      assertThat(copy.perform(Operation.PREPARE, 0)).isZero();
      assertThat(copy.luo().state()).isEqualTo(LuoState.PREPARED);
      assertThat(copy.perform(Operation.CANCEL, 0)).isZero();
      assertThat(copy.allocationDigest()).isEqualTo(before);
    }
    assertThat(kernel.digest()).isEqualTo(digest);
  }

  @Test void aCopyOfAWedgedKernelIsWedged() {
    var host = HostFixture.withDevice().failAt(Site.FILE_FREEZE, "memfd", Errno.EIO);
    host.update();
    Kernel copy = host.machine().runningKernel().copy();
    assertThat(copy.perform(Operation.PREPARE, 0)).isEqualTo(-Errno.EEXIST);
    assertThat(copy.perform(Operation.CANCEL, 0)).isEqualTo(-Errno.EINVAL);
  }

  @Test void copyingLeavesNoTrace() {
    var host = HostFixture.withDevice();
    host.update();
    int events = host.recorder.events().size();
    Kernel copy = host.machine().runningKernel().copy();
    copy.perform(Operation.FD_PRESERVE, 0);
    copy.perform(Operation.PREPARE, 0);
    assertThat(host.recorder.events()).hasSize(events);
  }

  /** Hosts that differ in addresses alone have one shape. */
  @Test void shapesDoNotKnowAddresses() {
    var one = HostFixture.withDevice().failAt(Site.FILE_FREEZE, "vfio", Errno.EIO);
    var other = HostFixture.withDevice().fragmentation(0.9).failAt(Site.FILE_FREEZE, "vfio", Errno.EIO);
    one.update();
    other.update();
    assertThat(one.machine().runningKernel().shape()).isEqualTo(other.machine().runningKernel().shape());
    assertThat(one.machine().runningKernel().digest()).isNotEqualTo(other.machine().runningKernel().digest());
  }
}
