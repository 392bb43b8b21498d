package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/**
 * Rows C1 to C4: CANCEL must never be refused before KHO has wiped its tracker, and must never take
 * the wipe back; that is what the posted code does.
 */
final class CancelRowsTest {

  @Test void c1CancelsFilesThenSubsystemsForwardAndFreesTheTree() {
    for (boolean frozen : new boolean[] {false, true}) {
      var rig = Rig.of(2, 2);
      rig.prepare();
      if (frozen) {
        rig.freeze();
      }
      rig.takeCalls();
      rig.expect(rig.cancel(), 0, Row.C1);
      rig.expectCalls("cancel f0 ok, cancel f1 ok, cancel s0 ok, cancel s1 ok");
      assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
      assertThat(rig.kho.finalized()).isFalse();
      assertThat(rig.kho.preservedBytes()).isZero();
      assertThat(rig.luo.fdtsAllocated()).isZero();
      assertThat(rig.luo.outgoingData(1)).isZero();
      rig.expect(rig.prepare(), 0, Row.NONE);
    }
  }

  @Test void c1DoesNotCareWhetherDataCanBeWritten() {
    var rig = Rig.of(2, 1);
    rig.prepare();
    rig.refuse("fdt", 1);
    rig.refuse("fdt", 2);
    rig.expect(rig.cancel(), 0, Row.C1);
  }

  @Test void c2NothingFinalizedNothingToCancel() {
    var rig = Rig.of(1, 1);
    rig.expect(rig.cancel(), -Errno.ENOENT, Row.C2);
    var off = Rig.withoutKho();
    off.expect(off.cancel(), -Errno.EOPNOTSUPP, Row.C2);
    rig.expectCalls("");
  }

  @Test void c3SignalLeavesPreparedOverAnEmptyMapAndAnotherCancelWorks() {
    var rig = Rig.of(1, 1);
    rig.prepare();
    rig.takeCalls();
    rig.refuse("kill", 1);
    rig.expect(rig.cancel(), -Errno.EAGAIN, Row.C3);
    rig.expectCalls("");
    assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
    assertThat(rig.kho.finalized()).isTrue();
    assertThat(rig.kho.preservedBytes()).isZero();
    rig.expect(rig.cancel(), 0, Row.C1);
  }

  @Test void c3ClientBeforeUsThatRefusesHasTheSameEffect() {
    var rig = Rig.of(1, 0);
    rig.client(10);
    rig.prepare();
    rig.fail("kho_abort c0", Errno.EIO);
    rig.takeCalls();
    rig.expect(rig.cancel(), -Errno.EIO, Row.C3);
    rig.expectCalls("kho_abort c0 EIO");
    assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
    assertThat(rig.kho.preservedBytes()).isZero();
  }

  @Test void c4AfterAFailedFreezeCancelIsRefusedForEverAndWipesTheMap() {
    var rig = Rig.of(1, 1);
    rig.client(-10);
    rig.prepare();
    rig.fail("freeze f0", Errno.EIO);
    rig.freeze();
    rig.takeCalls();
    for (int again = 0; again < 3; again++) {
      rig.expect(rig.cancel(), -Errno.EINVAL, Row.C4);
      assertThat(rig.kho.preservedBytes()).isZero();
      assertThat(rig.kho.finalized()).isTrue();
      assertThat(rig.luo.fdtsAllocated()).isEqualTo(1);
    }
    rig.expectCalls("");
  }

  @Test void c4ClientAfterUsThatRefusesLeavesNormalWithKhoFinalized() {
    var rig = Rig.of(1, 0);
    rig.client(-10);
    rig.prepare();
    rig.fail("kho_abort c0", Errno.EIO);
    rig.takeCalls();
    rig.expect(rig.cancel(), -Errno.EIO, Row.C4);
    rig.expectCalls("cancel f0 ok, kho_abort c0 EIO");
    assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
    assertThat(rig.kho.finalized()).isTrue();
    rig.expect(rig.cancel(), -Errno.EINVAL, Row.C4);
    rig.expect(rig.prepare(), -Errno.EEXIST, Row.P1);
  }

  @Test void unpreserveInsideCancelIsRefusedBecauseKhoIsStillFinalized() {
    var rig = Rig.of(1, 0);
    rig.prepare();
    int op = rig.luo.begin(Operation.CANCEL, 0);
    rig.until(op, luosim.luo.Need.WORK);
    rig.luo.proceed(op);
    assertThat(rig.kho.unpreservePhys(Rig.BASE, 4096)).isEqualTo(-Errno.EBUSY);
  }
}
