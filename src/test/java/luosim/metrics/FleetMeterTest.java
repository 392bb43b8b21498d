package luosim.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.OptionalLong;
import luosim.fleet.HostKernel;
import luosim.fleet.Outcome;
import luosim.fleet.RolloutEnd;
import luosim.host.AttemptEnd;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/** No host may be counted out twice, nor forgotten while it is; every number is worked out by hand. */
final class FleetMeterTest {
  private final FleetMeter meter = new FleetMeter(4, 2);
  private final long bin = meter.timeline().widthNs();

  private FleetMeterTest at(long timeNs, TraceKind kind, int subject, long a, long b, long c) {
    meter.record(kind, timeNs, -1, subject, a, b, c);
    return this;
  }

  private FleetMeterTest at(long timeNs, TraceKind kind, int subject) {
    return at(timeNs, kind, subject, 0, 0, 0);
  }

  private FleetMeterTest outcome(long timeNs, int host, Outcome outcome, HostKernel kernel, boolean broken) {
    return at(timeNs, TraceKind.HOST_OUTCOME, host, outcome.ordinal(), kernel.ordinal(), broken ? 1 : 0);
  }

  private FleetMeterTest updated(long timeNs, int host) {
    return at(timeNs, TraceKind.HOST_ANSWERED, host, 1, AttemptEnd.UPDATED.ordinal(), 0)
        .outcome(timeNs, host, Outcome.UPDATED, HostKernel.NEW, false);
  }

  private FleetMeterTest ends(long timeNs, RolloutEnd end) {
    return at(timeNs, TraceKind.ROLLOUT_ENDED, 0, end.ordinal(), 0, 0);
  }

  @Test void aRolloutThatCompletesHasALength() {
    at(0, TraceKind.ROLLOUT_BEGAN, 0).at(10, TraceKind.HOST_STARTED, 0).updated(60, 0);
    ends(60, RolloutEnd.COMPLETED);
    assertThat(meter.durationNs()).isEqualTo(60);
    assertThat(meter.outcomes(Outcome.UPDATED)).isEqualTo(1);
    assertThat(meter.kernels(HostKernel.NEW)).isEqualTo(1);
    assertThat(meter.haltSettleNs()).isEmpty();
    assertThat(meter.example(Outcome.UPDATED)).isEqualTo(OptionalInt.of(0));
    assertThat(meter.example(Outcome.LOST)).isEmpty();
  }

  @Test void oneThatIsHaltedNeverEndsAndSettlesWhenNobodyIsUnderWay() {
    at(0, TraceKind.HOST_STARTED, 0)
        .at(0, TraceKind.HOST_STARTED, 1)
        .at(30, TraceKind.ROLLOUT_HALTED, 0)
        .updated(40, 1)
        .at(50, TraceKind.HOST_ANSWERED, 0, 1, AttemptEnd.CANCELLED.ordinal(), 0)
        .outcome(50, 0, Outcome.SKIPPED, HostKernel.OLD, false)
        .outcome(50, 2, Outcome.NOT_REACHED, HostKernel.OLD, false);
    ends(50, RolloutEnd.HALTED);
    assertThat(meter.durationNs()).isEqualTo(Exemplar.LOST);
    assertThat(meter.haltSettleNs()).isEqualTo(OptionalLong.of(20));
  }

  @Test void aHaltThatWaitsForAHostThatNeverAnswersNeverSettles() {
    at(0, TraceKind.HOST_STARTED, 0)
        .at(30, TraceKind.ROLLOUT_HALTED, 0)
        .outcome(900, 0, Outcome.WEDGED, HostKernel.OLD, true);
    ends(900, RolloutEnd.HALTED);
    assertThat(meter.haltSettleNs()).isEqualTo(OptionalLong.of(Exemplar.LOST));
  }

