package luosim.host;

import static luosim.host.HostFixture.GIB;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No fault and no request of others may make the hardened revision violate an invariant. */
final class HardenedWalkTest {
  @Test void noSingleFaultBreaksAnInvariant() {
    var walk = new FaultWalk(new HostFixture().protocol("hardened")
        .vm(new VmPlan("small", 1, 1, 1, GIB, 9, 2, 0, true))).walk(1);
    assertThat(walk.found()).isEmpty();
  }
}
