package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/**
 * Rows P1 to P15: a failed PREPARE must cancel exactly those that the posted code cancels, in its
 * order, and leave KHO unfinalized; whoever was not prepared must never be cancelled, but where the
 * row says so.
 */
final class PrepareRowsTest {
  /** Questions of the services up to the buffer of the tree. */
  private static final int TREE_ALLOCATION = 3;

  @Test void happyPathPreparesFilesByTokenThenSubsystemsByRegistration() {
    var rig = Rig.of(2, 2);
    rig.expect(rig.prepare(), 0, Row.NONE);
    rig.expectCalls("prepare f0 ok, prepare f1 ok, prepare s0 ok, prepare s1 ok");
    assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
    assertThat(rig.kho.finalized()).isTrue();
    assertThat(rig.kho.preservedBytes()).isEqualTo(4096 + (1 << 20));
    assertThat(rig.luo.notifies()).isEqualTo(1);
    var tree = rig.luo.outgoingTree().orElseThrow();
    assertThat(tree.fileName(0)).isEqualTo("0x1");
    assertThat(tree.fileData(0)).isEqualTo(0x1001);
    assertThat(tree.subsystemData("s1")).isEqualTo(0x2001);
  }

  @Test void p1KhoOffOrAlreadyFinalizedCallsNobody() {
    var off = Rig.withoutKho();
    off.expect(off.prepare(), -Errno.EOPNOTSUPP, Row.P1);
    var rig = Rig.of(1, 0);
    rig.prepare();
    rig.takeCalls();
    rig.expect(rig.prepare(), -Errno.EEXIST, Row.P1);
    rig.expectCalls("");
    assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
  }

  @Test void p2RootTreeOrItsPageFails() {
    for (String kind : new String[] {"fdt", "alloc", "xa"}) {
      var rig = Rig.of(1, 1);
      rig.refuse(kind, 2);
      assertThat(rig.prepare()).isNegative();
      assertThat(rig.row()).isEqualTo(Row.P2);
      rig.expectCalls("");
      nothingIsLeft(rig, 0);
    }
  }

  @Test void p3ClientBeforeUsRefuses() {
    var rig = Rig.of(1, 1);
    rig.client(10);
    rig.fail("kho_finalize c0", Errno.EIO);
    rig.expect(rig.prepare(), -Errno.EIO, Row.P3);
    rig.expectCalls("kho_finalize c0 EIO, kho_abort c0 ok");
    nothingIsLeft(rig, 0);
  }

  @Test void p4FatalSignalAtTheStateLock() {
    var rig = Rig.of(1, 1);
    rig.refuse("kill", 1);
    rig.expect(rig.prepare(), -Errno.EAGAIN, Row.P4);
    rig.expectCalls("");
    nothingIsLeft(rig, 0);
  }

  @Test void p5PrepareInUpdatedIsRefusedAfterWipingTheTracker() {
    var rig = Rig.of(1, 0);
    rig.prepare();
    rig.freeze();
    var next = rig.jump().register(0);
    next.kho.preservePhys(Rig.BASE + 0x5000, 4096);
    next.expect(next.prepare(), -Errno.EINVAL, Row.P5);
    assertThat(next.kho.preservedBytes()).isZero();
    assertThat(next.luo.state()).isEqualTo(LuoState.UPDATED);
  }

  @Test void p6NoMegabyteForTheTree() {
    var rig = Rig.of(1, 1);
    rig.refuse("alloc", TREE_ALLOCATION);
    rig.expect(rig.prepare(), -Errno.ENOMEM, Row.P6);
    rig.expectCalls("");
    nothingIsLeft(rig, 0);
  }

  @Test void p7TreeCannotBeBuilt() {
    int[] points = {6, 7, 8, 9, 10, 11, 13, 14, 15};
    int raw = luosim.wire.FdtCode.NOSPACE;
    int[] codes = {raw, raw, -28, -28, -28, -28, -28, -28, -28};
    for (int i = 0; i < points.length; i++) {
      var rig = Rig.of(1, 1);
      rig.refuse("fdt", points[i]);
      rig.expect(rig.prepare(), codes[i], Row.P7);
      rig.expectCalls("");
      nothingIsLeft(rig, 0);
    }
  }