  @Test void aHaltWithNobodyUnderWaySettlesAtOnce() {
    at(30, TraceKind.ROLLOUT_HALTED, 0);
    assertThat(meter.haltSettleNs()).isEqualTo(OptionalLong.of(0));
  }

  @Test void crashesBeyondTheLimitAreItsExcess() {
    at(0, TraceKind.HOST_STARTED, 0)
        .at(0, TraceKind.HOST_STARTED, 1)
        .at(5, TraceKind.HOST_FAILED_AT_REST, 2, 0, 1, 0)
        .at(6, TraceKind.HOST_FAILED_AT_REST, 3, 0, 0, 0)
        .outcome(6, 3, Outcome.LOST, HostKernel.NONE, true)
        .updated(9, 0);
    assertThat(meter.outPeak()).isEqualTo(4);
    assertThat(meter.limitExcess()).isEqualTo(2);
  }

  @Test void aHostThatWaitsWithoutItsSlotIsNotOutAndARepairedOneIsBack() {
    at(0, TraceKind.HOST_STARTED, 0)
        .at(5, TraceKind.HOST_ANSWERED, 0)
        .at(5, TraceKind.HOST_RETRIES, 0, 100, 0, 0)
        .at(6, TraceKind.HOST_STARTED, 1)
        .outcome(8, 1, Outcome.WEDGED, HostKernel.OLD, true)
        .at(9, TraceKind.HOST_REPAIRED, 1)
        .at(10, TraceKind.HOST_STARTED, 2);
    assertThat(meter.outPeak()).isEqualTo(1);
    assertThat(meter.limitExcess()).isZero();
  }

  @Test void theTimelineShowsWhoUpdatesWhoIsDoneAndWhoFailed() {
    at(0, TraceKind.HOST_STARTED, 0)
        .at(bin, TraceKind.HOST_STARTED, 1)
        .updated(2 * bin, 0)
        .at(3 * bin, TraceKind.HOST_ANSWERED, 1, 1, AttemptEnd.WEDGED.ordinal(), 0)
        .at(3 * bin, TraceKind.HOST_FALLS_BACK, 1)
        .outcome(5 * bin, 1, Outcome.LOST, HostKernel.NONE, true)
        .outcome(5 * bin, 2, Outcome.NOT_REACHED, HostKernel.OLD, false);
    assertThat(meter.timeline().levels(Timeline.Condition.UPDATING)).startsWith(1, 2, 1, 1, 1, 0);
    assertThat(meter.timeline().levels(Timeline.Condition.DONE)).startsWith(0, 0, 1, 1, 1, 1);
    assertThat(meter.timeline().levels(Timeline.Condition.FAILED)).startsWith(0, 0, 0, 0, 0, 1);
  }

  @Test void aWaveLastsFromItsBeginToItsLastOutcome() {
    at(10, TraceKind.WAVE_BEGAN, 0)
        .at(10, TraceKind.HOST_STARTED, 3)
        .updated(70, 3)
        .at(70, TraceKind.WAVE_BAKES, 0)
        .at(100, TraceKind.WAVE_ENDED, 0)
        .at(100, TraceKind.WAVE_BEGAN, 1);
    assertThat(meter.waves())
        .containsExactly(
            new WaveTimes(0, 10, 70, 100, 3), new WaveTimes(1, 100, Exemplar.LOST, Exemplar.LOST, -1));
    FleetSummary summary = new FleetSummary();
    summary.add(meter, new long[5]);
    assertThat(summary.waves()).hasSize(2);
    assertThat(summary.waves().get(0).updating().maxFinite()).isEqualTo(60);
    assertThat(summary.waves().get(0).slowest()).isEqualTo(new Exemplar(60, 0, 3, 0, -1));
    assertThat(summary.waves().get(1).updating().lost()).isEqualTo(1);
    assertThat(summary.example(Outcome.UPDATED)).contains(new Exemplar(0, 0, 3, 0, -1));
    assertThat(summary.example(Outcome.DRAINED)).isEmpty();
  }
}
