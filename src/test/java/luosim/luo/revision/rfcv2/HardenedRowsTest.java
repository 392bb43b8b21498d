package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import org.junit.jupiter.api.Test;

/**
 * What hardened does otherwise than RFC v2, call by call and errno by errno: a failure leaves nobody
 * prepared, no tree and no handover, and a refused request has touched nothing. The defects that it mends
 * are D1 to D25 of spec luo-rfc-v2.
 */
final class HardenedRowsTest {
  private static Rig hardened(int files, int subsystems) {
    return Rig.changed(EnumSet.allOf(Change.class)).with(files, subsystems);
  }

  private static Rig without(Change change, int files, int subsystems) {
    return Rig.changed(EnumSet.complementOf(EnumSet.of(change))).with(files, subsystems);
  }

  private static Rig prepared(int files, int subsystems) {
    var rig = hardened(files, subsystems);
    rig.expect(rig.prepare(), 0, Row.NONE);
    rig.takeCalls();
    return rig;
  }

  /** As before the prepare, and ready for the next one. */
  private static void expectNothingLeft(Rig rig) {
    assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
    assertThat(rig.kho.finalized()).isFalse();
    assertThat(rig.kho.mapAllocated()).isFalse();
    assertThat(rig.kho.preservedBytes()).isZero();
    assertThat(rig.handover().valid()).isFalse();
    assertThat(rig.services.live()).isZero();
    for (int index = 0; index < rig.luo.outgoingCount(); index++) {
      assertThat(rig.luo.outgoingData(index)).isZero();
    }
    rig.takeCalls();
    rig.expect(rig.prepare(), 0, Row.NONE);
  }

  @Test void whoHasPreparedIsCancelledInReverseAndNobodyElse() {
    var rig = hardened(2, 3);
    rig.fail("prepare s1", Errno.EIO);
    rig.expect(rig.prepare(), -Errno.EIO, Row.P12);
    rig.expectCalls("""
        prepare f0 ok, prepare f1 ok, prepare s0 ok, prepare s1 EIO, cancel s0 ok, cancel f1 ok, cancel f0 ok
        """.strip());
    expectNothingLeft(rig);
    var files = hardened(2, 1);
    files.fail("prepare f1", Errno.EBUSY);
    files.expect(files.prepare(), -Errno.EBUSY, Row.P10);
    files.expectCalls("prepare f0 ok, prepare f1 EBUSY, cancel f0 ok");
    expectNothingLeft(files);
  }

  @Test void aFailedFreezeCancelsEverybodyThatIsPreparedAndAbandonsTheHandover() {
    var rig = prepared(2, 1);
    rig.fail("freeze f0", Errno.EIO);
    rig.expect(rig.freeze(), -Errno.EIO, Row.Z2);
    rig.expectCalls("freeze f0 EIO, cancel s0 ok, cancel f1 ok, cancel f0 ok");
    expectNothingLeft(rig);
    var late = prepared(1, 2);
    late.fail("freeze s1", Errno.EIO);
    late.expect(late.run(Operation.REBOOT, 0), -Errno.EIO, Row.Z4);
    late.expectCalls("freeze f0 ok, freeze s0 ok, freeze s1 EIO, cancel s1 ok, cancel s0 ok, cancel f0 ok");
    expectNothingLeft(late);
  }

  @Test void withoutTheAbortAFailedFreezeLeavesTheHandoverFinalized() {
    var rig = without(Change.FREEZE_ABORTS, 2, 1);
    rig.prepare();
    rig.takeCalls();
    rig.fail("freeze f1", Errno.EIO);
    rig.expect(rig.freeze(), -Errno.EIO, Row.Z2);
    rig.expectCalls("freeze f0 ok, freeze f1 EIO, cancel s0 ok, cancel f1 ok, cancel f0 ok");
    assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
    assertThat(rig.kho.finalized()).isTrue();
  }

  @Test void withoutCancellingAllAFailedFreezeRollsBackAsPosted() {
    var rig = without(Change.FREEZE_CANCELS_ALL, 3, 1);
    rig.prepare();
    rig.takeCalls();
    rig.fail("freeze f1", Errno.EIO);
    rig.expect(rig.freeze(), -Errno.EIO, Row.Z2);
    rig.expectCalls("freeze f0 ok, freeze f1 EIO, cancel f0 ok");
  }

  @Test void theStateDecidesBeforeTheHandoverIsTouched() {
    var normal = hardened(1, 1);
    long untouched = normal.kho.digest();
    normal.refuse("kill", 1);
    normal.expect(normal.prepare(), -Errno.EAGAIN, Row.P4);
    normal.expect(normal.cancel(), -Errno.ENOENT, Row.C2);
    normal.expect(normal.freeze(), -Errno.EINVAL, Row.Z1);
    assertThat(normal.kho.digest()).isEqualTo(untouched);
    var rig = prepared(1, 1);
    long held = rig.kho.digest();
    long digest = rig.luo.digest();
    rig.expect(rig.prepare(), -Errno.EEXIST, Row.P1);
    rig.refuse("kill", 1);
    rig.expect(rig.cancel(), -Errno.EAGAIN, Row.C3);
    assertThat(rig.kho.digest()).isEqualTo(held);
    assertThat(rig.luo.digest()).isEqualTo(digest);
    rig.expectCalls("");
    rig.freeze();
    var next = rig.jump().register(1);
    next.expect(next.prepare(), -Errno.EINVAL, Row.P5);
    next.expect(next.cancel(), -Errno.ENOENT, Row.C2);
    next.expect(next.finish(), 0, next.row());
    assertThat(next.luo.state()).isEqualTo(LuoState.NORMAL);
  }

