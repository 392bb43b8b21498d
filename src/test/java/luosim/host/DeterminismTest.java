package luosim.host;

import static luosim.host.HostFixture.GIB;
import static luosim.host.HostFixture.MS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luosim.chance.LogNormal;
import luosim.spec.Timing;
import luosim.trace.StreamHash;
import luosim.trace.TraceEvent;
import luosim.trace.TraceRecorder;
import org.junit.jupiter.api.Test;

/**
 * Equal orders give equal traces: on a fresh machine, on a used one, and up to an order that was put in
 * later.
 */
final class DeterminismTest {

  private static HostFixture fixture() {
    var host = new HostFixture().timed()
        .vm(new VmPlan("small", 1, 5, 2, GIB, 9, 2, 0, true))
        .vm(new VmPlan("nic", 1, 1, 4, 2 * GIB, 9, 1, 1, false));
    for (Timing timing : List.of(Timing.MEMFD_PREPARE_BASE, Timing.VFIO_FREEZE, Timing.BOOT_KERNEL,
        Timing.AGENT_IOCTL)) {
      host.set(timing, LogNormal.ofMedianAndP99(10 * MS, 40 * MS));
    }
    return host;
  }

  private static long hash(Machine machine, int host) {
    StreamHash hash = new StreamHash();
    machine.install(3, 1, host, 0, 0, 0, Fates.NONE, hash);
    machine.start(1000);
    while (machine.busy()) {
      machine.step();
    }
    return hash.value();
  }

  @Test void aUsedMachineGivesTheTraceOfAFreshOne() {
    HostModel model = fixture().model();
    Machine used = new Machine(model);
    for (int host = 0; host < 50; host++) {
      long again = hash(used, host);
      assertThat(again).as("host %d", host).isEqualTo(hash(new Machine(model), host));
      assertThat(hash(used, host)).isEqualTo(again);
    }
  }

  @Test void differentHostsHaveDifferentLuck() {
    Machine machine = new Machine(fixture().model());
    assertThat(hash(machine, 1)).isNotEqualTo(hash(machine, 2));
  }

  private static List<TraceEvent> trace(Machine machine, long orderNs) {
    TraceRecorder recorder = new TraceRecorder(100_000);
    machine.install(3, 1, 8, 0, 0, 0, Fates.NONE, recorder);
    machine.start(1000);
    long order = orderNs;
    while (machine.busy()) {
      if (machine.nextTimeNs() >= order) {
        machine.orderCancel(order);
        order = Long.MAX_VALUE;
      } else {
        machine.step();
      }
    }
    return recorder.events();
  }

  @Test void aRerunWithAnOrderPutInIsTheSameUpToIt() {
    Machine machine = new Machine(fixture().model());
    List<TraceEvent> without = List.copyOf(trace(machine, Long.MAX_VALUE));
    for (long order = 3 * MS; order < 1500 * MS; order += 7 * MS) {
      List<TraceEvent> with = trace(machine, order);
      int before = 0;
      while (before < with.size() && with.get(before).timeNs() < order) {
        before++;
      }
      assertThat(with.subList(0, before)).isEqualTo(without.subList(0, before));
    }
  }

  /** One factor of the host multiplies every length alike, and stays over attempts. */
  @Test void theSpreadOfAHostIsOneFactorKeptOverAttempts() {
    var laws = new luosim.chance.Distribution[Timing.values().length];
    var scales = new double[laws.length];
    java.util.Arrays.fill(laws, new luosim.chance.Constant(1000 * MS));
    java.util.Arrays.fill(scales, 1);
    var model = new HostModel("rfc-v2", fixture().model().classes(), HostLimits.none(),
        new HostTiming(laws, scales, 0.5, 0.2));
    Frame frame = new Frame(model, 8);
    frame.install(1, 0, 4, 2, 3, 0);
    long first = frame.lengthNs(Timing.KEXEC_LOAD, Role.IMAGE, 0);
    frame.attempt = 7;
    assertThat(frame.lengthNs(Timing.BOOT_KERNEL, Role.BOOT, 3)).isEqualTo(first).isNotEqualTo(1000 * MS);
    frame.install(1, 0, 5, 2, 3, 0);
    assertThat(frame.lengthNs(Timing.KEXEC_LOAD, Role.IMAGE, 0)).isNotEqualTo(first);
  }
}
