package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/**
 * Operations that overlap: nobody may pass a lock that another holds, nobody may be forgotten at
 * one, and a fatal signal must act at killable waits only.
 */
final class OverlapTest {

  private static Rig updated(int files) {
    var rig = Rig.of(files, 0);
    rig.prepare();
    rig.freeze();
    return rig.jump().register(0);
  }

  @Test void cancelWaitsForAHungPrepareAndThenRollsItBack() {
    var rig = Rig.of(1, 0);
    int prepare = rig.luo.begin(Operation.PREPARE, 0);
    while (rig.luo.proceed(prepare) != Need.CALLBACK) {
      continue;
    }
    int cancel = rig.luo.begin(Operation.CANCEL, 0);
    assertThat(rig.luo.proceed(cancel)).isEqualTo(Need.LOCK);
    assertThat(rig.luo.proceed(cancel)).as("asked again").isEqualTo(Need.LOCK);
    assertThat(rig.luo.nextReleased()).isEqualTo(-1);
    assertThat(rig.luo.signal(cancel)).as("the KHO mutex is no killable wait").isFalse();
    rig.luo.answer(prepare, 0, 0x77);
    rig.until(prepare, Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(cancel);
    assertThat(rig.luo.nextReleased()).isEqualTo(-1);
    rig.until(cancel, Need.DONE);
    rig.expect(rig.end(cancel), 0, Row.C1);
    assertThat(rig.luo.state()).isEqualTo(LuoState.NORMAL);
  }

  @Test void registrationWaitsUnkillablyForTheStateLock() {
    var rig = Rig.of(1, 0);
    int prepare = rig.luo.begin(Operation.PREPARE, 0);
    rig.until(prepare, Need.CALLBACK);
    int register = rig.luo.begin(Operation.REGISTER_SUBSYSTEM, 0);
    assertThat(rig.luo.proceed(register)).isEqualTo(Need.LOCK);
    assertThat(rig.luo.signal(register)).isFalse();
    rig.until(prepare, Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(register);
    rig.until(register, Need.DONE);
    rig.expect(rig.end(register), -Errno.EBUSY, Row.R2);
  }

  @Test void signalTakesAFreezeOutOfItsWait() {
    var rig = Rig.of(1, 0);
    rig.prepare();
    int first = rig.luo.begin(Operation.FREEZE, 0);
    assertThat(rig.luo.proceed(first)).isEqualTo(Need.CALLBACK);
    int second = rig.luo.begin(Operation.FREEZE, 0);
    assertThat(rig.luo.proceed(second)).isEqualTo(Need.LOCK);
    assertThat(rig.luo.signal(second)).isTrue();
    assertThat(rig.luo.proceed(second)).isEqualTo(Need.DONE);
    rig.expect(rig.end(second), -Errno.EAGAIN, Row.Z1);
    rig.luo.answer(first, 0, 1);
    rig.until(first, Need.DONE);
    rig.expect(rig.end(first), 0, Row.NONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(-1);
  }

  @Test void p4SignalledPrepareIsRefusedAgainInItsOwnAbort() {
    var rig = Rig.of(1, 0);
    rig.client(10);
    int restore = rig.luo.begin(Operation.FD_PRESERVE, 5);
    rig.luo.proceed(restore);
    int prepare = rig.luo.begin(Operation.PREPARE, 0);
    rig.until(prepare, Need.LOCK);
    assertThat(rig.luo.signal(prepare)).isTrue();
    rig.until(prepare, Need.DONE);
    rig.expect(rig.end(prepare), -Errno.EAGAIN, Row.P4);
    rig.expectCalls("kho_finalize c0 ok, kho_abort c0 ok");
    assertThat(rig.kho.preservedBytes()).isZero();
  }

  @Test void c3CancelKilledBehindAFreezeLeavesItFrozenOverNothing() {
    var rig = Rig.of(1, 0);
    rig.prepare();
    int freeze = rig.luo.begin(Operation.FREEZE, 0);
    rig.luo.proceed(freeze);
    int cancel = rig.luo.begin(Operation.CANCEL, 0);
    rig.until(cancel, Need.LOCK);
    rig.luo.signal(cancel);
    rig.until(cancel, Need.DONE);
    rig.luo.answer(freeze, 0, 1);
    rig.until(freeze, Need.DONE);
    assertThat(rig.luo.state()).isEqualTo(LuoState.FROZEN);
    assertThat(rig.kho.preservedBytes()).isZero();
  }

  @Test void waitersAreReleasedInTheOrderOfAskingReadersTogether() {
    var rig = updated(3);
    int finish = rig.luo.begin(Operation.FINISH, 0);
    rig.until(finish, Need.CALLBACK);
    int[] waiting = new int[4];
    Operation[] asking = {
        Operation.FD_RESTORE, Operation.FD_UNPRESERVE, Operation.FINISH, Operation.FD_UNPRESERVE
    };
    for (int i = 0; i < asking.length; i++) {
      waiting[i] = rig.luo.begin(asking[i], 0);
      assertThat(rig.luo.proceed(waiting[i])).isEqualTo(Need.LOCK);
    }
    rig.until(finish, Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(waiting[0]);
    assertThat(rig.luo.nextReleased()).isEqualTo(waiting[1]);
    assertThat(rig.luo.nextReleased()).as("the writer waits for both readers").isEqualTo(-1);
    rig.until(waiting[0], Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(-1);
    rig.until(waiting[1], Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(waiting[2]);
    rig.until(waiting[2], Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(waiting[3]);
  }

  @Test void withdrawnWriterLetsTheReadersBehindItPass() {
    var rig = updated(2);
    int restore = rig.luo.begin(Operation.FD_RESTORE, 0);
    rig.until(restore, Need.WINDOW);
    int finish = rig.luo.begin(Operation.FINISH, 0);
    assertThat(rig.luo.proceed(finish)).isEqualTo(Need.LOCK);
    int other = rig.luo.begin(Operation.FD_RESTORE, 1);
    assertThat(rig.luo.proceed(other)).as("behind the writer").isEqualTo(Need.LOCK);
    assertThat(rig.luo.signal(finish)).isTrue();
    assertThat(rig.luo.nextReleased()).isEqualTo(other);
    rig.until(finish, Need.DONE);
    rig.expect(rig.end(finish), -Errno.EAGAIN, Row.T7);
  }

  @Test void rebuildHappensOnceAndOthersWaitForIt() {
    var rig = updated(2);
    int first = rig.luo.begin(Operation.FD_RESTORE, 0);
    assertThat(rig.luo.proceed(first)).isEqualTo(Need.WORK);
    int second = rig.luo.begin(Operation.FD_RESTORE, 1);
    assertThat(rig.luo.proceed(second)).isEqualTo(Need.LOCK);
    rig.until(first, Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(second);
    rig.until(second, Need.DONE);
    assertThat(rig.services.incoming()).isEqualTo(2);
  }

  @Test void restoresRunSideBySideAndFinishWaitsForAll() {
    var rig = updated(2);
    int first = rig.luo.begin(Operation.FD_RESTORE, 0);
    int second = rig.luo.begin(Operation.FD_RESTORE, 1);
    rig.until(first, Need.CALLBACK);
    rig.until(second, Need.CALLBACK);
    int finish = rig.luo.begin(Operation.FINISH, 0);
    assertThat(rig.luo.proceed(finish)).isEqualTo(Need.LOCK);
    rig.until(first, Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(-1);
    rig.until(second, Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(finish);
  }

  @Test void handlerRegistrationWaitsForAScan() {
    var rig = Rig.of(0, 0);
    int scan = rig.luo.begin(Operation.FD_PRESERVE, 0);
    rig.luo.proceed(scan);
    int register = rig.luo.begin(Operation.REGISTER_HANDLER, 1);
    assertThat(rig.luo.proceed(register)).isEqualTo(Need.LOCK);
    rig.luo.answer(scan, 1, 0);
    rig.until(scan, Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(register);
    rig.until(register, Need.DONE);
    assertThat(rig.end(register)).isZero();
  }

  @Test void twoPreparesDoNotMeet() {
    var rig = Rig.of(1, 0);
    int first = rig.luo.begin(Operation.PREPARE, 0);
    rig.until(first, Need.CALLBACK);
    int second = rig.luo.begin(Operation.PREPARE, 0);
    assertThat(rig.luo.proceed(second)).isEqualTo(Need.LOCK);
    rig.until(first, Need.DONE);
    rig.until(second, Need.DONE);
    rig.expect(rig.end(second), -Errno.EEXIST, Row.P1);
  }

  @Test void stateIsReadWithoutALock() {
    var rig = Rig.of(1, 0);
    int prepare = rig.luo.begin(Operation.PREPARE, 0);
    rig.until(prepare, Need.CALLBACK);
    assertThat(rig.run(Operation.GET_STATE, 0)).isZero();
    assertThat(rig.value()).isZero();
  }

  @Test void mistakesOfTheCallerAreRefused() {
    var rig = Rig.of(1, 0);
    int op = rig.luo.begin(Operation.PREPARE, 0);
    assertThatIllegalStateException().isThrownBy(() -> rig.luo.answer(op, 0, 0));
    while (rig.luo.proceed(op) != Need.CALLBACK) {
      continue;
    }
    assertThatIllegalStateException().isThrownBy(() -> rig.luo.proceed(op));
    assertThatIllegalStateException().isThrownBy(() -> rig.luo.end(op));
    rig.luo.answer(op, 0, 0);
    assertThatIllegalStateException().isThrownBy(() -> rig.luo.answer(op, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> rig.luo.proceed(op + 1));
  }

  @Test void operationsUnderWayHaveALimit() {
    var rig = Rig.of(0, 0);
    for (int i = 0; i < RfcV2.OPERATION_LIMIT; i++) {
      rig.luo.begin(Operation.GET_STATE, 0);
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> rig.luo.begin(Operation.GET_STATE, 0))
        .withMessageContaining("4096");
  }
}
