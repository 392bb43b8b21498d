package luosim.luo.onelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.IncomingTree;
import luosim.luo.LuoState;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.tree.FdtIncomingTree;
import luosim.wire.FdtSequentialWriter;
import org.junit.jupiter.api.Test;

/** What the next kernel makes of a handover: restores, finish, and malformed or freed trees. */
final class NewKernelRowsTest {
  private static Rig frozen(Manner manner, int files) {
    var rig = Rig.of(manner, files, 0, 1);
    assertThat(rig.prepare()).isZero();
    assertThat(rig.freeze()).isZero();
    return rig;
  }

  private static Rig next(Manner manner, int files) {
    var rig = frozen(manner, files).jump().register(0, 1);
    rig.takeCalls();
    return rig;
  }

  @Test void filesAndSubsystemsComeOverWithTheirFrozenData() {
    for (Manner manner : Manner.values()) {
      var rig = frozen(manner, 2).jump();
      assertThat(rig.luo.state()).isEqualTo(LuoState.UPDATED);
      rig.register(0, 1);
      rig.expectCalls(manner == Manner.V3 ? "boot s0 ok" : "");
      assertThat(rig.restore(1)).isZero();
      rig.expectCalls("retrieve t1 ok");
      assertThat(rig.run(Operation.GET_SUBSYSTEM_DATA, 0)).isZero();
      assertThat(rig.value()).isEqualTo(0x12000);
      rig.expect(rig.finish(), 0, Row.T8);
      rig.expectCalls("finish t0 left ok, finish t1 reclaimed ok, finish s0 ok");
      assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
      assertThat(rig.luo.incomingCount() + rig.services.incoming()).isZero();
      assertThat(rig.luo.incomingHeld()).isTrue();
      assertThat(rig.luo.subsystemData(0)).isEqualTo(manner == Manner.V3 ? 0 : 0x12000);
      rig.expect(rig.finish(), -Errno.EINVAL, Row.T7);
    }
  }

  @Test void rowsT1ToT4AndT6() {
    for (Manner manner : Manner.values()) {
      var rig = next(manner, 3);
      rig.refuse("getfd", 1);
      rig.expect(rig.restore(0), -Errno.EMFILE, Row.T1);
      rig.expect(rig.restore(9), -Errno.ENOENT, Row.T3);
      rig.fail("retrieve t0", Errno.EIO);
      rig.expect(rig.restore(0), -Errno.EIO, Row.T4);
      rig.expect(rig.restore(0), -Errno.EINVAL, Row.T3);
      rig.refuse("copyout", 1);
      rig.expect(rig.restore(1), -Errno.EFAULT, Row.T6);
      rig.takeCalls();
      rig.finish();
      rig.expectCalls("finish t0 reclaimed ok, finish t1 reclaimed ok, finish t2 left ok, finish s0 ok");
      rig.expect(rig.restore(0), -Errno.EBUSY, Row.T2);
    }
  }

  /** V7: who loses the race for a token has success and no file; as reviewed it is told so. */
  @Test void theLoserOfARaceForATokenIsToldSuccessInV3() {
    for (Manner manner : Manner.values()) {
      var rig = next(manner, 1);
      int one = rig.luo.begin(Operation.FD_RESTORE, 0);
      int two = rig.luo.begin(Operation.FD_RESTORE, 0);
      rig.until(one, Need.WINDOW);
      rig.until(two, Need.WINDOW);
      assertThat(rig.luo.proceed(one)).isEqualTo(Need.CALLBACK);
      assertThat(rig.luo.proceed(two)).isEqualTo(Need.LOCK);
      rig.luo.answer(one, 0, 77);
      rig.until(one, Need.DONE);
      assertThat(rig.luo.value(one)).isEqualTo(77);
      assertThat(rig.luo.nextReleased()).isEqualTo(two);
      rig.until(two, Need.DONE);
      assertThat(rig.luo.value(two)).isEqualTo(-1);
      assertThat(rig.luo.result(two)).isEqualTo(manner == Manner.V3 ? 0 : -Errno.EINVAL);
      assertThat(rig.luo.row(two)).isEqualTo(manner == Manner.V3 ? Row.T5 : Row.T3);
      rig.end(one);
      rig.end(two);
      assertThat(rig.finish()).isZero();
    }
  }

  /** V15: finished alone, and then retrieved all the same. */
  @Test void aFileFinishedAloneCanStillBeRetrieved() {
    var rig = next(Manner.V3, 2);
    assertThat(rig.state(true, 0)).isEqualTo(4);
    assertThat(rig.event(Rig.FINISH, 0)).isZero();
    rig.expectCalls("finish t0 left ok");
    assertThat(rig.state(true, 0)).isEqualTo(1);
    assertThat(rig.restore(0)).isZero();
    assertThat(rig.event(Rig.FINISH, 9)).isEqualTo(-Errno.ENOENT);
    rig.takeCalls();
    rig.finish();
    rig.expectCalls("finish t1 left ok, finish s0 ok");
  }

