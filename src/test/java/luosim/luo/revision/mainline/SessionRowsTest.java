package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import org.junit.jupiter.api.Test;

/** Sessions must come and go with their pages, and a refused one must not be seen. */
final class SessionRowsTest {
  @Test void rowM5ANameIsOneTo63BytesAndNew() {
    Rig rig = Rig.cold();
    rig.create("taken");
    for (String name : List.of("", Ports.TOO_LONG)) {
      rig.expect(create(rig, name), -Errno.EINVAL, Row.M5);
    }
    rig.expect(create(rig, "taken"), -Errno.EEXIST, Row.M5);
    rig.create("x".repeat(63));
    assertThat(rig.luo.outgoingCount()).isEqualTo(2);
    assertThat(rig.ports.descriptors).hasSize(2);
  }

  @Test void rowM5WithoutDescriptorMemoryOrPageThereIsNoSession() {
    Rig rig = Rig.cold();
    for (String kind : List.of("fd", "alloc", "page")) {
      rig.ports.refuse(kind, 1);
      rig.expect(create(rig, "s"), kind.equals("fd") ? -Errno.EMFILE : -Errno.ENOMEM, Row.M5);
    }
    rig.ports.refuse("alloc", 2);
    rig.expect(create(rig, "s"), -Errno.ENOMEM, Row.M5);
    assertThat(rig.luo.outgoingCount()).isZero();
    assertThat(rig.pages()).isZero();
    assertThat(rig.ports.allocated).isEmpty();
    assertThat(rig.ports.descriptors).isEmpty();
    rig.create("s");
  }

  @Test void rowM6ADuplicateOnAFullBlockLeavesAnEmptyOneAndTheNextKernelPanics() {
    for (int full : List.of(51, 102)) {
      Rig rig = fullBlocks(Rig.cold(), full);
      rig.expect(create(rig, "s0"), -Errno.EEXIST, Row.M6);
      assertThat(rig.luo.outgoingBlocks()).isEqualTo(full / 51 + 1);
      rig.expect(create(rig, "s0"), -Errno.EEXIST, Row.M5);
      assertThat(rig.run(Operation.REBOOT, 0)).isZero();
      assertThat(next(rig)).isEqualTo(Stop.PANIC);
    }
  }

  @Test void theEmptyBlockDoesNoHarmOnceItIsUsedOrGivenBack() {
    Rig used = fullBlocks(Rig.cold(), 51);
    create(used, "s0");
    used.create("more");
    Rig given = fullBlocks(Rig.cold(), 51);
    create(given, "s0");
    assertThat(given.run(Operation.CLOSE_SESSION, given.luo.outgoing(7))).isZero();
    assertThat(given.luo.outgoingBlocks()).isEqualTo(1);
    for (Rig rig : List.of(used, given)) {
      assertThat(rig.run(Operation.REBOOT, 0)).isZero();
      assertThat(next(rig)).isEqualTo(Stop.NONE);
    }
  }

  @Test void mendedAFreezeGivesTheEmptyBlockBack() {
    Rig rig = fullBlocks(Rig.mended(), 51);
    rig.expect(create(rig, "s0"), -Errno.EEXIST, Row.M6);
    assertThat(rig.run(Operation.REBOOT, 0)).isZero();
    assertThat(rig.luo.outgoingBlocks()).isEqualTo(1);
    assertThat(rig.pages()).isEqualTo(1);
    assertThat(next(rig)).isEqualTo(Stop.NONE);
  }

  @Test void sessionsMayBeClosedInTheOrderOfCreation() {
    Rig rig = fullBlocks(Rig.cold(), 103);
    assertThat(rig.pages()).isEqualTo(3);
    for (int session = 0; session < 103; session++) {
      assertThat(rig.run(Operation.CLOSE_SESSION, rig.luo.outgoing(0))).isZero();
      int left = 102 - session;
      assertThat(rig.luo.outgoingBlocks()).isEqualTo((left + 50) / 51);
    }
    assertThat(rig.pages()).isZero();
  }

  @Test void rowM8ASessionIsThereOnceAndOnlyIfItCame() {
    Rig rig = Rig.cold();
    rig.expect(retrieve(rig, "s"), -Errno.ENOENT, Row.M8);
    rig.create("s");
    rig.expect(retrieve(rig, "s"), -Errno.ENOENT, Row.M8);
    Rig next = rig.jump();
    next.expect(retrieve(next, ""), -Errno.ENOENT, Row.M8);
    int session = next.retrieveSession("s");
    assertThat(next.luo.retrieved(session)).isTrue();
    next.expect(retrieve(next, "s"), -Errno.EINVAL, Row.M8);
    assertThat(next.run(Operation.CLOSE_SESSION, session)).isZero();
    next.expect(retrieve(next, "s"), -Errno.ENOENT, Row.M8);
    assertThat(next.ports.allocated).isEmpty();
  }

