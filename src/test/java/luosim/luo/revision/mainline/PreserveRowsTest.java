package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.BasicServices.Memory;
import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/** A refused PRESERVE must leave nothing behind, but for what the kernel is known to leave. */
final class PreserveRowsTest {
  @Test void theFirstUserOfAnFlbPreservesItAndTheLastUnpreservesIt() {
    Rig rig = Rig.cold();
    int session = rig.create("s", 0, 1);
    rig.expectCalls("preserve F1, preserve F2, preserve a0, preserve F3, preserve b1");
    assertThat(rig.luo.flbOutgoingCount(1)).isEqualTo(2);
    assertThat(rig.luo.flbOutgoingData(1)).isEqualTo(0xF1);
    assertThat(rig.luo.flbOutgoingObject(1)).isTrue();
    assertThat(rig.run(Operation.CLOSE_SESSION, session)).isZero();
    rig.expectCalls(
        "unpreserve b1, unpreserve F3, unpreserve a0, unpreserve F2, unpreserve F1");
    assertThat(rig.luo.flbOutgoingCount(1)).isZero();
    assertThat(rig.luo.identityCount()).isZero();
    assertThat(rig.ports.references).isEmpty();
    assertThat(rig.pages()).isZero();
  }

  @Test void rowM1AnFlbThatFailsGivesBackThoseBeforeIt() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    rig.fail("preserve F2", Errno.ENOSPC);
    rig.expect(rig.preserve(session, 0, 0), -Errno.ENOSPC, Row.M1);
    rig.expectCalls("preserve F1, preserve F2 -28, unpreserve F1");
    nothingLeft(rig, session);
  }

  @Test void rowM1GivesAnFlbThatOthersUseBackWithoutACall() {
    Rig rig = Rig.cold();
    int session = rig.create("s", 1);
    rig.takeCalls();
    rig.fail("preserve F2", Errno.EIO);
    rig.expect(rig.preserve(session, 0, 0), -Errno.EIO, Row.M1);
    rig.expectCalls("preserve F2 -5");
    assertThat(rig.luo.flbOutgoingCount(1)).isEqualTo(1);
  }

  @Test void rowM2AFileThatFailsGivesItsFlbsBackAndIsNotCalledAgain() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    rig.fail("preserve a0", Errno.ENOMEM);
    rig.expect(rig.preserve(session, 0, 0), -Errno.ENOMEM, Row.M2);
    rig.expectCalls(
        "preserve F1, preserve F2, preserve a0 -12, unpreserve F2, unpreserve F1");
    nothingLeft(rig, session);
    assertThat(rig.preserve(session, 0, 0)).as("the same object later").isZero();
  }

  @Test void rowM2WithoutMemoryForTheEntryTheHandlerIsNotAsked() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    rig.ports.refuse("alloc", 1);
    rig.expect(rig.preserve(session, 0, 0), -Errno.ENOMEM, Row.M2);
    rig.expectCalls("preserve F1, preserve F2, unpreserve F2, unpreserve F1");
    nothingLeft(rig, session);
  }

  @Test void rowM3AFileThatUserSpaceIsNotToldAboutStaysPreserved() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    rig.ports.refuse("copyOut", 1);
    rig.expect(rig.preserve(session, 0, 50), -Errno.EFAULT, Row.M3);
    assertThat(rig.luo.fileCount(session)).isEqualTo(1);
    rig.expect(rig.preserve(session, 0, 51), -Errno.EBUSY, Row.M4);
    rig.expect(rig.preserve(session, 0, 50), -Errno.EEXIST, Row.M4);
  }

  @Test void mendedAFileThatUserSpaceIsNotToldAboutIsTakenBack() {
    Rig rig = Rig.mended();
    int session = rig.create("s");
    rig.ports.refuse("copyOut", 1);
    rig.expect(rig.preserve(session, 0, 50), -Errno.EFAULT, Row.M3);
    rig.expectCalls("preserve F1, preserve F2, preserve a0, unpreserve a0, unpreserve F2,"
        + " unpreserve F1");
    nothingLeft(rig, session);
    assertThat(rig.preserve(session, 0, 50)).isZero();
  }

  @Test void rowM4IsDecidedInTheOrderTokenRoomDescriptorHandlerObject() {
    Rig rig = Rig.cold();
    int session = rig.create("s", 0);
    rig.takeCalls();
    rig.expect(rig.preserve(session, -1, 0), -Errno.EEXIST, Row.M4);
    rig.expect(rig.preserve(session, -1, 1), -Errno.EBADF, Row.M4);
    rig.ports.handlerBits = ~0;
    rig.fail("can_preserve b1", 0);
    rig.expect(rig.preserve(session, 1, 1), -Errno.ENOENT, Row.M4);
    rig.expect(rig.preserve(session, 0, 1), -Errno.EBUSY, Row.M4);
    rig.ports.refuse("insert", 1);
    rig.expect(rig.preserve(session, 1, 1), -Errno.ENOMEM, Row.M4);
    rig.expectCalls("");
    assertThat(rig.ports.references).containsOnlyKeys(0);
    assertThat(rig.luo.identityCount()).isEqualTo(1);
  }

  @Test void anObjectIsPreservedOnceWhateverFilesLeadToIt() {
    Rig rig = Rig.cold();
    int one = rig.create("one");
    int two = rig.create("two");
    rig.ports.inode = true;
    assertThat(rig.preserve(one, 0, 0)).isZero();
    rig.expect(rig.preserve(one, 3, 3), -Errno.EBUSY, Row.M4);
    rig.expect(rig.preserve(two, 3, 3), -Errno.EBUSY, Row.M4);
    assertThat(rig.luo.hasIdentity(7)).isTrue();
    assertThat(rig.run(Operation.CLOSE_SESSION, one)).isZero();
    assertThat(rig.preserve(two, 3, 3)).isZero();
  }

  @Test void aTokenIsUniqueInItsSessionOnly() {
    Rig rig = Rig.cold();
    int one = rig.create("one");
    int two = rig.create("two");
    assertThat(rig.preserve(one, 0, -1)).isZero();
    assertThat(rig.preserve(two, 3, -1)).isZero();
    assertThat(rig.luo.fileToken(two, 0)).isEqualTo(-1);
  }

  @Test void theSixtyFourthFileTakesASecondPageAndARefusedOneGivesItBack() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    assertThat(rig.pages()).isEqualTo(1);
    for (int file = 0; file < 63; file++) {
      assertThat(rig.preserve(session, 3 * file, file)).isZero();
    }
    assertThat(rig.luo.fileBlocks(session)).isEqualTo(1);
    rig.expect(rig.preserve(session, -1, 63), -Errno.EBADF, Row.M4);
    assertThat(rig.luo.fileBlocks(session)).isEqualTo(1);
    assertThat(rig.pages()).isEqualTo(2);
    rig.ports.refuse("page", 1);
    rig.expect(rig.preserve(session, 189, 63), -Errno.ENOMEM, Row.M4);
    assertThat(rig.preserve(session, 189, 63)).isZero();
    assertThat(rig.luo.fileBlocks(session)).isEqualTo(2);
    assertThat(rig.ports.preserved).contains(rig.luo.fileBlock(session, 1));
    assertThat(rig.run(Operation.CLOSE_SESSION, session)).isZero();
    assertThat(rig.pages()).isZero();
  }

  @Test void aSessionHoldsNoMoreThanTenThousandPagesOfFiles() {
    Ports ports = new Ports();
    var blocks = new luosim.luo.part.Blocks(63);
    for (int block = 0; block < luosim.luo.part.Blocks.LIMIT; block++) {
      blocks.add(ports.preservePage());
    }
    assertThat(blocks.full(630_000)).isTrue();
    blocks.shrink(629_937, ports);
    assertThat(blocks.size()).isEqualTo(9_999);
    assertThat(ports.preserved).hasSize(9_999);
  }

  private static void nothingLeft(Rig rig, int session) {
    assertThat(rig.luo.fileCount(session)).isZero();
    assertThat(rig.luo.fileBlocks(session)).isZero();
    assertThat(rig.luo.identityCount()).isZero();
    assertThat(rig.luo.flbOutgoingCount(1)).isZero();
    assertThat(rig.luo.flbOutgoingObject(1)).isFalse();
    assertThat(rig.ports.references).isEmpty();
    assertThat(rig.ports.allocated)
        .containsOnlyKeys(Memory.OUTGOING_SESSION, Memory.SESSION_FILE);
    assertThat(rig.pages()).isEqualTo(1);
  }
}
