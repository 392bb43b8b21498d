package luosim.host;

import static luosim.host.HostFixture.MS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/**
 * A host that crashes loses all its VMs at that instant, in whatever phase; nothing of it happens
 * afterwards.
 */
final class CrashTest {

  /** Times in ms after the beginning of the phase. */
  @ParameterizedTest
  @CsvSource({
      "HOST_PREPARE, 1, 1", "HOST_PREPARE, 30, 30", "KEXEC_LOAD, 50, 112", "HOST_BLACKOUT, 5, 167",
      "HOST_FREEZE, 4, 177", "HOST_BLACKOUT, 40, 202", "KEXEC_JUMP, 10, 234", "BOOT, 100, 364",
      "HOST_BLACKOUT, 1000, 1162", "HOST_BLACKOUT, 1790, 1952"
  }) void aCrashEndsTheHostAtItsInstant(Site site, long afterMs, long atMs) {
    var host = HostFixture.withDevice().timed().hurt(site, s -> true, 1, fate -> fate.crash(afterMs * MS));
    assertThat(host.update()).isEqualTo(AttemptEnd.LOST);
    assertThat(host.machine().endNs()).isEqualTo(atMs * MS);
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.LOST);
    assertThat(host.machine().serving()).isFalse();
    assertThat(host.machine().nextTimeNs()).isEqualTo(Long.MAX_VALUE);
    assertThat(host.masked()).isEmpty();
  }

  @Test void aCrashThatComesAfterItsPhaseIsMasked() {
    var host = HostFixture.withDevice().timed().crashAt(Site.HOST_PREPARE, 5000 * MS);
    assertThat(host.update()).isEqualTo(AttemptEnd.UPDATED);
    assertThat(host.masked()).containsExactly("host.prepare at 62000000");
  }

  @Test void aCrashWhileACallbackRunsTakesTheHostDown() {
    var host = HostFixture.withDevice().timed().crashAt(Site.FILE_PREPARE, 3 * MS);
    assertThat(host.update()).isEqualTo(AttemptEnd.LOST);
    assertThat(host.machine().endNs()).isEqualTo(16 * MS);
    assertThat(host.calls()).isEmpty();
  }

  @Test void aHostAtRestMayCrash() {
    var host = HostFixture.withSmallVms(2);
    host.machine().crashAtRest(77);
    assertThat(host.machine().serving()).isFalse();
    assertThat(host.turns()).isEqualTo("""
        0 stop 1 PANIC
        0 vm0 lost HOST_DOWN
        0 vm1 lost HOST_DOWN
        """);
  }

  /** N3 and N4 are panics inside FINISH; a tree that nobody can read stops the kernel at its start. */
  @Test void aCrashedHostComesBackByAReset() {
    var host = HostFixture.withSmallVms(2).timed();
    host.machine().crashAtRest(0);
    host.machine().fallBack(MS, Fallback.REBOOT);
    host.run();
    assertThat(host.machine().serving()).isTrue();
    assertThat(host.machine().runsNewKernel()).isTrue();
    assertThat(host.machine().vmFate(0)).isEqualTo(VmFate.RESTARTED);
  }
}
