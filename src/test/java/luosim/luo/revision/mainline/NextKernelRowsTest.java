package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/** What a kernel received must come back once each, or be lost by name. */
final class NextKernelRowsTest {
  private static Rig arrived(int... files) {
    Rig rig = Rig.cold();
    rig.create("s", files);
    Rig next = rig.jump();
    next.takeCalls();
    return next;
  }

  @Test void aFileIsRetrievedOnceAndGivenTwice() {
    Rig rig = arrived(0, 1);
    int session = rig.retrieveSession("s");
    rig.expect(rig.retrieve(session, 1), 0, Row.NONE);
    assertThat(rig.value()).isEqualTo(101);
    rig.expect(rig.retrieve(session, 1), 0, Row.NONE);
    assertThat(rig.value()).isEqualTo(101);
    rig.expectCalls("retrieve b1");
    assertThat(rig.ports.references).containsEntry(101, 2);
    assertThat(rig.luo.fileRetrieveStatus(session, 1)).isEqualTo(1);
    assertThat(rig.luo.fileObject(session, 0)).isEqualTo(-1);
  }

  @Test void aRetrievedFileCannotBePreservedBeforeItsSessionIsFinished() {
    Rig rig = arrived(0);
    int session = rig.retrieveSession("s");
    rig.retrieve(session, 0);
    int made = rig.create("s");
    rig.expect(rig.preserve(made, 100, 0), -Errno.EBUSY, Row.M4);
    assertThat(rig.run(Operation.SESSION_FINISH, session)).isZero();
    rig.expect(rig.preserve(made, 100, 0), 0, Row.NONE);
  }

  @Test void rowM9NoSuchTokenOrNoDescriptor() {
    Rig rig = arrived(0);
    int session = rig.retrieveSession("s");
    rig.expect(rig.retrieve(session, 7), -Errno.ENOENT, Row.M9);
    rig.ports.refuse("fd", 1);
    rig.expect(rig.retrieve(session, 0), -Errno.EMFILE, Row.M9);
    assertThat(rig.run(Operation.SESSION_FINISH, session)).isZero();
    rig.expect(rig.retrieve(session, 0), -Errno.ENOENT, Row.M9);
    assertThat(rig.ports.descriptors).hasSize(1);
  }

  @Test void rowM10AFailedRetrieveStaysFailedAndFinishIsToldWhy() {
    Rig rig = arrived(0, 1);
    int session = rig.retrieveSession("s");
    rig.fail("retrieve a0", Errno.EIO);
    rig.expect(rig.retrieve(session, 0), -Errno.EIO, Row.M10);
    rig.expect(rig.retrieve(session, 0), -Errno.EIO, Row.M10);
    rig.expect(rig.retrieve(session, 1), 0, Row.NONE);
    rig.expectCalls("retrieve a0 -5, retrieve b1");
    int op = rig.luo.begin(Operation.SESSION_FINISH, session);
    rig.luo.proceed(op);
    assertThat(rig.luo.retrieveStatus(op)).isEqualTo(-Errno.EIO);
    assertThat(rig.luo.objectPassed(op)).isFalse();
    rig.luo.answer(op, 0, 0);
    rig.luo.proceed(op);
    assertThat(rig.luo.retrieveStatus(op)).isEqualTo(1);
    assertThat(rig.luo.objectPassed(op)).isTrue();
    assertThat(rig.luo.file(op)).isEqualTo(101);
  }

  @Test void rowM21AFileThatUserSpaceIsNotToldAboutStaysRetrieved() {
    Rig rig = arrived(0);
    int session = rig.retrieveSession("s");
    rig.ports.refuse("copyOut", 1);
    rig.expect(rig.retrieve(session, 0), -Errno.EFAULT, Row.M21);
    assertThat(rig.ports.references).isEmpty();
    rig.expect(rig.retrieve(session, 0), 0, Row.NONE);
    rig.expectCalls("retrieve a0");
  }

