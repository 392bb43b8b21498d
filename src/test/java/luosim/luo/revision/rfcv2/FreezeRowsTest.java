package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/**
 * Rows Z1 to Z5: a failed FREEZE must roll back exactly as far as the posted code does, no further,
 * and must leave KHO finalized with the tree in its hands.
 */
final class FreezeRowsTest {

  private static Rig prepared(int files, int subsystems) {
    var rig = Rig.of(files, subsystems);
    rig.prepare();
    rig.takeCalls();
    return rig;
  }

  @Test void happyPathFreezesInTheOrderOfPrepareAndWritesTheDataAgain() {
    var rig = prepared(2, 1);
    rig.expect(rig.freeze(), 0, Row.NONE);
    rig.expectCalls("freeze f0 ok, freeze f1 ok, freeze s0 ok");
    assertThat(rig.luo.state()).isEqualTo(LuoState.FROZEN);
    var tree = rig.luo.outgoingTree().orElseThrow();
    assertThat(tree.fileData(1)).isEqualTo(0x11000);
    assertThat(tree.subsystemData("s0")).isEqualTo(0x12000);
  }

  @Test void z1WrongStateOrSignalChangesNothing() {
    var normal = Rig.of(1, 1);
    normal.expect(normal.freeze(), -Errno.EINVAL, Row.Z1);
    var rig = prepared(1, 1);
    rig.refuse("kill", 1);
    rig.expect(rig.freeze(), -Errno.EAGAIN, Row.Z1);
    assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
    rig.refuse("kill", 1);
    rig.expect(rig.run(Operation.REBOOT, 0), -Errno.EAGAIN, Row.Z1);
    rig.expect(rig.freeze(), 0, Row.NONE);
    rig.expect(rig.freeze(), -Errno.EINVAL, Row.Z1);
    rig.expectCalls("freeze f0 ok, freeze s0 ok");
  }

  @Test void z2FileFailsAndItselfLaterFilesAndAllSubsystemsStayPrepared() {
    var rig = prepared(4, 2);
    rig.fail("freeze f2", Errno.EIO);
    rig.expect(rig.freeze(), -Errno.EIO, Row.Z2);
    rig.expectCalls("freeze f0 ok, freeze f1 ok, freeze f2 EIO, cancel f0 ok, cancel f1 ok");
    stuck(rig);
    var tree = rig.luo.outgoingTree().orElseThrow();
    assertThat(tree.fileData(3)).as("data of the prepare, of a cancelled file").isEqualTo(0x1000);
  }

  @Test void z3WritingFilesFailsAndAllFilesAreCancelledNoSubsystem() {
    var rig = prepared(2, 1);
    rig.refuse("fdt", 2);
    rig.expect(rig.freeze(), -Errno.ENOSPC, Row.Z3);
    rig.expectCalls("freeze f0 ok, freeze f1 ok, cancel f0 ok, cancel f1 ok");
    stuck(rig);
    var tree = rig.luo.outgoingTree().orElseThrow();
    assertThat(tree.fileData(1)).as("token 0, written").isEqualTo(0x11000);
    assertThat(tree.fileData(0)).as("token 1, not written").isEqualTo(0x1001);
  }

  @Test void z4SubsystemFailsAndFilesGoOutWithDataZero() {
    var rig = prepared(2, 3);
    rig.fail("freeze s1", Errno.EIO);
    rig.expect(rig.freeze(), -Errno.EIO, Row.Z4);
    rig.expectCalls("""
        freeze f0 ok, freeze f1 ok, freeze s0 ok, freeze s1 EIO, cancel s0 ok, cancel f0 ok, cancel f1 ok
        """);
    stuck(rig);
    var tree = rig.luo.outgoingTree().orElseThrow();
    assertThat(tree.fileData(0)).isZero();
    assertThat(tree.subsystemData("s0")).isEqualTo(0x2000);
  }

  @Test void z5WritingSubsystemsFailsAndEverybodyIsCancelled() {
    var rig = prepared(1, 2);
    rig.refuse("fdt", 3);
    rig.expect(rig.freeze(), -Errno.ENOENT, Row.Z5);
    rig.expectCalls("""
        freeze f0 ok, freeze s0 ok, freeze s1 ok, cancel s0 ok, cancel s1 ok, cancel f0 ok
        """);
    stuck(rig);
    var tree = rig.luo.outgoingTree().orElseThrow();
    assertThat(tree.fileData(0)).isZero();
    assertThat(tree.subsystemData("s0")).as("written before the failure").isEqualTo(0x12000);
    assertThat(tree.subsystemData("s1")).isEqualTo(0x2001);
  }

  @Test void cancelOfAFailedFreezeGetsTheFrozenData() {
    var rig = prepared(2, 0);
    rig.fail("freeze f1", Errno.EIO);
    int op = rig.luo.begin(Operation.FREEZE, 0);
    rig.step(op);
    rig.step(op);
    rig.luo.proceed(op);
    assertThat(rig.luo.callback(op)).isEqualTo(Callback.CANCEL);
    assertThat(rig.luo.data(op)).isEqualTo(0x11000);
  }

  @Test void participantWithoutFreezeKeepsItsPreparedData() {
    var rig = Rig.of(1, 1);
    rig.cast.without("h0", Callback.FREEZE);
    rig.prepare();
    rig.freeze();
    rig.expectCalls("prepare f0 ok, prepare s0 ok, freeze s0 ok");
    assertThat(rig.luo.outgoingTree().orElseThrow().fileData(0)).isEqualTo(0x1000);
  }

  @Test void rebootFreezesOnlyFromPrepared() {
    var normal = Rig.of(1, 0);
    normal.expect(normal.run(Operation.REBOOT, 0), 0, Row.NONE);
    normal.expectCalls("");
    var rig = prepared(1, 0);
    rig.expect(rig.run(Operation.REBOOT, 0), 0, Row.NONE);
    rig.expectCalls("freeze f0 ok");
    rig.expect(rig.run(Operation.REBOOT, 0), 0, Row.NONE);
    rig.expectCalls("");
  }

  private static void stuck(Rig rig) {
    assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
    assertThat(rig.luo.notifies()).isEqualTo(2);
    assertThat(rig.kho.finalized()).isTrue();
    assertThat(rig.kho.preservedBytes()).isEqualTo(4096 + (1 << 20));
    assertThat(rig.luo.fdtsAllocated()).isEqualTo(1);
    assertThat(rig.prepare()).isEqualTo(-Errno.EEXIST);
    assertThat(rig.freeze()).isEqualTo(-Errno.EINVAL);
  }
}
