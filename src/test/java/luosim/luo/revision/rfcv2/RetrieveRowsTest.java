package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/**
 * Rows T1 to T9: a token must count as reclaimed from the moment its handler is asked, and finish
 * must be told what the posted code tells it.
 */
final class RetrieveRowsTest {

  private static Rig updated(int files, int subsystems) {
    var rig = Rig.of(files, subsystems);
    rig.prepare();
    rig.freeze();
    return rig.jump().register(subsystems);
  }

  @Test void happyPathRestoresAndFinishes() {
    var rig = updated(2, 1);
    assertThat(rig.luo.notifies())
        .as("the state at early init is not signalled")
        .isZero();
    rig.expect(rig.restore(1), 0, Row.NONE);
    assertThat(rig.value()).isEqualTo(101);
    rig.expect(rig.restore(0), 0, Row.NONE);
    rig.expect(rig.finish(), 0, Row.NONE);
    rig.expectCalls("""
        retrieve t1 ok, retrieve t0 ok, finish t0 reclaimed ok, finish t1 reclaimed ok, finish s0 ok
        """);
    assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
    assertThat(rig.luo.incomingCount()).as("nothing is freed").isEqualTo(2);
    assertThat(rig.luo.incomingHeld()).isTrue();
    assertThat(rig.luo.notifies()).isEqualTo(1);
  }

  @Test void t1NoFreeDescriptorLooksNothingUp() {
    var rig = updated(1, 0);
    rig.refuse("getfd", 1);
    rig.expect(rig.restore(0), -Errno.EMFILE, Row.T1);
    assertThat(rig.luo.incomingCount()).isZero();
    rig.expect(rig.restore(0), 0, Row.NONE);
  }

  @Test void t2OutsideUpdatedNothingIsRestored() {
    var rig = Rig.of(1, 0);
    rig.expect(rig.restore(0), -Errno.EBUSY, Row.T2);
    rig.prepare();
    rig.expect(rig.restore(0), -Errno.EBUSY, Row.T2);
    assertThat(rig.services.descriptors()).isZero();
  }

  @Test void t3UnknownAndUsedTokens() {
    var rig = updated(1, 0);
    rig.expect(rig.restore(1), -Errno.ENOENT, Row.T3);
    rig.restore(0);
    rig.expect(rig.restore(0), -Errno.EINVAL, Row.T3);
    assertThat(rig.services.descriptors()).isEqualTo(1);
  }

  @Test void t4FailedRetrieveBurnsTheTokenAndFinishIsToldItWasReclaimed() {
    var rig = updated(1, 0);
    rig.fail("retrieve t0", Errno.EIO);
    rig.expect(rig.restore(0), -Errno.EIO, Row.T4);
    rig.expect(rig.restore(0), -Errno.EINVAL, Row.T3);
    int op = rig.luo.begin(Operation.FINISH, 0);
    rig.luo.proceed(op);
    assertThat(rig.luo.callback(op)).isEqualTo(Callback.FINISH);
    assertThat(rig.luo.reclaimed(op)).isTrue();
    assertThat(rig.luo.file(op)).isEqualTo(-1);
  }

  @Test void t5TwoRestoresOfOneTokenThatMeetBothRetrieve() {
    var rig = updated(1, 0);
    int first = rig.luo.begin(Operation.FD_RESTORE, 0);
    int second = rig.luo.begin(Operation.FD_RESTORE, 0);
    rig.until(first, Need.WINDOW);
    rig.until(second, Need.WINDOW);
    rig.step(first);
    rig.step(second);
    rig.step(first);
    rig.step(second);
    assertThat(rig.luo.result(first)).isZero();
    assertThat(rig.luo.result(second)).isZero();
    assertThat(rig.luo.row(first)).isEqualTo(Row.T5);
    assertThat(rig.luo.row(second)).isEqualTo(Row.T5);
    rig.expectCalls("retrieve t0 ok, retrieve t0 ok");
  }

  @Test void t5NeedsTheWindowALaterRestoreIsRefused() {
    var rig = updated(1, 0);
    int first = rig.luo.begin(Operation.FD_RESTORE, 0);
    rig.until(first, Need.WINDOW);
    rig.luo.proceed(first);
    rig.expect(rig.restore(0), -Errno.EINVAL, Row.T3);
  }

  @Test void t6FailedCopyToTheUserBurnsTheTokenOverAnInstalledFile() {
    var rig = updated(1, 0);
    rig.refuse("copyout", 1);
    rig.expect(rig.restore(0), -Errno.EFAULT, Row.T6);
    assertThat(rig.services.installed()).isEqualTo(1);
    rig.expect(rig.restore(0), -Errno.EINVAL, Row.T3);
  }

  @Test void t7FinishOutsideUpdatedOrWithASignalChangesNothing() {
    var rig = Rig.of(1, 0);
    rig.expect(rig.finish(), -Errno.EINVAL, Row.T7);
    var updated = updated(1, 0);
    updated.refuse("kill", 1);
    updated.expect(updated.finish(), -Errno.EAGAIN, Row.T7);
    assertThat(updated.luo.state()).isEqualTo(LuoState.UPDATED);
    updated.expectCalls("");
  }

  @Test void t8FileThatNobodyRestoredIsFinishedAsLeft() {
    var rig = updated(1, 0);
    rig.expect(rig.finish(), 0, Row.T8);
    rig.expectCalls("finish t0 left ok");
    rig.expect(rig.restore(0), -Errno.EBUSY, Row.T2);
  }

  @Test void t9FinishGetsThePointerOfARestoredFileWhateverBecameOfIt() {
    var rig = updated(1, 0);
    rig.restore(0);
    int op = rig.luo.begin(Operation.FINISH, 0);
    rig.luo.proceed(op);
    assertThat(rig.luo.file(op)).isEqualTo(100);
    assertThat(rig.luo.reclaimed(op)).isTrue();
  }

  @Test void fileWithoutFinishStaysUpdatedInItsOwnState() {
    var rig = updated(1, 0);
    rig.cast.without("h0", Callback.FINISH);
    rig.finish();
    rig.expectCalls("");
    assertThat(rig.luo.incomingUpdated(0)).isTrue();
  }

  @Test void subsystemStartsTheNextPrepareWithTheDataOfTheLastGeneration() {
    var rig = updated(0, 1);
    rig.finish();
    int op = rig.luo.begin(Operation.PREPARE, 0);
    rig.until(op, Need.CALLBACK);
    assertThat(rig.luo.data(op)).isEqualTo(0x12000);
  }

  @Test void filesForTheNextUpdateCountTokensFromZeroBesideTheIncomingOnes() {
    var rig = updated(2, 0);
    rig.preserve(5);
    assertThat(rig.value()).isZero();
    assertThat(rig.luo.outgoingCount()).isEqualTo(1);
    rig.restore(0);
    assertThat(rig.luo.incomingCount()).isEqualTo(2);
  }
}
