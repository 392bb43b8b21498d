package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/** What the kernel's own tests assert, as far as it needs no memory file (spec section 15). */
final class SelftestsTest {
  @Test void twoThousandSessionsComeBackOneByOneAndAreFinishedAndClosedInTurn() {
    Rig rig = Rig.cold();
    for (int session = 0; session < 2000; session++) {
      rig.create("s" + session);
    }
    rig.create("state");
    assertThat(rig.luo.outgoingBlocks()).isEqualTo(40);
    Rig next = rig.jump();
    int state = next.retrieveSession("state");
    for (int session = 0; session < 2000; session++) {
      int one = next.retrieveSession("s" + session);
      assertThat(next.run(Operation.SESSION_FINISH, one)).isZero();
      assertThat(next.run(Operation.CLOSE_SESSION, one)).isZero();
    }
    assertThat(next.luo.incomingCount()).isEqualTo(1);
    assertThat(next.run(Operation.SESSION_NAME, state)).isZero();
    assertThat(next.ports.restored).hasSize(40);
  }

  @Test void fiveHundredFilesOfOneSessionComeBackByToken() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    for (int file = 0; file < 500; file++) {
      assertThat(rig.preserve(session, file, 7000 - file)).isZero();
    }
    Rig next = rig.jump();
    int received = next.retrieveSession("s");
    assertThat(next.luo.fileBlocks(received)).isEqualTo(8);
    for (int file = 0; file < 500; file++) {
      assertThat(next.retrieve(received, 7000 - file)).isZero();
      assertThat(next.value()).isEqualTo(Rig.FILES_AT + 7000 - file);
    }
    assertThat(next.luo.identityCount()).isEqualTo(500);
    assertThat(next.run(Operation.CLOSE_SESSION, received)).isZero();
    assertThat(next.luo.identityCount()).isZero();
    assertThat(next.ports.restored).hasSize(1 + 8);
  }

  @Test void aSessionLeftInOneKernelIsUnknownInTheOneAfter() {
    Rig rig = Rig.cold();
    rig.create("left", 0);
    rig.create("retrieved", 1);
    Rig second = rig.jump();
    second.retrieve(second.retrieveSession("retrieved"), 1);
    second.create("made", 3);
    Rig third = second.jump();
    assertThat(third.luo.incomingCount()).isEqualTo(1);
    for (String name : new String[] {"left", "retrieved"}) {
      third.expect(
          third.run(Operation.RETRIEVE_SESSION, third.ports.name(name)), -Errno.ENOENT, Row.M8);
    }
    assertThat(third.retrieve(third.retrieveSession("made"), 3)).isZero();
  }

  @Test void finishingOneSessionLeavesTheOthersUsable() {
    Rig rig = Rig.cold();
    rig.create("one", 0);
    rig.create("two", 3);
    Rig next = rig.jump();
    int two = next.retrieveSession("two");
    next.run(Operation.FLB_GET_INCOMING, 1);
    assertThat(next.run(Operation.CLOSE_SESSION, next.retrieveSession("one"))).isZero();
    assertThat(next.luo.flbIncomingFinished(1)).isFalse();
    assertThat(next.retrieve(two, 3)).isZero();
    assertThat(next.run(Operation.SESSION_FINISH, two)).isZero();
    assertThat(next.luo.flbIncomingFinished(1)).as("its holder is still there").isFalse();
    assertThat(next.run(Operation.FLB_PUT_INCOMING, 1)).isZero();
    assertThat(next.luo.flbIncomingFinished(1)).isTrue();
  }

  @Test void theKernelBeforeTheFirstHandoverHasNoSessionToRetrieve() {
    Rig rig = Rig.cold();
    rig.expect(
        rig.run(Operation.RETRIEVE_SESSION, rig.ports.name("state")), -Errno.ENOENT, Row.M8);
  }
}
