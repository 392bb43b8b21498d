package luosim.host;

import static luosim.host.HostFixture.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order to give up acts at its instant before the jump, and is only recorded behind it. */
final class OrderTest {

  private static HostFixture ordered(long atMs) {
    var host = HostFixture.withDevice().timed();
    host.machine().start(0);
    host.runBefore(atMs * MS);
    host.machine().orderCancel(atMs * MS);
    host.run();
    return host;
  }

  /** In registration, prepare, load, pause; in the freeze and behind it. */
  @ParameterizedTest
  @CsvSource({
      "1, CANCELLED, 0", "3, CANCELLED, 0", "30, CANCELLED, 0", "100, CANCELLED, 0", "165, CANCELLED, 0",
      "180, LOST, 0", "200, UPDATED, 1", "500, UPDATED, 1", "1930, UPDATED, 1", "1965, UPDATED, 1"
  }) void anOrderActsUntilTheJump(long atMs, AttemptEnd end, int late) {
    var host = ordered(atMs);
    assertThat(host.machine().end()).isEqualTo(end);
    assertThat(host.events(TraceKind.ORDER_RECEIVED)).singleElement()
        .satisfies(event -> assertThat(event.a()).isEqualTo(late));
  }

  /**
   * By hand, in ms: reaction 2 and call 1, then cancels of 3, 5 + reset 100, 2 + 2 x 1, 1, 1: normal at 115
   * + 103.
   */
  @Test void anOrderWhileTheImageLoadsIsAnsweredAtOnce() {
    var host = ordered(103);
    assertThat(host.turns()).endsWith("""
        103000 order_received 1 0
        103000 cancel began ASKED
        214000 corrupt f1 dependencyGone
        220000 state PREPARED->NORMAL
        220000 finalized 0
        220000 cancel ended over
        223000 attempt 1 ends cancelled C1
        """);
  }

  @Test void anOrderToAHostAtRestComesTooLate() {
    var host = HostFixture.withDevice();
    host.machine().orderCancel(5);
    assertThat(host.machine().busy()).isFalse();
    assertThat(host.events(TraceKind.ORDER_RECEIVED)).singleElement()
        .satisfies(event -> assertThat(event.a()).isEqualTo(1));
  }

  @Test void aBusyHostTakesNoSecondStart() {
    var host = HostFixture.withDevice().timed();
    host.machine().start(0);
    assertThatThrownBy(() -> host.machine().start(1)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs a host at rest");
  }
}