  @Test void aSubsystemThatTheOldKernelDidNotHaveStopsFinish() {
    for (Manner manner : Manner.values()) {
      var rig = frozen(manner, 1).jump().register(0, 1);
      rig.cast.without("s1", Callback.BOOT);
      assertThat(rig.run(Operation.REGISTER_SUBSYSTEM, 1)).isZero();
      rig.finish();
      assertThat(rig.stop()).isEqualTo(Stop.PANIC);
      assertThat(rig.row()).isEqualTo(Row.N4);
    }
  }

  /** V11: the lock is given back twice. */
  @Test void aSubsystemThatAsksForWhatIsNotThereStaysAndUnbalancesTheLock() {
    var rig = frozen(Manner.V3, 1).jump().register(0, 1);
    assertThat(rig.luo.locksUnbalanced()).isZero();
    rig.expect(rig.run(Operation.REGISTER_SUBSYSTEM, 1), -Errno.ENOENT, Row.N6);
    assertThat(rig.luo.locksUnbalanced()).isEqualTo(1);
    assertThat(rig.luo.subsystemCount()).isEqualTo(2);
  }

  private static Stop registerFiles(Rig rig, byte[] page, byte[] files) {
    Rig next = rig.load(phys -> Optional.of(phys == rig.luo.outgoingTree().orElseThrow().phys()
        ? (IncomingTree) new FdtIncomingTree(page)
        : FdtIncomingTree.ofFiles(files)));
    Stop stop = next.luo.boot();
    if (stop == Stop.NONE) {
      next.run(Operation.REGISTER_HANDLER, 0);
      next.run(Operation.REGISTER_FILES, 0);
      stop = next.stop();
    }
    if (stop == Stop.NONE) {
      next.restore(0);
      stop = next.stop();
    }
    return stop;
  }

  @Test void malformedTreesEndAsTheSpecSays() {
    for (Manner manner : Manner.values()) {
      var rig = frozen(manner, 1);
      byte[] page = rig.luo.outgoingTree().orElseThrow().blob();
      byte[] files = rig.luo.filesTree().orElseThrow().blob();
      assertThat(registerFiles(rig, page, files)).isEqualTo(Stop.NONE);
      for (String broken : new String[] {"luo-v1", "subsystems-v1", "subsystems"}) {
        assertThat(registerFiles(rig, altered(page, broken), files)).as(broken).isEqualTo(Stop.PANIC);
      }
      for (String broken : new String[] {"file-descriptors-v1", "0x0", "h0", "data"}) {
        assertThat(registerFiles(rig, page, altered(files, broken))).as(broken).isEqualTo(Stop.PANIC);
      }
      assertThat(registerFiles(rig, page, new byte[4096])).isEqualTo(Stop.PANIC);
      assertThat(registerFiles(rig, page, twice())).isEqualTo(Stop.PANIC);
    }
  }

  /** A blob with the first occurrence of a text changed. */
  private static byte[] altered(byte[] blob, String text) {
    byte[] copy = blob.clone();
    String latin = new String(blob, java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = latin.indexOf(text + "\0");
    copy[at] = '?';
    return copy;
  }

  private static byte[] twice() {
    byte[] page = new byte[4096];
    var writer = new FdtSequentialWriter(page);
    writer.create();
    writer.finishReserveMap();
    writer.beginNode("file-descriptors");
    writer.propertyText("compatible", "file-descriptors-v1");
    for (int i = 0; i < 2; i++) {
      writer.beginNode("0x0");
      writer.propertyText("compatible", "h0");
      writer.propertyLittle64("data", 1);
      writer.endNode();
    }
    writer.endNode();
    writer.finish();
    return page;
  }

  /** V3: the page still leads to the files' tree, which a failed freeze has freed. */
  @Test void aJumpAfterAFailedFreezeFollowsAPointerToFreedMemory() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 1, 0, 0);
      rig.prepare();
      rig.fail("freeze f0", Errno.EIO);
      rig.freeze();
      var next = rig.jump();
      assertThat(next.luo.state()).isEqualTo(LuoState.UPDATED);
      next.run(Operation.REGISTER_HANDLER, 0);
      next.run(Operation.REGISTER_FILES, 0);
      if (manner == Manner.AS_REVIEWED) {
        assertThat(next.stop()).isEqualTo(Stop.NONE);
        next.restore(0);
      }
      assertThat(next.stop()).isEqualTo(Stop.UNDEFINED);
    }
  }

  @Test void aKernelThatReceivesNothingIsNormal() {
    var rig = Rig.of(Manner.V3, 1, 0, 0);
    assertThat(rig.jump().luo.state()).isEqualTo(LuoState.NORMAL);
  }
}
