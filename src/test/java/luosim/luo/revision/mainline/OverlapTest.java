package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/** Requests that meet must end as if one had come after the other. */
final class OverlapTest {
  @Test void twoRetrievesOfOneTokenGiveOneFile() {
    Rig rig = arrived();
    int session = rig.retrieveSession("s");
    int first = rig.luo.begin(Operation.SESSION_RETRIEVE, session, -1, 0);
    int second = rig.luo.begin(Operation.SESSION_RETRIEVE, session, -1, 0);
    assertThat(rig.step(first)).isEqualTo(Need.CALLBACK);
    assertThat(rig.step(second)).isEqualTo(Need.LOCK);
    assertThat(rig.step(first)).isEqualTo(Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(second);
    assertThat(rig.step(second)).isEqualTo(Need.DONE);
    assertThat(rig.luo.value(second)).isEqualTo(rig.luo.value(first));
    rig.expectCalls("retrieve a0");
    assertThat(rig.ports.references).containsEntry(100, 2);
  }

  @Test void twoSessionsThatPreserveOneObjectAgreeWhoIsFirst() {
    Rig rig = Rig.cold();
    int one = rig.create("one");
    int two = rig.create("two");
    int first = rig.luo.begin(Operation.SESSION_PRESERVE, one, 0, 0);
    rig.until(first, Need.CALLBACK);
    rig.step(first);
    int second = rig.luo.begin(Operation.SESSION_PRESERVE, two, 0, 0);
    rig.until(second, Need.DONE);
    rig.expect(rig.end(second), -Errno.EBUSY, Row.M4);
    rig.until(first, Need.DONE);
    rig.expect(rig.end(first), 0, Row.NONE);
  }

  @Test void theSecondUserOfAnFlbWaitsForItsPreserve() {
    Rig rig = Rig.cold();
    int one = rig.create("one");
    int two = rig.create("two");
    int first = rig.luo.begin(Operation.SESSION_PRESERVE, one, 0, 0);
    int second = rig.luo.begin(Operation.SESSION_PRESERVE, two, 3, 0);
    rig.step(first);
    assertThat(rig.luo.proceed(first)).isEqualTo(Need.CALLBACK);
    rig.step(second);
    assertThat(rig.step(second)).isEqualTo(Need.LOCK);
    rig.luo.answer(first, -Errno.EIO, 0);
    rig.until(first, Need.DONE);
    rig.expect(rig.end(first), -Errno.EIO, Row.M1);
    assertThat(rig.luo.nextReleased()).isEqualTo(second);
    rig.until(second, Need.DONE);
    rig.expect(rig.end(second), 0, Row.NONE);
    rig.expectCalls("preserve F1, preserve F2, preserve a3");
  }

  @Test void aRebootWaitsForTheRequestUnderWayAndLaterRequestsForIt() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    rig.takeCalls();
    int preserve = rig.luo.begin(Operation.SESSION_PRESERVE, session, 0, 0);
    rig.step(preserve);
    int reboot = rig.luo.begin(Operation.REBOOT, 0);
    assertThat(rig.step(reboot)).isEqualTo(Need.LOCK);
    int late = rig.luo.begin(Operation.SESSION_PRESERVE, session, 3, 3);
    assertThat(rig.step(late)).isEqualTo(Need.LOCK);
    rig.until(preserve, Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(reboot);
    rig.fail("freeze a0", Errno.EIO);
    rig.until(reboot, Need.DONE);
    rig.expect(rig.end(reboot), -Errno.EIO, Row.M7);
    assertThat(rig.luo.nextReleased()).isEqualTo(late);
    rig.until(late, Need.DONE);
    rig.expect(rig.end(late), 0, Row.NONE);
  }

  @Test void aRequestThatWaitsWhileItsSessionIsClosedHasABadDescriptor() {
    Rig rig = Rig.cold();
    int session = rig.create("s", 0);
    int close = rig.luo.begin(Operation.CLOSE_SESSION, session);
    assertThat(rig.step(close)).isEqualTo(Need.CALLBACK);
    int late = rig.luo.begin(Operation.SESSION_NAME, session);
    rig.until(late, Need.DONE);
    rig.expect(rig.end(late), -Errno.EBADF, Row.NONE);
    rig.until(close, Need.DONE);
    rig.end(close);
    assertThat(rig.create("again")).isEqualTo(session);
  }

  @Test void aCloseWaitsForTheRequestUnderWayOnItsSession() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    int preserve = rig.luo.begin(Operation.SESSION_PRESERVE, session, 0, 0);
    rig.step(preserve);
    int close = rig.luo.begin(Operation.CLOSE_SESSION, session);
    assertThat(rig.step(close)).isEqualTo(Need.LOCK);
    rig.until(preserve, Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(close);
    rig.until(close, Need.DONE);
    assertThat(rig.luo.outgoingCount()).isZero();
    rig.expectCalls("preserve F1, preserve F2, preserve a0, unpreserve a0, unpreserve F2,"
        + " unpreserve F1");
  }

  @Test void aSessionIsClosedOnce() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    int preserve = rig.luo.begin(Operation.SESSION_PRESERVE, session, 0, 0);
    rig.step(preserve);
    int close = rig.luo.begin(Operation.CLOSE_SESSION, session);
    assertThat(rig.step(close)).isEqualTo(Need.LOCK);
    rig.expect(rig.run(Operation.CLOSE_SESSION, session), -Errno.EBADF, Row.NONE);
    rig.expect(rig.run(Operation.SESSION_NAME, session), -Errno.EBADF, Row.NONE);
    rig.until(preserve, Need.DONE);
    rig.expect(rig.end(preserve), 0, Row.NONE);
    rig.until(close, Need.DONE);
    rig.expect(rig.end(close), 0, Row.NONE);
  }

  @Test void aHandlerRegistersAfterTheScanUnderWay() {
    Rig rig = Rig.cold();
    int session = rig.create("s");
    int preserve = rig.luo.begin(Operation.SESSION_PRESERVE, session, 0, 0);
    rig.step(preserve);
    int register = rig.luo.begin(Operation.REGISTER_HANDLER, 5);
    assertThat(rig.luo.proceed(register)).isEqualTo(Need.LOCK);
    rig.until(preserve, Need.DONE);
    assertThat(rig.luo.nextReleased()).isEqualTo(register);
    assertThat(rig.luo.proceed(register)).isEqualTo(Need.DONE);
    assertThat(rig.luo.result(register)).isZero();
  }

  private static Rig arrived() {
    Rig rig = Rig.cold();
    rig.create("s", 0);
    return rig.jump();
  }
}
