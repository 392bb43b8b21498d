package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import org.junit.jupiter.api.Test;

/**
 * Rows R1 to R7: a refused registration must leave nothing behind but what the posted code leaves,
 * and a reference on a file must never be dropped twice.
 */
final class RegistrationRowsTest {

  @Test void r1BadDescriptorRegistersNothing() {
    var rig = Rig.of(0, 0);
    rig.expect(rig.preserve(-1), -Errno.EBADF, Row.R1);
    rig.refuse("fget", 1);
    rig.expect(rig.preserve(0), -Errno.EBADF, Row.R1);
    rig.expectCalls("");
    assertThat(rig.services.references()).isZero();
  }

  @Test void r2PreparedRefusesEveryRegistrationAndDropsTheReference() {
    var rig = Rig.of(1, 1);
    rig.prepare();
    rig.takeCalls();
    rig.expect(rig.preserve(5), -Errno.EBUSY, Row.R2);
    rig.expect(rig.run(Operation.FD_UNPRESERVE, 0), -Errno.EBUSY, Row.R2);
    rig.expect(rig.run(Operation.REGISTER_HANDLER, 1), -Errno.EBUSY, Row.R2);
    rig.expect(rig.run(Operation.UNREGISTER_HANDLER, 0), -Errno.EBUSY, Row.R2);
    rig.expect(rig.run(Operation.REGISTER_SUBSYSTEM, 1), -Errno.EBUSY, Row.R2);
    rig.expect(rig.run(Operation.UNREGISTER_SUBSYSTEM, 0), -Errno.EBUSY, Row.R2);
    rig.expectCalls("");
    assertThat(rig.services.references()).isEqualTo(1);
  }

  @Test void r3NoHandlerTakesTheFileAfterEachWasAsked() {
    var rig = Rig.bare();
    rig.expect(rig.preserve(0), -Errno.ENOENT, Row.R3);
    assertThat(rig.services.references()).isZero();
  }

  @Test void r4NoMemoryForTheEntryLeavesTheTokenForTheNext() {
    var rig = Rig.of(0, 0);
    rig.refuse("alloc", 1);
    rig.expect(rig.preserve(0), -Errno.ENOMEM, Row.R4);
    assertThat(rig.services.references()).isZero();
    assertThat(rig.preserve(0)).isZero();
    assertThat(rig.value()).isZero();
  }

  @Test void r5FailedInsertUsesTheTokenUp() {
    var rig = Rig.of(0, 0);
    rig.refuse("xa", 1);
    rig.expect(rig.preserve(0), -Errno.ENOMEM, Row.R5);
    assertThat(rig.services.references()).isZero();
    assertThat(rig.services.outgoing()).isZero();
    assertThat(rig.preserve(0)).isZero();
    assertThat(rig.value()).isEqualTo(1);
  }

  @Test void r6FailedCopyToTheUserLeavesAnEntryThatNobodyKnows() {
    var rig = Rig.of(0, 0);
    rig.refuse("copyout", 1);
    rig.expect(rig.preserve(0), -Errno.EFAULT, Row.R6);
    assertThat(rig.value()).isEqualTo(-1);
    assertThat(rig.luo.outgoingCount()).isEqualTo(1);
    assertThat(rig.luo.outgoingToken(0)).isZero();
    assertThat(rig.services.references()).isEqualTo(1);
  }

  @Test void r7UnknownTokenCannotBeTakenBack() {
    var rig = Rig.of(1, 0);
    rig.expect(rig.run(Operation.FD_UNPRESERVE, 1), -Errno.ENOENT, Row.R7);
    assertThat(rig.luo.outgoingCount()).isEqualTo(1);
  }

  @Test void takingAFileBackKeepsTheReferenceOnIt() {
    var rig = Rig.of(2, 0);
    assertThat(rig.run(Operation.FD_UNPRESERVE, 0)).isZero();
    assertThat(rig.services.references()).isEqualTo(2);
    assertThat(rig.services.outgoing()).isEqualTo(1);
    assertThat(rig.luo.outgoingToken(0)).isEqualTo(1);
    rig.prepare();
    rig.expectCalls("prepare f1 ok");
  }

  @Test void argumentThatCannotBeReadIsAFaultBeforeAnythingElse() {
    var rig = Rig.of(1, 0);
    for (var operation : new Operation[] {Operation.FD_PRESERVE, Operation.FD_UNPRESERVE,
        Operation.FD_RESTORE}) {
      rig.refuse("copyin", 1);
      rig.expect(rig.run(operation, 0), -Errno.EFAULT, Row.NONE);
    }
    rig.refuse("copyout", 1);
    rig.expect(rig.run(Operation.GET_STATE, 0), -Errno.EFAULT, Row.NONE);
    assertThat(rig.luo.outgoingCount()).isEqualTo(1);
  }

  @Test void handlersAndSubsystemsOfOneNameExistOnce() {
    var rig = Rig.of(0, 1);
    assertThat(rig.run(Operation.REGISTER_HANDLER, 0)).isEqualTo(-Errno.EEXIST);
    assertThat(rig.run(Operation.REGISTER_SUBSYSTEM, 0)).isEqualTo(-Errno.EEXIST);
    assertThat(rig.run(Operation.UNREGISTER_SUBSYSTEM, 1)).isEqualTo(-Errno.ENOENT);
    assertThat(rig.run(Operation.UNREGISTER_SUBSYSTEM, 0)).isZero();
    assertThat(rig.run(Operation.UNREGISTER_SUBSYSTEM, 0)).isEqualTo(-Errno.ENOENT);
  }

  @Test void handlerGoesWithoutALookAtItsFilesAndIsStillCalled() {
    var rig = Rig.of(1, 0);
    assertThat(rig.run(Operation.UNREGISTER_HANDLER, 0)).isZero();
    assertThat(rig.run(Operation.UNREGISTER_HANDLER, 0)).isZero();
    rig.expect(rig.preserve(1), -Errno.ENOENT, Row.R3);
    rig.prepare();
    rig.expectCalls("prepare f0 ok");
  }

  @Test void unlinkingAHandlerThatWasNeverListedFollowsNullPointers() {
    var rig = Rig.bare();
    rig.run(Operation.UNREGISTER_HANDLER, 3);
    assertThat(rig.stop()).isEqualTo(Stop.NULL_DEREFERENCE);
  }

  @Test void firstHandlerInOrderOfRegistrationThatTakesTheFileHasIt() {
    var rig = Rig.bare();
    rig.run(Operation.REGISTER_HANDLER, 4);
    rig.run(Operation.REGISTER_HANDLER, 2);
    rig.preserve(0);
    assertThat(rig.luo.outgoingHandler(0)).isEqualTo(4);
  }

  @Test void registrationIsAllowedAgainInNormalWithKhoStillFinalized() {
    var rig = Rig.of(1, 0);
    rig.prepare();
    rig.fail("freeze f0", Errno.EIO);
    rig.freeze();
    assertThat(rig.kho.finalized()).isTrue();
    assertThat(rig.preserve(1)).isZero();
    assertThat(rig.run(Operation.FD_UNPRESERVE, 0)).isZero();
  }
}
