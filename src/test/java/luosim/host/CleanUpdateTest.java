package luosim.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An update that nothing befalls must bring every VM over and leave nothing behind. */
final class CleanUpdateTest {
  @Test
  void everyVmIsPreservedAndTheNewKernelRuns() {
    var host = HostFixture.withDevice();
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.PRESERVED);
    assertThat(host.machine().runsNewKernel()).isTrue();
  }
}
