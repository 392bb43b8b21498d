package luosim.luo.onelist;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/**
 * Each row of prepare, freeze and cancel must call whom the row names, in its order, and leave the state, the
 * trees and the handover that the row prescribes; above all the rows that leave a host stuck.
 */
final class EventRowsTest {
  private static final int EIO = Errno.EIO;

  private static Rig prepared(Manner manner, int files, int before, int after) {
    var rig = Rig.of(manner, files, before, after);
    assertThat(rig.prepare()).isZero();
    rig.takeCalls();
    return rig;
  }

  @Test void theFilesAreCalledInTheirPlaceAmongTheSubsystems() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 2, 1, 1);
      assertThat(rig.prepare()).isZero();
      rig.expectCalls("prepare s0 ok, prepare f0 ok, prepare f1 ok, prepare s1 ok");
      assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
      assertThat(rig.kho.finalized()).isTrue();
      assertThat(rig.kho.preservedBytes()).isEqualTo(2 * 4096);
      assertThat(rig.luo.fdtsAllocated()).isEqualTo(2);
      assertThat(rig.freeze()).isZero();
      rig.expectCalls("freeze s0 ok, freeze f0 ok, freeze f1 ok, freeze s1 ok");
      assertThat(rig.luo.state()).isEqualTo(LuoState.FROZEN);
      assertThat(rig.freeze()).isZero();
      rig.expect(rig.cancel(), 0, Row.C1);
      rig.expectCalls("cancel s0 ok, cancel f0 ok, cancel f1 ok, cancel s1 ok");
      assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
      assertThat(rig.kho.finalized()).isFalse();
      assertThat(rig.kho.preservedBytes() + rig.services.live()).isZero();
      assertThat(rig.prepare()).isZero();
    }
  }

  @Test void rowsP4AndP5RefuseAtTheDoor() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 1, 0, 1);
      rig.refuse("kill", 1);
      rig.expect(rig.prepare(), -Errno.EAGAIN, Row.P4);
      assertThat(rig.prepare()).isZero();
      rig.expect(rig.prepare(), -Errno.EINVAL, Row.P5);
      assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
    }
  }

  @Test void rowsP6ToP9TakeThePageBackAndCallNobody() {
    for (Manner manner : Manner.values()) {
      String[] faults = {"alloc/1", "fdt/1", "fdt/4", "alloc/2", "alloc/4"};
      int[] codes = {-Errno.ENOMEM, -3, -Errno.ENOSPC, -Errno.ENOMEM, -Errno.ENOMEM};
      Row[] rows = {Row.P6, Row.P7, Row.P7, Row.P8, Row.P9};
      for (int i = 0; i < faults.length; i++) {
        var rig = Rig.of(manner, 1, 0, 1);
        String[] fault = faults[i].split("/");
        rig.refuse(fault[0], Integer.parseInt(fault[1]));
        rig.expect(rig.prepare(), codes[i], rows[i]);
        rig.expectCalls("");
        assertThat(rig.services.live()).isZero();
        assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
        assertThat(rig.prepare()).isZero();
      }
    }
  }

  /** V12: an entry that could not be published leads the next kernel to freed memory. */
  @Test void rowP9WithTheDebugOptionLeavesAnEntryToFreedMemory() {
    var rig = Rig.debugged(Manner.V3, 1, 0, 0);
    rig.refuse("alloc", 5);
    rig.expect(rig.prepare(), -Errno.ENOMEM, Row.P9);
    assertThat(rig.services.live()).isZero();
    assertThat(rig.prepare()).isZero();
    assertThat(rig.handover().dangling()).containsExactly("LUO");
  }

  @Test void rowP10CancelsFilesBeforeAndSubsystemsBeforeTheFiles() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 3, 1, 1);
      rig.fail("prepare f1", EIO);
      rig.expect(rig.prepare(), -EIO, Row.P10);
      rig.expectCalls("prepare s0 ok, prepare f0 ok, prepare f1 EIO, cancel f0 ok, cancel s0 ok");
      assertThat(rig.services.live()).isZero();
      assertThat(rig.kho.preservedBytes()).isZero();
      assertThat(rig.prepare()).isZero();
    }
  }

  @Test void rowP11CancelsAllFilesAndRowP11bNone() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 1, 1, 0);
      int builds = 6 + 4 + 4 + 2;
      rig.refuse("fdt", builds + 1);
      rig.expect(rig.prepare(), -Errno.ENOSPC, Row.P11);
      rig.expectCalls("prepare s0 ok, prepare f0 ok, cancel f0 ok, cancel s0 ok");
      rig.refuse("fdt", builds);
      rig.expect(rig.prepare(), -3, Row.P11B);
      rig.expectCalls("prepare s0 ok, cancel s0 ok");
      assertThat(rig.services.live()).isZero();
      assertThat(rig.kho.preservedBytes()).isZero();
    }
  }

  /** V13: pages that could not be preserved are never freed. */
  @Test void rowP11bLosesPagesThatCouldNotBePreserved() {
    var rig = Rig.of(Manner.V3, 64, 0, 0);
    rig.refuse("alloc", 6);
    rig.expect(rig.prepare(), -Errno.ENOMEM, Row.P11B);
    assertThat(rig.services.live()).isEqualTo(1);
    assertThat(rig.luo.fdtsAllocated()).isEqualTo(1);
  }

  @Test void rowP12CancelsEverybodyBeforeInOrder() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 2, 1, 2);
      rig.fail("prepare s2", EIO);
      rig.expect(rig.prepare(), -EIO, Row.P12);
      rig.expectCalls("prepare s0 ok, prepare f0 ok, prepare f1 ok, prepare s1 ok, prepare s2 EIO, "
          + "cancel s0 ok, cancel f0 ok, cancel f1 ok, cancel s1 ok");
      assertThat(rig.services.live()).isZero();
    }
  }

  @Test void rowP13CancelsAllWhereTheLastWriteFails() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 0, 0, 1);
      rig.refuse("fdt", 6 + 4 + 2 + 2);
      rig.expect(rig.prepare(), -Errno.ENOENT, Row.P13);
      rig.expectCalls("prepare s0 ok, cancel s0 ok");
      assertThat(rig.services.live()).isZero();
    }
  }

  /** V4: prepared over a handover that is not finalized; nothing leads back. */
  @Test void rowP14LeavesTheHostStuckAtPrepared() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 0, 0, 0);
      rig.refuse("fdt", 6 + 4 + 2 + 1 + 1);
      assertThat(rig.prepare()).isNegative();
      assertThat(rig.row()).isEqualTo(Row.P14);
      assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
      assertThat(rig.kho.finalized()).isFalse();
      rig.expect(rig.cancel(), -Errno.ENOENT, Row.C2);
      rig.expect(rig.prepare(), -Errno.EINVAL, Row.P5);
      assertThat(rig.freeze()).isZero();
      assertThat(rig.handover().valid()).isFalse();
    }
  }

  @Test void rowP15AnswersAnErrorOverAPreparedHost() {
    var rig = Rig.debugged(Manner.V3, 0, 0, 0);
    for (int nth = 1; nth < 20 && rig.row() != Row.P15; nth++) {
      rig = Rig.debugged(Manner.V3, 0, 0, 0);
      rig.refuse("alloc", nth);
      assertThat(rig.prepare()).isEqualTo(-Errno.ENOMEM);
    }
    assertThat(rig.row()).isEqualTo(Row.P15);
    assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
    assertThat(rig.kho.finalized()).isTrue();
    assertThat(rig.cancel()).isZero();
  }

  /** V2, V3: nobody from the failure on is cancelled, and the files' tree is freed under its address. */
  @Test void rowZ2FreesTheTreeOfFilesWhileTheHandoverIsFinalized() {
    for (Manner manner : Manner.values()) {
      var rig = prepared(manner, 3, 1, 1);
      rig.fail("freeze f1", EIO);
      rig.expect(rig.freeze(), -EIO, Row.Z2);
      rig.expectCalls("freeze s0 ok, freeze f0 ok, freeze f1 EIO, cancel f0 ok, cancel s0 ok");
      assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
      assertThat(rig.kho.finalized()).isTrue();
      assertThat(rig.luo.outgoingTree()).isPresent();
      assertThat(rig.luo.filesTree()).isEmpty();
      rig.expect(rig.prepare(), -Errno.EBUSY, Row.P8);
      rig.expect(rig.cancel(), -Errno.EINVAL, Row.C4);
      assertThat(rig.kho.finalized()).isFalse();
    }
  }

  /** After a stuck freeze and the CANCEL that frees the handover the old page is the first of the list. */
  @Test void theStalePageIsWhatTheNextKernelFinds() {
    var rig = prepared(Manner.V3, 2, 0, 1);
    long old = rig.luo.outgoingTree().orElseThrow().phys();
    rig.fail("freeze f1", EIO);
    rig.freeze();
    rig.cancel();
    rig.takeCalls();
    assertThat(rig.prepare()).isZero();
    rig.expectCalls("prepare f0 ok, prepare s0 ok");
    assertThat(rig.luo.outgoingTree().orElseThrow().phys()).isEqualTo(old);
    assertThat(rig.luo.fdtsAllocated()).isEqualTo(3);
    assertThat(rig.cancel()).isZero();
    assertThat(rig.luo.fdtsAllocated()).isEqualTo(1);
    var debugged = Rig.debugged(Manner.V3, 1, 0, 0);
    debugged.prepare();
    debugged.fail("freeze f0", EIO);
    debugged.freeze();
    debugged.cancel();
    debugged.expect(debugged.prepare(), -Errno.EEXIST, Row.P9);
  }

  @Test void rowsZ3ToZ5CancelThoseBefore() {
    for (Manner manner : Manner.values()) {
      var rig = prepared(manner, 1, 1, 1);
      rig.refuse("fdt", 1);
      rig.expect(rig.freeze(), -Errno.ENOSPC, Row.Z3);
      rig.expectCalls("freeze s0 ok, freeze f0 ok, cancel f0 ok, cancel s0 ok");
      rig = prepared(manner, 1, 1, 1);
      rig.fail("freeze s1", EIO);
      rig.expect(rig.freeze(), -EIO, Row.Z4);
      rig.expectCalls("freeze s0 ok, freeze f0 ok, freeze s1 EIO, cancel s0 ok, cancel f0 ok");
      rig = prepared(manner, 1, 1, 1);
      rig.fail("freeze s0", EIO);
      rig.expect(rig.freeze(), -EIO, Row.Z4);
      rig.expectCalls("freeze s0 EIO");
      assertThat(rig.luo.filesTree()).isPresent();
      rig = prepared(manner, 1, 0, 1);
      rig.refuse("fdt", 2);
      rig.expect(rig.freeze(), -Errno.ENOENT, Row.Z5);
      rig.expectCalls("freeze f0 ok, freeze s0 ok, cancel f0 ok, cancel s0 ok");
    }
  }

  @Test void rowZ1RefusesAFreezeByRequestInV3() {
    var rig = prepared(Manner.V3, 1, 0, 0);
    rig.expect(rig.run(Operation.FREEZE, 0), -Errno.EINVAL, Row.Z1);
    rig.refuse("kill", 1);
    rig.expect(rig.freeze(), -Errno.EAGAIN, Row.Z1);
    assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
    var reviewed = prepared(Manner.AS_REVIEWED, 1, 0, 0);
    assertThat(reviewed.run(Operation.FREEZE, 0)).isZero();
    reviewed.expect(reviewed.run(Operation.FREEZE, 0), -Errno.EINVAL, Row.Z1);
  }

  /** V5: a signal between abort and cancel leaves the state prepared for ever. */
  @Test void rowC3LeavesTheHostStuck() {
    for (Manner manner : Manner.values()) {
      var rig = prepared(manner, 1, 0, 1);
      rig.refuse("kill", 1);
      rig.expect(rig.cancel(), -Errno.EAGAIN, Row.C3);
      assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
      assertThat(rig.kho.finalized()).isFalse();
      rig.expect(rig.cancel(), -Errno.ENOENT, Row.C2);
      assertThat(rig.handover().dangling()).containsExactly("preserved-memory-map");
      rig.expectCalls("");
    }
  }

  /** V17: a subsystem without prepare is cancelled all the same; a file only where it keeps no state. */
  @Test void whoHasNoPrepareIsCancelledAllTheSame() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 1, 0, 1);
      rig.cast.without("s0", Callback.PREPARE);
      rig.cast.without("h0", Callback.PREPARE);
      rig.prepare();
      rig.cancel();
      rig.expectCalls("cancel f0 ok, cancel s0 ok");
    }
  }

  /** D20: data of a file without cancel are handed on where no state says that it is normal again. */
  @Test void dataOfACancelledFileAreZeroedInV3Only() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 1, 0, 0);
      rig.cast.without("h0", Callback.CANCEL);
      rig.prepare();
      assertThat(rig.luo.outgoingData(0)).isEqualTo(0x1000);
      rig.cancel();
      assertThat(rig.luo.outgoingData(0)).isEqualTo(manner == Manner.V3 ? 0 : 0x1000);
    }
  }

  @Test void theDebugFileDrivesTheHandoverAlone() {
    var rig = Rig.of(Manner.V3, 1, 0, 0);
    rig.expect(rig.run(Operation.KHO_ABORT, 0), -Errno.ENOENT, Row.C2);
    rig.expect(rig.run(Operation.KHO_FINALIZE, 0), 0, Row.NONE);
    rig.expect(rig.run(Operation.KHO_FINALIZE, 0), -Errno.EEXIST, Row.P1);
    rig.expect(rig.prepare(), -Errno.EBUSY, Row.P8);
    rig.expect(rig.run(Operation.KHO_ABORT, 0), 0, Row.NONE);
    rig.refuse("fdt", 2);
    rig.expect(rig.run(Operation.KHO_FINALIZE, 0), -3, Row.P14);
    assertThat(rig.prepare()).isZero();
    rig.expectCalls("prepare f0 ok");
    var off = Rig.withoutKho(Manner.V3);
    off.expect(off.run(Operation.KHO_FINALIZE, 0), -Errno.EOPNOTSUPP, Row.P1);
    off.expect(off.run(Operation.KHO_ABORT, 0), -Errno.EOPNOTSUPP, Row.C2);
  }
}
