package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/** A failed freeze must unfreeze what was frozen, in the kernel's order, and unpreserve nothing. */
final class FreezeRowsTest {
  private static Rig threeSessions() {
    Rig rig = Rig.cold();
    rig.create("one", 0, 2);
    rig.create("two", 1, 3);
    rig.create("three", 4, 6);
    rig.takeCalls();
    return rig;
  }

  @Test void everyFileOfEverySessionIsFrozenInTheOrderOfPreservation() {
    Rig rig = threeSessions();
    assertThat(rig.run(Operation.REBOOT, 0)).isZero();
    rig.expectCalls("freeze a0, freeze b1, freeze a3, freeze b4, freeze a6");
    assertThat(rig.luo.frozen()).isTrue();
    assertThat(rig.luo.fileFrozen(rig.luo.outgoing(0), 1)).as("without a callback").isTrue();
  }

  @Test void rowM7TheFirstFileHasNothingToUnfreeze() {
    Rig rig = threeSessions();
    failing(rig, "a0", "freeze a0 -11");
  }

  @Test void rowM7FilesOfTheSameSessionAreUnfrozenForward() {
    Rig rig = Rig.cold();
    rig.create("one", 0, 1, 3, 4);
    rig.takeCalls();
    failing(rig, "b4", "freeze a0, freeze b1, freeze a3, freeze b4 -11, unfreeze a0, unfreeze b1,"
        + " unfreeze a3");
  }

  @Test void rowM7EarlierSessionsAreUnfrozenBackwardAndTheirFilesForward() {
    Rig rig = threeSessions();
    failing(rig, "b4", "freeze a0, freeze b1, freeze a3, freeze b4 -11, unfreeze b1, unfreeze a3,"
        + " unfreeze a0");
  }

  @Test void rowM7ManyFailuresInARowLeaveTheLastAttemptAFreeHand() {
    Rig rig = threeSessions();
    for (String file : new String[] {"a0", "b1", "a3", "b4", "a6"}) {
      rig.fail("freeze " + file, Errno.EIO);
      rig.expect(rig.run(Operation.REBOOT, 0), -Errno.EIO, Row.M7);
    }
    for (int session = 0; session < 3; session++) {
      for (int file = 0; file < 2; file++) {
        assertThat(rig.luo.fileFrozen(rig.luo.outgoing(session), file)).isFalse();
      }
    }
    rig.expect(rig.run(Operation.REBOOT, 0), 0, Row.NONE);
    assertThat(rig.luo.image().sessions()).isEqualTo(3);
  }

  @Test void afterAFailureEverythingIsPreservedAndUsable() {
    Rig rig = threeSessions();
    rig.fail("freeze a6", Errno.EBUSY);
    rig.expect(rig.run(Operation.REBOOT, 0), -Errno.EBUSY, Row.M7);
    assertThat(rig.luo.frozen()).isFalse();
    assertThat(rig.luo.image().sessions()).isZero();
    rig.takeCalls();
    assertThat(rig.preserve(rig.luo.outgoing(0), 9, 9)).isZero();
    rig.create("four");
    assertThat(rig.run(Operation.CLOSE_SESSION, rig.luo.outgoing(1))).isZero();
    rig.expectCalls("preserve a9, unpreserve a3, unpreserve b1");
  }

  @Test void aHandleKeepsWhatAFreezeWroteAndNotWhatAFailingOneWrote() {
    Rig rig = Rig.cold();
    int session = rig.create("one", 0, 1);
    rig.fail("freeze b1", Errno.EIO);
    rig.run(Operation.REBOOT, 0);
    assertThat(rig.luo.fileData(session, 0)).isEqualTo(0x100 + 0x8000);
    assertThat(rig.luo.fileData(session, 1)).isEqualTo(0x101);
    rig.run(Operation.REBOOT, 0);
    assertThat(rig.luo.fileData(session, 0)).as("given the changed one").isEqualTo(0x100 + 0x10000);
    assertThat(rig.luo.image().fileData(0, 1)).isEqualTo(0x101 + 0x8000);
  }

  @Test void afterASuccessRequestsAndClosesWaitForEver() {
    Rig rig = Rig.cold();
    int session = rig.create("one", 0);
    rig.run(Operation.REBOOT, 0);
    Operation[] requests = {
        Operation.SESSION_PRESERVE, Operation.SESSION_NAME, Operation.CLOSE_SESSION,
        Operation.CREATE_SESSION, Operation.REBOOT};
    for (Operation request : requests) {
      int op = rig.luo.begin(request, session, 3, 0);
      assertThat(rig.luo.proceed(op)).as("%s", request).isEqualTo(Need.LOCK);
      assertThat(rig.luo.signal(op)).as("killable").isFalse();
      assertThat(rig.luo.proceed(op)).isEqualTo(Need.LOCK);
    }
    assertThat(rig.luo.nextReleased()).isEqualTo(-1);
    assertThat(rig.luo.fileCount(session)).isEqualTo(1);
  }

  @Test void aRebootWithoutSessionsPassesAnEmptyHeader() {
    Rig rig = Rig.cold();
    assertThat(rig.luo.liveUpdateNumber()).isEqualTo(1);
    Rig next = rig.jump();
    assertThat(next.luo.incomingCount()).isZero();
    assertThat(next.luo.liveUpdateNumber()).isEqualTo(2);
    assertThat(next.jump().luo.liveUpdateNumber()).isEqualTo(3);
  }

  private static void failing(Rig rig, String file, String calls) {
    rig.fail("freeze " + file, Errno.EAGAIN);
    rig.expect(rig.run(Operation.REBOOT, 0), -Errno.EAGAIN, Row.M7);
    rig.expectCalls(calls);
  }
}
