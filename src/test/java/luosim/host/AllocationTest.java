package luosim.host;

import static luosim.host.HostFixture.GIB;
import static luosim.host.HostFixture.MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import luosim.trace.StreamHash;
import org.junit.jupiter.api.Test;

/** A pooled machine that has warmed up must not allocate with the number of callbacks, files or events. */
final class AllocationTest {
  private static final int UPDATES = 200;
  private static final long BYTES_PER_UPDATE = 2000;

  private static long bytesPerUpdate(Machine machine, StreamHash hash) {
    var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = bean.getThreadAllocatedBytes(thread);
    for (int host = 0; host < UPDATES; host++) {
      hash.reset();
      machine.install(1, 0, host, 0, 0, 0, Fates.NONE, hash);
      machine.start(1000);
      while (machine.busy()) {
        machine.step();
      }
    }
    return (bean.getThreadAllocatedBytes(thread) - before) / UPDATES;
  }

  @Test void anUpdateOfAWarmMachineAllocatesAlmostNothing() {
    var fixture = new HostFixture().timed().fragmentation(0.3)
        .vm(new VmPlan("small", 5, 5, 2, GIB, 9, 3, 0, true))
        .vm(new VmPlan("nic", 5, 5, 4, 2 * GIB, 9, 3, 1, false));
    fixture.set(luosim.spec.Timing.MEMFD_PREPARE_BASE, luosim.chance.LogNormal.ofMedianAndP99(MS, 3 * MS));
    Machine machine = new Machine(fixture.model());
    StreamHash hash = new StreamHash();
    bytesPerUpdate(machine, hash);
    assertThat(bytesPerUpdate(machine, hash)).isLessThan(BYTES_PER_UPDATE);
  }
}