  @Test void aCancelTakesEverythingBack() {
    for (boolean frozen : List.of(false, true)) {
      var rig = prepared(2, 1);
      if (frozen) {
        rig.expect(rig.freeze(), 0, Row.NONE);
        rig.takeCalls();
      }
      rig.expect(rig.cancel(), 0, Row.C1);
      rig.expectCalls("cancel s0 ok, cancel f1 ok, cancel f0 ok");
      expectNothingLeft(rig);
    }
  }

  @Test void aRefusedAbortIsNoReasonToStayPrepared() {
    var rig = hardened(1, 1);
    rig.client(5);
    rig.prepare();
    rig.takeCalls();
    rig.fail("kho_abort c0", Errno.EIO);
    rig.expect(rig.cancel(), 0, Row.C1);
    assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
    assertThat(rig.kho.finalized()).isFalse();
  }

  @Test void aFailedFinalizeLeavesNoTreeAndItsCodeIsAnErrno() {
    int failed = 0;
    for (int call = 1; call <= 40; call++) {
      var rig = hardened(1, 1);
      rig.refuse("fdt", call);
      int code = rig.prepare();
      if (code < 0) {
        failed++;
        assertThat(code).as("tree call %d", call).isIn(-Errno.ENOSPC, -Errno.ENOENT);
        expectNothingLeft(rig);
      }
    }
    assertThat(failed).isGreaterThan(20);
    var posted = without(Change.ERRNOS_MAPPED, 1, 1);
    posted.refuse("fdt", 2);
    posted.expect(posted.prepare(), -3, Row.P2);
  }

  @Test void namesForDebuggingGoWithAFailedFinalizeAndAreNoReasonToFail() {
    for (int allocation = 1; allocation <= 9; allocation++) {
      var rig = Rig.debuggedAndChanged(EnumSet.allOf(Change.class)).with(1, 1);
      rig.refuse("alloc", allocation);
      if (rig.prepare() < 0) {
        assertThat(rig.kho.debugfsEntries()).as("allocation %d", allocation).isZero();
        expectNothingLeft(rig);
      } else {
        assertThat(rig.kho.finalized()).isTrue();
        rig.expect(rig.cancel(), 0, Row.C1);
        assertThat(rig.kho.debugfsEntries()).isZero();
      }
    }
  }

  @Test void aRebootThatIsLetThroughKeepsEverybodyOutUntilKexecHasFailed() {
    var rig = prepared(1, 1);
    long before = rig.luo.digest();
    rig.expect(rig.run(Operation.REBOOT, 0), 0, Row.NONE);
    rig.takeCalls();
    int cancel = rig.luo.begin(Operation.CANCEL, 0);
    assertThat(rig.luo.proceed(cancel)).isEqualTo(Need.LOCK);
    rig.luo.kexecFailed();
    assertThat(rig.luo.nextReleased()).isEqualTo(cancel);
    rig.until(cancel, Need.DONE);
    rig.expect(rig.end(cancel), 0, Row.C1);
    expectNothingLeft(rig);
    assertThat(rig.luo.digest()).as("a cancel forgets the reboot").isEqualTo(before);
  }

  @Test void thatARebootWasLetThroughShowsAndIsCopied() {
    var frozen = prepared(1, 1);
    frozen.freeze();
    var rig = prepared(1, 1);
    rig.run(Operation.REBOOT, 0);
    rig.luo.kexecFailed();
    assertThat(rig.luo.digest()).isNotEqualTo(frozen.luo.digest());
    assertThat(CopyTest.copyOf(rig).digest()).isEqualTo(rig.luo.digest());
  }

  @Test void copiesTakenAtEveryStepOfAFailingPrepareOrFreezeGoOnAlike() {
    for (Operation operation : List.of(Operation.PREPARE, Operation.FREEZE)) {
      for (int steps = 0; steps < 14; steps++) {
        var rig = operation == Operation.PREPARE ? hardened(3, 2) : prepared(3, 2);
        rig.fail((operation == Operation.PREPARE ? "prepare" : "freeze") + " s1", Errno.EIO);
        int op = rig.luo.begin(operation, 0);
        for (int i = 0; i < steps && !rig.step(op).equals(Need.DONE); i++) {
          continue;
        }
        CopyTest.inStep(rig.luo, CopyTest.copyOf(rig), op);
      }
    }
  }

