package luosim.luo.onelist;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import org.junit.jupiter.api.Test;

/** Registration, the device, and what can be done to one file alone, with the defects that lie there. */
final class FileRowsTest {
  private static final int EIO = Errno.EIO;

  /** V1: what FD_PRESERVE answers is upside down. */
  @Test void aRefusedRegistrationIsAnsweredWithZeroInV3() {
    String[] faults = {"fget", "alloc", "xa"};
    Row[] rows = {Row.R1, Row.R4, Row.R5};
    int[] codes = {-Errno.EBADF, -Errno.ENOMEM, -Errno.ENOMEM};
    for (int i = 0; i < faults.length; i++) {
      var rig = Rig.of(Manner.V3, 0, 0, 0);
      rig.refuse(faults[i], 1);
      rig.expect(rig.preserve(5), 0, rows[i]);
      assertThat(rig.luo.outgoingCount() + rig.services.references()).isZero();
      rig.refuse(faults[i], 1);
      rig.refuse("copyout", 1);
      rig.expect(rig.preserve(5), -Errno.EFAULT, rows[i]);
      var reviewed = Rig.of(Manner.AS_REVIEWED, 0, 0, 0);
      reviewed.refuse(faults[i], 1);
      reviewed.expect(reviewed.preserve(5), codes[i], rows[i]);
    }
  }

  @Test void tokensComeFromUserSpaceInV3AndMustBeFree() {
    var rig = Rig.of(Manner.V3, 0, 0, 0);
    assertThat(rig.run(Operation.FD_PRESERVE, 1, -1)).isZero();
    assertThat(rig.run(Operation.FD_PRESERVE, 2, 7)).isZero();
    assertThat(rig.luo.outgoingToken(0)).isEqualTo(7);
    assertThat(rig.luo.outgoingFile(1)).isEqualTo(1);
    rig.expect(rig.run(Operation.FD_PRESERVE, 3, 7), 0, Row.R5);
    assertThat(rig.luo.outgoingCount()).isEqualTo(2);
    rig.prepare();
    rig.expect(rig.run(Operation.FD_PRESERVE, 3, 8), 0, Row.R2);
    rig.expect(rig.run(Operation.FD_UNPRESERVE, 7), -Errno.EBUSY, Row.R2);
  }

  @Test void aTokenThatCannotBeCopiedOutIsTakenBackAsReviewed() {
    var rig = Rig.of(Manner.AS_REVIEWED, 1, 0, 0);
    rig.refuse("copyout", 1);
    rig.expect(rig.preserve(1), -Errno.EFAULT, Row.R6);
    assertThat(rig.luo.outgoingCount()).isEqualTo(1);
    assertThat(rig.services.references()).isEqualTo(1);
    assertThat(rig.preserve(1)).isZero();
    assertThat(rig.value()).isEqualTo(2);
    rig.expect(rig.run(Operation.FD_UNPRESERVE, 0), 0, Row.NONE);
    assertThat(rig.services.references()).isEqualTo(1);
    rig.expect(rig.run(Operation.FD_UNPRESERVE, 0), -Errno.ENOENT, Row.R7);
  }