  @Test void finishAsksForwardAndTellsBackwardAlsoWhatNobodyRetrieved() {
    Rig rig = arrived(0, 2, 1);
    for (int flb = 1; flb <= 3; flb++) {
      assertThat(rig.run(Operation.FLB_GET_INCOMING, flb)).isZero();
      assertThat(rig.run(Operation.FLB_PUT_INCOMING, flb)).isZero();
    }
    int session = rig.retrieveSession("s");
    rig.retrieve(session, 2);
    rig.takeCalls();
    rig.expect(rig.run(Operation.SESSION_FINISH, session), 0, Row.NONE);
    rig.expectCalls("can_finish a0, can_finish b1, finish b1, finish c2, finish F3, finish a0,"
        + " finish F2, finish F1");
    assertThat(rig.ports.allocated).containsOnlyKeys(Memory.INCOMING_SESSION, Memory.SESSION_FILE);
    assertThat(rig.luo.identityCount()).isZero();
    rig.expect(rig.run(Operation.SESSION_FINISH, session), 0, Row.NONE);
    assertThat(rig.run(Operation.CLOSE_SESSION, session)).isZero();
    rig.expectCalls("");
    assertThat(rig.luo.incomingCount()).isZero();
  }

  @Test void openingGivesThePagesOfSessionsBackAndFinishThoseOfFiles() {
    Rig rig = Rig.cold();
    int old = rig.create("s", 0);
    long ofSessions = rig.luo.outgoingBlock(0);
    long ofFiles = rig.luo.fileBlock(old, 0);
    Rig next = rig.jump(false);
    assertThat(next.luo.incomingBlock(0)).isEqualTo(ofSessions);
    next.run(Operation.OPEN_DEVICE, 0);
    assertThat(next.ports.restored).containsExactly(ofSessions);
    assertThat(next.luo.incomingBlocks()).isZero();
    next.run(Operation.SESSION_FINISH, next.retrieveSession("s"));
    assertThat(next.ports.restored).containsExactly(ofSessions, ofFiles);
  }

  @Test void rowM11OneRefusalFinishesNothingAndMayBeTriedAgain() {
    Rig rig = arrived(0, 1, 3);
    int session = rig.retrieveSession("s");
    rig.fail("can_finish b1", 1);
    rig.expect(rig.run(Operation.SESSION_FINISH, session), -Errno.EBUSY, Row.M11);
    rig.expectCalls("can_finish a0, can_finish b1 -1");
    assertThat(rig.luo.fileCount(session)).isEqualTo(3);
    assertThat(rig.run(Operation.SESSION_FINISH, session)).isZero();
  }

  @Test void rowM12ASessionClosedUnfinishedIsUnreachable() {
    Rig rig = arrived(0);
    int session = rig.retrieveSession("s");
    rig.fail("can_finish a0", 1);
    rig.expect(rig.run(Operation.CLOSE_SESSION, session), 0, Row.M12);
    assertThat(rig.luo.unreachable(session)).isTrue();
    assertThat(rig.luo.warnings()).isEqualTo(1);
    rig.expect(
        rig.run(Operation.RETRIEVE_SESSION, rig.ports.name("s")), -Errno.EINVAL, Row.M8);
    rig.expect(rig.retrieve(session, 0), -Errno.EBADF, Row.NONE);
    assertThat(rig.jump().luo.incomingCount()).as("not passed on").isZero();
  }

  @Test void rowM13AnFlbThatNobodyAskedForIsNeverFinished() {
    Rig rig = arrived(0, 1);
    int session = rig.retrieveSession("s");
    rig.expect(rig.run(Operation.SESSION_FINISH, session), 0, Row.M13);
    rig.expectCalls("can_finish a0, can_finish b1, finish b1, finish a0");
    assertThat(rig.luo.warnings()).isPositive();
    assertThat(rig.run(Operation.FLB_GET_INCOMING, 1)).as("asked too late").isZero();
    rig.expectCalls("retrieve F1");
    assertThat(rig.luo.flbIncomingCount(1)).isEqualTo(3);
  }