  @Test void anAbortIsToldToWhoAgreedFromTheLastBack() {
    var rig = hardened(1, 0);
    rig.client(10);
    rig.client(9);
    rig.client(-10);
    rig.client(-11);
    rig.fail("kho_finalize c2", Errno.EIO);
    rig.expect(rig.prepare(), -Errno.EIO, Row.P14);
    rig.expectCalls("""
        kho_finalize c0 ok, kho_finalize c1 ok, prepare f0 ok, kho_finalize c2 EIO,
        cancel f0 ok, kho_abort c1 ok, kho_abort c0 ok
        """);
    expectNothingLeft(rig);
    rig.takeCalls();
    rig.expect(rig.cancel(), 0, Row.C1);
    rig.expectCalls("""
        kho_abort c3 ok, kho_abort c2 ok, cancel f0 ok, kho_abort c1 ok, kho_abort c0 ok
        """);
  }

  @Test void whereAClientMayRefuseACancelItKeepsTheFlag() {
    var rig = without(Change.CANCEL_NOT_REFUSED, 1, 0);
    rig.client(-10);
    rig.prepare();
    rig.fail("kho_abort c0", Errno.EIO);
    rig.expect(rig.cancel(), -Errno.EIO, Row.C3);
    rig.takeCalls();
    assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
  }

  @Test void finishPassesNewcomersOverAndGivesEverythingBack() {
    var old = prepared(2, 1);
    old.freeze();
    var next = old.jump().register(2);
    assertThat(next.restore(0)).isZero();
    assertThat(next.services.held()).isEqualTo(1);
    assertThat(next.services.incoming()).isEqualTo(2);
    next.takeCalls();
    next.expect(next.finish(), 0, next.row());
    next.expectCalls("finish t0 reclaimed ok, finish t1 left ok, finish s0 ok");
    assertThat(next.services.held()).isZero();
    assertThat(next.services.incoming()).isZero();
    assertThat(next.luo.incomingCount()).isZero();
    assertThat(next.luo.incomingHeld()).isFalse();
    assertThat(List.of(next.luo.subsystemCount(), next.luo.subsystem(1))).containsExactly(2, 1);
    assertThat(next.luo.subsystemData(0)).isZero();
  }

  @Test void whatIsCancelledForADeadProcessHeedsNoSignal() {
    var rig = prepared(1, 0);
    rig.refuse("kill", 1);
    int op = rig.luo.beginForDead(Operation.CANCEL, 0);
    rig.until(op, Need.DONE);
    rig.expect(rig.end(op), 0, Row.C1);
    expectNothingLeft(rig);
  }

  @Test void theHostIsToldWhatIsDoneOtherwise() {
    var rig = hardened(0, 0);
    var posted = Rig.of(0, 0);
    assertThat(List.of(rig.luo.keepsTracker(), rig.luo.refusesInexactRanges(), rig.luo.releasesWithOwner()))
        .containsOnly(true);
    assertThat(List.of(posted.luo.keepsTracker(), posted.luo.refusesInexactRanges(),
        posted.luo.releasesWithOwner())).containsOnly(false);
  }

  @Test void aRebootAfterAFailedKexecFreezesAgain() {
    var rig = prepared(1, 1);
    rig.run(Operation.REBOOT, 0);
    rig.luo.kexecFailed();
    rig.takeCalls();
    rig.expect(rig.run(Operation.REBOOT, 0), 0, Row.NONE);
    rig.expectCalls("freeze f0 ok, freeze s0 ok");
    assertThat(rig.luo.state()).isEqualTo(LuoState.FROZEN);
    var once = without(Change.FREEZE_AGAIN, 1, 1);
    once.prepare();
    once.run(Operation.REBOOT, 0);
    once.luo.kexecFailed();
    once.takeCalls();
    once.expect(once.run(Operation.REBOOT, 0), 0, Row.NONE);
    once.expectCalls("");
    var normal = hardened(1, 0);
    normal.expect(normal.run(Operation.REBOOT, 0), 0, Row.NONE);
    normal.expectCalls("");
    assertThat(normal.luo.state()).isEqualTo(LuoState.NORMAL);
  }

  @Test void aHandlerWithFilesStays() {
    var rig = hardened(2, 0);
    assertThat(rig.run(Operation.UNREGISTER_HANDLER, 1)).isEqualTo(-Errno.ENOENT);
    assertThat(rig.stop()).isEqualTo(Stop.NONE);
    assertThat(rig.run(Operation.UNREGISTER_HANDLER, 0)).isEqualTo(-Errno.EBUSY);
    rig.prepare();
    rig.freeze();
    var next = rig.jump().register(0);
    assertThat(next.run(Operation.UNREGISTER_HANDLER, 0)).as("of received files").isEqualTo(-Errno.EBUSY);
    assertThat(next.run(Operation.REGISTER_HANDLER, 2)).isZero();
    assertThat(next.run(Operation.UNREGISTER_HANDLER, 2)).as("no file has it").isZero();
    next.finish();
    assertThat(next.run(Operation.UNREGISTER_HANDLER, 0)).isZero();
    var idle = hardened(1, 0);
    assertThat(idle.run(Operation.FD_UNPRESERVE, 0)).isZero();
    assertThat(idle.services.references()).as("of the file").isZero();
    assertThat(idle.run(Operation.UNREGISTER_HANDLER, 0)).isZero();
  }
}
