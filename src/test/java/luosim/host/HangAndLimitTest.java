package luosim.host;

import static luosim.host.HostFixture.MS;
import static org.assertj.core.api.Assertions.assertThat;

import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/**
 * Hangs and limits: a host must never be busy with nothing to do, and a limit must not act behind the jump.
 */
final class HangAndLimitTest {

  @Test void aHangWithEndOnlyTakesLonger() {
    var host = HostFixture.withDevice().timed().hangAt(Site.FILE_FREEZE, "memfd", 20 * MS);
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.machine().endNs()).isEqualTo(1_987_842_000L);
  }

  @Test void anEndlessHangInPrepareIsStuckAndTheVmsRunOn() {
    var host = HostFixture.withDevice().timed().limits(60 * MS, 1000 * MS)
        .hangAt(Site.FILE_PREPARE, "vfio", Fate.FOREVER);
    assertThat(host.update()).isEqualTo(AttemptEnd.STUCK);
    assertThat(host.turns()).isEqualTo("""
        0 attempt 1
        60000 noticed after 37000000
        60000 cancel began ASKED
        63000 lock_awaited 1 0
        63000 stuck 1 0
        63000 cancel ended never
        63000 attempt 1 ends stuck NONE
        """);
    assertThat(host.machine().serving()).isTrue();
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.UNTOUCHED);
    assertThat(host.machine().nextTimeNs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test void aStuckHostIsStuckAgainAtTheFirstCall() {
    var host = HostFixture.withDevice().timed().limits(60 * MS, 1000 * MS)
        .hangAt(Site.FILE_PREPARE, "vfio", Fate.FOREVER);
    host.update();
    assertThat(host.update(1000 * MS)).isEqualTo(AttemptEnd.STUCK);
  }

  @Test void anEndlessHangInFreezeLosesThePausedVms() {
    var host = HostFixture.withDevice().timed().limits(1000 * MS, 100 * MS)
        .hangAt(Site.FILE_FREEZE, "vfio", Fate.FOREVER);
    assertThat(host.update()).isEqualTo(AttemptEnd.STUCK);
    assertThat(host.turns()).contains("vm0 lost STUCK");
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.LOST);
  }

  @Test void thePrepareTimeoutEndsARegistrationThatTakesTooLong() {
    var host = HostFixture.withSmallVms(4).timed().limits(4 * MS + 1, Long.MAX_VALUE);
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.events(TraceKind.CANCEL_BEGAN)).isEmpty();
    assertThat(host.machine().runningKernel().luo().outgoingCount()).isZero();
  }

  @Test void thePauseLimitEndsAnAttemptWhoseVmsStopTooSlowly() {
    var host = HostFixture.withSmallVms(4).timed().agent(new AgentPlan(1, 1, 0, 0))
        .limits(Long.MAX_VALUE, 10 * MS);
    assertThat(host.update()).isEqualTo(AttemptEnd.CANCELLED);
    assertThat(host.turns()).contains("cancel ended over");
    assertThat(host.events(TraceKind.VM_PAUSE_BEGAN)).hasSize(2);
    assertThat(host.events(TraceKind.VM_RUNS)).hasSize(2);
  }

  @Test void behindTheJumpThePauseLimitIsNotActedOn() {
    var host = HostFixture.withDevice().timed().limits(Long.MAX_VALUE, 100 * MS);
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
  }

  /** The whole host stands still, and everything on it happens later by as much. */
  @Test void aHostThatStandsStillDoesEverythingLater() {
    var host = HostFixture.withDevice().timed().hurt(Site.HOST_BLACKOUT, s -> true, 1, fate -> {
      fate.delay(500 * MS);
      fate.after(300 * MS);
    });
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.machine().endNs()).isEqualTo(1_967_842_000L + 500 * MS);
  }

  @Test void anOrderDuringAStallActsWhenItIsOver() {
    var host = HostFixture.withDevice().timed().hurt(Site.HOST_PREPARE, s -> true, 1, fate -> {
      fate.delay(500 * MS);
      fate.after(30 * MS);
    });
    host.machine().start(0);
    host.runBefore(100 * MS);
    host.machine().orderCancel(100 * MS);
    host.run();
    assertThat(host.events(TraceKind.ORDER_RECEIVED)).singleElement()
        .satisfies(event -> assertThat(event.timeNs()).isEqualTo(530 * MS));
    assertThat(host.machine().end()).isEqualTo(AttemptEnd.CANCELLED);
  }

  @Test void aHostThatStandsStillForEverIsLost() {
    var host = HostFixture.withDevice().timed()
        .hurt(Site.HOST_PREPARE, s -> true, 1, fate -> fate.hang(Fate.FOREVER));
    assertThat(host.update()).isEqualTo(AttemptEnd.LOST);
    assertThat(host.machine().serving()).isFalse();
  }
}