  @Test void failedFirstWriteOfAFilesDataIsOverlooked() {
    var rig = Rig.of(1, 1);
    rig.refuse("fdt", 12);
    rig.expect(rig.prepare(), 0, Row.NONE);
    var tree = rig.luo.outgoingTree().orElseThrow();
    assertThat(tree.fileDataLength(0)).isEqualTo(8);
    assertThat(tree.fileData(0)).isEqualTo(0x1000);
  }

  @Test void p8TreeCannotBePreserved() {
    for (String kind : new String[] {"alloc/4", "alloc/5", "xa/3", "xa/4"}) {
      var rig = Rig.of(1, 1);
      rig.refuse(kind.split("/")[0], Integer.parseInt(kind.split("/")[1]));
      rig.expect(rig.prepare(), -Errno.ENOMEM, Row.P8);
      rig.expectCalls("");
      nothingIsLeft(rig, 0);
    }
  }

  @Test void p9SubtreeCannotBeAdded() {
    var rig = Rig.of(1, 1);
    rig.refuse("fdt", 16);
    rig.expect(rig.prepare(), luosim.wire.FdtCode.NOSPACE, Row.P9);
    rig.expectCalls("");
    nothingIsLeft(rig, 0);
  }

  @Test void p9TreeIsUnpreservedByUsBeforeKhoWipesEverything() {
    var rig = Rig.of(1, 1);
    rig.refuse("fdt", 16);
    int op = rig.luo.begin(Operation.PREPARE, 0);
    rig.until(op, luosim.luo.Need.WORK);
    assertThat(rig.luo.work(op)).isEqualTo(luosim.luo.Work.FDT_SETUP);
    assertThat(rig.kho.preservedBytes()).as("the root page alone").isEqualTo(4096);
  }

  @Test void p10FileFailsAndOnlyFilesBeforeItAreCancelledForward() {
    var rig = Rig.of(4, 2);
    rig.fail("prepare f2", Errno.EIO);
    rig.expect(rig.prepare(), -Errno.EIO, Row.P10);
    rig.expectCalls("prepare f0 ok, prepare f1 ok, prepare f2 EIO, cancel f0 ok, cancel f1 ok");
    assertThat(rig.luo.outgoingTree()).as("lost, nobody owns it").isEmpty();
    nothingIsLeft(rig, 1);
  }

  @Test void p11WritingFilesFailsAndAllFilesAreCancelled() {
    var rig = Rig.of(2, 1);
    rig.refuse("fdt", 22);
    rig.expect(rig.prepare(), -Errno.ENOSPC, Row.P11);
    rig.expectCalls("prepare f0 ok, prepare f1 ok, cancel f0 ok, cancel f1 ok");
    nothingIsLeft(rig, 1);
  }

  @Test void p12SubsystemFailsAndThoseBeforeItAreCancelledThenAllFiles() {
    var rig = Rig.of(2, 3);
    rig.fail("prepare s1", Errno.EIO);
    rig.expect(rig.prepare(), -Errno.EIO, Row.P12);
    rig.expectCalls("""
        prepare f0 ok, prepare f1 ok, prepare s0 ok, prepare s1 EIO,
        cancel s0 ok, cancel f0 ok, cancel f1 ok
        """);
    nothingIsLeft(rig, 1);
  }

  @Test void p13WritingSubsystemsFailsAndEverybodyIsCancelledSubsystemsFirst() {
    var rig = Rig.of(2, 2);
    rig.refuse("fdt", 26);
    rig.expect(rig.prepare(), -Errno.ENOENT, Row.P13);
    rig.expectCalls("""
        prepare f0 ok, prepare f1 ok, prepare s0 ok, prepare s1 ok,
        cancel s0 ok, cancel s1 ok, cancel f0 ok, cancel f1 ok
        """);
    nothingIsLeft(rig, 1);
  }