  @Test void aFileThatIsTakenBackAfterAFailedFreezeIsCancelledInV3Only() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 2, 1, 0);
      rig.prepare();
      rig.fail("freeze s0", EIO);
      rig.freeze();
      rig.takeCalls();
      assertThat(rig.run(Operation.FD_UNPRESERVE, 0)).isZero();
      rig.expectCalls(manner == Manner.V3 ? "cancel f0 ok" : "");
      assertThat(rig.luo.filesTree().orElseThrow().fileCount()).isEqualTo(1);
    }
  }

  @Test void aFilePreparedAloneIsPassedOverByPrepareAndItsDataAreWritten() {
    var rig = Rig.of(Manner.V3, 2, 0, 0);
    rig.expect(rig.event(Rig.PREPARE, 1), 0, Row.NONE);
    assertThat(rig.state(false, 1)).isEqualTo(2);
    assertThat(rig.event(Rig.PREPARE, 1)).isZero();
    rig.expectCalls("prepare f1 ok");
    rig.prepare();
    rig.expectCalls("prepare f0 ok");
    assertThat(rig.luo.filesTree().orElseThrow().fileData(1)).isEqualTo(0x1001);
    assertThat(rig.event(Rig.FREEZE, 0)).isZero();
    assertThat(rig.state(false, 0)).isEqualTo(3);
    rig.freeze();
    rig.expectCalls("freeze f0 ok, freeze f1 ok");
    rig.cancel();
    rig.expectCalls("cancel f0 ok, cancel f1 ok");
    assertThat(rig.state(false, 0)).isEqualTo(1);
    assertThat(rig.event(Rig.FREEZE, 0)).isZero();
    assertThat(rig.event(Rig.CANCEL, 0)).isZero();
    rig.expectCalls("");
  }

  @Test void aFailedPrepareCancelsThoseBeforeAlsoIfPreparedAlone() {
    var rig = Rig.of(Manner.V3, 3, 0, 0);
    rig.event(Rig.PREPARE, 0);
    rig.event(Rig.PREPARE, 2);
    rig.takeCalls();
    rig.fail("prepare f1", EIO);
    rig.expect(rig.prepare(), -EIO, Row.P10);
    rig.expectCalls("prepare f1 EIO, cancel f0 ok");
    assertThat(rig.state(false, 2)).isEqualTo(2);
    rig.fail("prepare f0", EIO);
    rig.expect(rig.event(Rig.PREPARE, 0), -EIO, Row.NONE);
    assertThat(rig.state(false, 0)).isEqualTo(1);
  }

  /** V14: cancelled alone at prepared, its node stays and data 0 are handed over. */
  @Test void aFileCancelledAloneAtPreparedGoesOverWithDataZero() {
    var rig = Rig.of(Manner.V3, 1, 0, 0);
    rig.prepare();
    assertThat(rig.event(Rig.CANCEL, 0)).isZero();
    assertThat(rig.freeze()).isZero();
    assertThat(rig.luo.state()).isEqualTo(LuoState.FROZEN);
    assertThat(rig.luo.filesTree().orElseThrow().fileCount()).isEqualTo(1);
    assertThat(rig.luo.filesTree().orElseThrow().fileData(0)).isZero();
  }

  @Test void eventsOfOneFileAreRefusedByName() {
    var rig = Rig.of(Manner.V3, 1, 0, 0);
    rig.expect(rig.event(4, 0), -Errno.EINVAL, Row.NONE);
    rig.expect(rig.event(-1, 0), -Errno.EINVAL, Row.NONE);
    rig.expect(rig.event(Rig.PREPARE, 9), -Errno.ENOENT, Row.NONE);
    rig.expect(rig.event(Rig.FINISH, 0), -Errno.EBUSY, Row.NONE);
    rig.expect(rig.run(Operation.GET_FD_STATE, 1, 0), -Errno.ENOENT, Row.NONE);
    rig.refuse("copyin", 1);
    rig.expect(rig.event(Rig.PREPARE, 0), -Errno.EFAULT, Row.NONE);
    rig.refuse("copyout", 1);
    rig.expect(rig.run(Operation.GET_FD_STATE, 0, 0), -Errno.EFAULT, Row.NONE);
    var reviewed = Rig.of(Manner.AS_REVIEWED, 1, 0, 0);
    reviewed.expect(reviewed.event(Rig.PREPARE, 0), -Errno.ENOTTY, Row.NONE);
  }

  /** L1, and V6 in L2: the files go, the state stays, the others are not told. */
  @Test void closingTheDeviceTakesTheFilesWithIt() {
    var rig = Rig.of(Manner.V3, 2, 0, 1);
    assertThat(rig.run(Operation.OPEN_DEVICE, 0)).isZero();
    rig.expect(rig.run(Operation.OPEN_DEVICE, 0), -Errno.EBUSY, Row.NONE);
    rig.event(Rig.PREPARE, 1);
    rig.takeCalls();
    rig.expect(rig.run(Operation.CLOSE_DEVICE, 0), 0, Row.L1);
    rig.expectCalls("cancel f1 ok");
    assertThat(rig.services.references() + rig.luo.outgoingCount() + rig.services.outgoing()).isZero();
    assertThat(rig.run(Operation.OPEN_DEVICE, 0)).isZero();
    rig.preserve(0);
    rig.preserve(1);
    rig.prepare();
    rig.takeCalls();
    rig.expect(rig.run(Operation.CLOSE_DEVICE, 0), 0, Row.L2);
    rig.expectCalls("cancel f0 ok, cancel f1 ok");
    assertThat(rig.luo.state()).isEqualTo(LuoState.PREPARED);
    assertThat(rig.luo.filesTree().orElseThrow().fileCount()).isZero();
    rig.expect(rig.run(Operation.CLOSE_DEVICE, 0), 0, Row.NONE);
    assertThat(rig.freeze()).isZero();
    rig.expectCalls("freeze s0 ok");
  }

  @Test void closingTheDeviceChangesNothingAsReviewed() {
    var rig = Rig.of(Manner.AS_REVIEWED, 1, 0, 0);
    assertThat(rig.run(Operation.OPEN_DEVICE, 0) | rig.run(Operation.OPEN_DEVICE, 0)).isZero();
    rig.expect(rig.run(Operation.CLOSE_DEVICE, 0), 0, Row.NONE);
    assertThat(rig.luo.outgoingCount()).isEqualTo(1);
  }

  /** D19, V16: a handler in use stays, if the files that use it are registered ones. */
  @Test void aHandlerWithRegisteredFilesStaysInV3() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.of(manner, 1, 0, 0);
      int code = manner == Manner.V3 ? -Errno.EBUSY : 0;
      assertThat(rig.run(Operation.UNREGISTER_HANDLER, 0)).isEqualTo(code);
      rig.run(Operation.UNREGISTER_HANDLER, 5);
      assertThat(rig.stop()).isEqualTo(Stop.NULL_DEREFERENCE);
    }
  }

  @Test void anOwnerThatGoesCannotBePinned() {
    var rig = Rig.bare(Manner.V3);
    rig.refuse("pin", 1);
    rig.expect(rig.run(Operation.REGISTER_HANDLER, 0), -Errno.EAGAIN, Row.NONE);
    rig.refuse("pin", 1);
    rig.expect(rig.run(Operation.REGISTER_SUBSYSTEM, 0), -Errno.EAGAIN, Row.NONE);
    assertThat(rig.run(Operation.REGISTER_SUBSYSTEM, 0)).isZero();
    assertThat(rig.run(Operation.REGISTER_SUBSYSTEM, 0)).isEqualTo(-Errno.EEXIST);
    assertThat(rig.run(Operation.REGISTER_FILES, 0)).isZero();
    assertThat(rig.run(Operation.REGISTER_FILES, 0)).isEqualTo(-Errno.EEXIST);
    assertThat(rig.luo.subsystemCount()).isEqualTo(1);
    assertThat(rig.luo.subsystem(0)).isZero();
    assertThat(rig.run(Operation.REGISTER_HANDLER, 0)).isZero();
    assertThat(rig.run(Operation.REGISTER_HANDLER, 0)).isEqualTo(-Errno.EEXIST);
    assertThat(rig.run(Operation.UNREGISTER_SUBSYSTEM, 0)).isZero();
    assertThat(rig.run(Operation.UNREGISTER_SUBSYSTEM, 0)).isEqualTo(-Errno.ENOENT);
  }

  @Test void nothingWorksWhereItIsSwitchedOff() {
    for (Manner manner : Manner.values()) {
      var rig = Rig.withoutKho(manner);
      assertThat(rig.luo.state()).isEqualTo(LuoState.UNDEFINED);
      for (Operation operation : new Operation[] {Operation.OPEN_DEVICE, Operation.PREPARE, Operation.CANCEL,
          Operation.FINISH, Operation.GET_STATE, Operation.FD_PRESERVE, Operation.FD_RESTORE}) {
        assertThat(rig.run(operation, 0)).isEqualTo(-Errno.ENODEV);
      }
      assertThat(rig.run(Operation.REGISTER_HANDLER, 0)).isEqualTo(-Errno.EBUSY);
      assertThat(rig.run(Operation.REBOOT, 0)).isZero();
    }
  }

  @Test void theStateHasTheNumbersOfTheInterface() {
    var rig = Rig.of(Manner.V3, 0, 0, 0);
    rig.run(Operation.GET_STATE, 0);
    assertThat(rig.value()).isEqualTo(1);
    rig.prepare();
    rig.run(Operation.GET_STATE, 0);
    assertThat(rig.value()).isEqualTo(2);
    rig.refuse("copyout", 1);
    assertThat(rig.run(Operation.GET_STATE, 0)).isEqualTo(-Errno.EFAULT);
  }
}
