package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/**
 * Rows K1 to K8: what a jump hands over must be what KHO's root page says at that moment, whatever
 * the orchestrator's state says. Loading the image (K1) and images without KHO data (K8) are the
 * host's.
 */
final class KexecRowsTest {

  private static Rig prepared() {
    var rig = Rig.of(2, 1);
    rig.prepare();
    return rig;
  }

  @Test void k1LoadingAnImageAsksNothingOfTheOrchestrator() {
    var rig = prepared();
    long before = rig.luo.digest();
    rig.handover();
    assertThat(rig.luo.digest()).isEqualTo(before);
  }

  @Test void k2RefusedFreezeRefusesTheReboot() {
    var rig = prepared();
    rig.fail("freeze f1", Errno.EIO);
    rig.expect(rig.run(Operation.REBOOT, 0), -Errno.EIO, Row.Z2);
  }

  @Test void k3FailedJumpLeavesFrozenAndTheNextRebootFreezesNobody() {
    var rig = prepared();
    rig.run(Operation.REBOOT, 0);
    rig.takeCalls();
    assertThat(rig.luo.state()).isEqualTo(LuoState.FROZEN);
    rig.expect(rig.run(Operation.REBOOT, 0), 0, Row.NONE);
    rig.expectCalls("");
    rig.expect(rig.cancel(), 0, Row.C1);
  }

  @Test void k4RebootAfterAFailedFreezeRevivesTheCancelledUpdate() {
    var rig = prepared();
    rig.fail("freeze s0", Errno.EIO);
    rig.run(Operation.REBOOT, 0);
    assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
    rig.expect(rig.run(Operation.REBOOT, 0), 0, Row.NONE);
    assertThat(rig.handover().dangling()).isEmpty();
    var next = rig.jump().register(1);
    assertThat(next.luo.state()).isEqualTo(LuoState.UPDATED);
    next.restore(0);
    next.finish();
    next.expectCalls("retrieve t0 ok, finish t0 reclaimed ok, finish t1 left ok, finish s0 ok");
  }

  @Test void k5RebootAfterACancelPassesPointersToFreedMemory() {
    var rig = prepared();
    rig.cancel();
    assertThat(rig.handover().valid()).isTrue();
    assertThat(rig.handover().dangling()).containsExactly("preserved-memory-map", "LUO");
  }

  @Test void k6InterruptedCancelLeavesADanglingMap() {
    var rig = prepared();
    rig.refuse("kill", 1);
    rig.cancel();
    rig.expect(rig.freeze(), 0, Row.NONE);
    assertThat(rig.handover().dangling()).containsExactly("preserved-memory-map");
    var stuck = prepared();
    stuck.fail("freeze f0", Errno.EIO);
    stuck.freeze();
    stuck.cancel();
    assertThat(stuck.handover().dangling()).containsExactly("preserved-memory-map");
  }

  @Test void k7NothingFinishedNothingHandedOver() {
    var rig = Rig.of(1, 1);
    assertThat(rig.handover().valid()).isFalse();
    rig.fail("prepare s0", Errno.EIO);
    rig.prepare();
    assertThat(rig.handover().valid()).isFalse();
    assertThat(rig.jump().luo.state()).isEqualTo(LuoState.NORMAL);
  }

  @Test void k8KernelThatGetsNoDataStartsNormal() {
    var rig = prepared();
    rig.freeze();
    var empty = Rig.bare();
    assertThat(rig.jump(empty.handover(), true).luo.state()).isEqualTo(LuoState.NORMAL);
  }
}