  @Test void p14KhoFailsAfterUsAndEverybodyIsCancelledFilesFirst() {
    var rig = Rig.of(1, 1);
    rig.client(-10);
    rig.fail("kho_finalize c0", Errno.EIO);
    rig.expect(rig.prepare(), -Errno.EIO, Row.P14);
    rig.expectCalls("""
        prepare f0 ok, prepare s0 ok, kho_finalize c0 EIO, cancel f0 ok, cancel s0 ok, kho_abort c0 ok
        """);
    assertThat(rig.luo.notifies()).as("prepared, and normal again").isEqualTo(2);
    nothingIsLeft(rig, 0);
    var chunks = Rig.of(1, 1);
    chunks.refuse("alloc", 6);
    chunks.expect(chunks.prepare(), -Errno.ENOMEM, Row.P14);
    chunks.expectCalls("prepare f0 ok, prepare s0 ok, cancel f0 ok, cancel s0 ok");
    nothingIsLeft(chunks, 0);
  }

  @Test void p15FailedPublishingReturnsAnErrorOverAPreparedKernel() {
    var rig = Rig.debugged(1, 0);
    rig.refuse("alloc", 9);
    rig.expect(rig.prepare(), -Errno.ENOMEM, Row.P15);
    assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
    assertThat(rig.kho.finalized()).isTrue();
    rig.expect(rig.cancel(), 0, Row.C1);
  }

  @Test void abortOfAFailedPrepareStopsAtUsSoThatLaterClientsHearNothing() {
    var rig = Rig.of(1, 0);
    rig.client(10);
    rig.client(-10);
    rig.fail("prepare f0", Errno.EIO);
    rig.prepare();
    rig.expectCalls("kho_finalize c0 ok, prepare f0 EIO, kho_abort c0 ok");
  }

  @Test void debugNameOfAFailedAttemptRefusesEveryLaterOne() {
    var rig = Rig.debugged(1, 0);
    rig.fail("prepare f0", Errno.EIO);
    rig.expect(rig.prepare(), -Errno.EIO, Row.P10);
    rig.expect(rig.prepare(), -Errno.EEXIST, Row.P9);
    rig.expect(rig.prepare(), -Errno.EEXIST, Row.P9);
  }

  @Test void participantWithoutPrepareIsPassedByAndStillCancelled() {
    var rig = Rig.of(2, 1);
    rig.cast.without("s0", Callback.PREPARE);
    rig.prepare();
    rig.cancel();
    rig.expectCalls("prepare f0 ok, prepare f1 ok, cancel f0 ok, cancel f1 ok, cancel s0 ok");
  }

  @Test void fileWithoutCancelKeepsTheDataOfTheCancelledAttemptASubsystemDoesNot() {
    var rig = Rig.of(1, 1);
    rig.cast.without("h0", Callback.CANCEL);
    rig.cast.without("s0", Callback.CANCEL);
    rig.prepare();
    rig.cancel();
    assertThat(rig.luo.outgoingData(0)).isEqualTo(0x1000);
    assertThat(rig.luo.subsystemData(0)).isZero();
  }

  @Test void debugfsFileOfKhoTakesTheSamePath() {
    var rig = Rig.of(1, 1);
    rig.expect(rig.run(Operation.KHO_FINALIZE, 0), 0, Row.NONE);
    rig.expect(rig.run(Operation.KHO_FINALIZE, 0), -Errno.EEXIST, Row.P1);
    rig.expect(rig.run(Operation.KHO_ABORT, 0), 0, Row.C1);
    rig.expectCalls("prepare f0 ok, prepare s0 ok, cancel f0 ok, cancel s0 ok");
  }

  private static void nothingIsLeft(Rig rig, int lostTrees) {
    assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
    assertThat(rig.kho.finalized()).isFalse();
    assertThat(rig.kho.preservedBytes()).isZero();
    assertThat(rig.luo.fdtsAllocated()).isEqualTo(lostTrees);
    assertThat(rig.prepare()).as("a retry").isZero();
  }
}