  @Test void rowM8WithoutDescriptorOrMemoryTheSessionCanBeRetrievedLater() {
    Rig rig = Rig.cold();
    rig.create("s");
    Rig next = rig.jump();
    next.ports.refuse("fd", 1);
    next.expect(retrieve(next, "s"), -Errno.EMFILE, Row.M8);
    next.ports.refuse("alloc", 1);
    next.expect(retrieve(next, "s"), -Errno.ENOMEM, Row.M8);
    next.retrieveSession("s");
  }

  @Test void theTwoListsHaveTheirOwnNames() {
    Rig rig = Rig.cold();
    rig.create("s");
    Rig next = rig.jump();
    int received = next.retrieveSession("s");
    int made = next.create("s");
    assertThat(made).isNotEqualTo(received);
    assertThat(next.luo.isIncoming(received)).isTrue();
    assertThat(next.luo.isIncoming(made)).isFalse();
    assertThat(next.luo.name(made)).isEqualTo(next.luo.name(received));
  }

  @Test void rowM15OneAtATimeHasTheDeviceOpen() {
    Rig rig = Rig.cold();
    rig.expect(rig.run(Operation.OPEN_DEVICE, 0), -Errno.EBUSY, Row.M15);
    assertThat(rig.run(Operation.CLOSE_DEVICE, 0)).isZero();
    rig.expect(create(rig, "s"), -Errno.EBADF, Row.NONE);
    assertThat(rig.run(Operation.CLOSE_DEVICE, 0)).isEqualTo(-Errno.EBADF);
    assertThat(rig.run(Operation.OPEN_DEVICE, 0)).isZero();
  }

  @Test void sessionsOutliveTheDevice() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    assertThat(rig.run(Operation.CLOSE_DEVICE, 0)).isZero();
    assertThat(rig.preserve(session, 0, 0)).isZero();
  }

  @Test void rowM18ARequestOfTheWrongKindIsRefusedBeforeAnythingElse() {
    Rig rig = Rig.cold();
    int made = rig.create("s", 0);
    rig.expect(rig.retrieve(made, 0), -Errno.EINVAL, Row.M18);
    rig.expect(rig.run(Operation.SESSION_FINISH, made), -Errno.EINVAL, Row.M18);
    rig.expect(rig.run(Operation.PREPARE, 0), -Errno.EINVAL, Row.M18);
    Rig next = rig.jump();
    int received = next.retrieveSession("s");
    next.expect(next.preserve(received, 3, 3), -Errno.EINVAL, Row.M18);
    next.expect(next.run(Operation.SESSION_FINISH, received, -1, 1), -Errno.EINVAL, Row.M18);
    next.expect(next.run(Operation.SESSION_NAME, received, -1, 1), -Errno.EINVAL, Row.M18);
    assertThat(next.run(Operation.SESSION_NAME, received)).isZero();
    assertThat(next.value()).isEqualTo(next.luo.name(received));
  }

  @Test void rowM21ASessionThatUserSpaceIsNotToldAboutIsClosedAtOnce() {
    Rig rig = Rig.cold();
    rig.ports.refuse("copyOut", 1);
    rig.expect(create(rig, "s"), -Errno.EFAULT, Row.M21);
    assertThat(rig.luo.outgoingCount()).isZero();
    assertThat(rig.pages()).isZero();
    rig.create("s", 0);
    Rig next = rig.jump();
    next.takeCalls();
    next.ports.refuse("copyOut", 1);
    next.expect(retrieve(next, "s"), -Errno.EFAULT, Row.M21);
    next.expectCalls("can_finish a0, finish a0");
    assertThat(next.luo.incomingCount()).isZero();
    assertThat(next.ports.allocated).isEmpty();
  }

  @Test void aClosedSessionIsABadDescriptor() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    assertThat(rig.run(Operation.CLOSE_SESSION, session)).isZero();
    for (Operation request : List.of(
        Operation.SESSION_PRESERVE, Operation.SESSION_FINISH, Operation.SESSION_NAME,
        Operation.CLOSE_SESSION)) {
      rig.expect(rig.run(request, session), -Errno.EBADF, Row.NONE);
    }
    rig.expect(rig.run(Operation.SESSION_NAME, 99), -Errno.EBADF, Row.NONE);
  }

  private static int create(Rig rig, String name) {
    return rig.run(Operation.CREATE_SESSION, rig.ports.name(name));
  }

  private static int retrieve(Rig rig, String name) {
    return rig.run(Operation.RETRIEVE_SESSION, rig.ports.name(name));
  }

  private static Rig fullBlocks(Rig rig, int sessions) {
    for (int session = 0; session < sessions; session++) {
      rig.create("s" + session);
    }
    return rig;
  }

  private static Stop next(Rig rig) {
    Ports ports = new Ports();
    ports.receive(rig.luo.image());
    return Rig.of(ports, false).luo.boot();
  }
}