  @Test void mendedTheFirstFinishRetrievesTheFlbAndTheLastFinishesIt() {
    Rig old = Rig.cold();
    old.create("s", 0, 3);
    Rig rig = old.jump(true);
    rig.run(Operation.OPEN_DEVICE, 0);
    rig.expect(rig.run(Operation.SESSION_FINISH, rig.retrieveSession("s")), 0, Row.NONE);
    rig.expectCalls("can_finish a0, can_finish a3, finish a3, retrieve F2, retrieve F1, finish a0,"
        + " finish F2, finish F1");
    assertThat(rig.luo.warnings()).isZero();
    assertThat(rig.luo.flbIncomingFinished(1)).isTrue();
  }

  @Test void rowM14AnFlbWhoseRetrieveFailedIsNeverFinished() {
    Rig rig = arrived(2);
    rig.fail("retrieve F3", Errno.EIO);
    rig.expect(rig.run(Operation.FLB_GET_INCOMING, 3), -Errno.EIO, Row.M20);
    rig.expect(rig.run(Operation.FLB_GET_INCOMING, 3), -Errno.EIO, Row.M20);
    rig.expect(rig.run(Operation.SESSION_FINISH, rig.retrieveSession("s")), 0, Row.M14);
    rig.expectCalls("retrieve F3 -5, finish c2");
    rig.expect(rig.run(Operation.FLB_GET_INCOMING, 3), -Errno.EIO, Row.M20);
    assertThat(rig.luo.warnings()).isEqualTo(1);
  }

  @Test void mendedAnFlbWhoseRetrieveFailedIsFinishedWithoutObject() {
    Rig old = Rig.cold();
    old.create("s", 2);
    Rig rig = old.jump(true);
    rig.run(Operation.OPEN_DEVICE, 0);
    rig.fail("retrieve F3", Errno.EIO);
    rig.run(Operation.FLB_GET_INCOMING, 3);
    rig.expect(rig.run(Operation.SESSION_FINISH, rig.retrieveSession("s")), 0, Row.NONE);
    rig.expectCalls("retrieve F3 -5, finish c2, finish F3");
    rig.expect(rig.run(Operation.FLB_GET_INCOMING, 3), -Errno.ENODATA, Row.M20);
  }

  @Test void rowM20AnObjectIsThereFromItsPreserveToItsUnpreserve() {
    Rig rig = Rig.cold();
    rig.expect(rig.run(Operation.FLB_GET_INCOMING, 1), -Errno.ENODATA, Row.M20);
    rig.expect(rig.run(Operation.FLB_GET_OUTGOING, 3), -Errno.ENOENT, Row.M20);
    int session = rig.create("s", 2);
    rig.expect(rig.run(Operation.FLB_GET_OUTGOING, 3), 0, Row.NONE);
    rig.run(Operation.CLOSE_SESSION, session);
    rig.expectCalls("preserve F3, preserve c2, unpreserve c2");
    rig.run(Operation.FLB_PUT_OUTGOING, 3);
    rig.expectCalls("unpreserve F3");
    rig.run(Operation.FLB_PUT_OUTGOING, 3);
    assertThat(rig.luo.warnings()).as("put once too often").isEqualTo(1);
    Rig next = rig.jump();
    next.expect(next.run(Operation.FLB_GET_INCOMING, 3), -Errno.ENOENT, Row.M20);
  }

  @Test void aHolderOfAnObjectCountsInTheNextKernelToo() {
    Rig rig = Rig.cold();
    rig.create("s", 2);
    rig.run(Operation.FLB_GET_OUTGOING, 3);
    Rig next = rig.jump();
    next.run(Operation.FLB_GET_INCOMING, 3);
    assertThat(next.luo.flbIncomingCount(3)).isEqualTo(3);
    assertThat(next.luo.flbIncomingObject(3)).isTrue();
    assertThat(next.luo.flbRetrieveStatus(3)).isEqualTo(1);
  }
}
