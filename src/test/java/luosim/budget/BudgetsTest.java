package luosim.budget;

import static luosim.budget.BudgetVerdict.Result.FAIL;
import static luosim.budget.BudgetVerdict.Result.PASS;
import static luosim.budget.BudgetVerdict.Result.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import luosim.budget.BudgetVerdict.Result;
import luosim.metrics.FleetMeter;
import luosim.metrics.FleetSummary;
import luosim.metrics.MeasureSummary;
import luosim.metrics.View;
import luosim.stats.LatencyHistogram;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that is unknown or lost may ever pass a budget that asks for less. */
final class BudgetsTest {
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({
      "p50,<,5.01,PASS", "p50,<,4.99,FAIL", "p50,<=,5.01,PASS", "p50,>,5.01,FAIL", "p50,>=,5,PASS",
      "p50,>,4.99,PASS",
      "p99,<,10,FAIL", "p99,<=,10,PASS", "max,<,10,FAIL", "max,<=,10,PASS", "mean,<=,5.5,PASS",
      "mean,<,5.5,FAIL",
      "count,>=,10,PASS", "count,>,10,FAIL", "count,<,11,PASS",
  }) void numbersStandToTheLimitAsTheComparisonSays(String statistic, String comparison, double limit,
      Result expected) {
    double inUnits = statistic.equals("count") ? limit : limit * SECOND;
    assertThat(judged(statistic(statistic), comparison, inUnits, tenSeconds(0))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"p99,<,FAIL", "p99,>,PASS", "max,<=,FAIL", "max,>=,PASS", "mean,<,FAIL", "mean,>,PASS",
      "p50,<,PASS"}) void whatNeverEndedStandsAboveEveryNumber(String statistic, String comparison,
          Result expected) {
    assertThat(judged(statistic(statistic), comparison, 1e18, tenSeconds(1))).isEqualTo(expected);
  }

  @Test void aNumberWithinTheErrorOfItsHistogramIsJudgedAndMarked() {
    var close = verdict(new Statistic.Quantile(0.5), "<", 5.0 * SECOND, tenSeconds(0));
    assertThat(close.result()).isEqualTo(FAIL);
    assertThat(close.why()).isEqualTo("closer to the limit than its histogram can tell");
    assertThat(verdict(new Statistic.Quantile(0.5), "<", 5.1 * SECOND, tenSeconds(0)).why()).isEmpty();
    assertThat(verdict(new Statistic.Max(), "<", 10.0 * SECOND, tenSeconds(0)).why()).isEmpty();
  }

  @Test void aLostSampleIsShownAsNeverAndNotAsANumber() {
    var verdict = verdict(new Statistic.Max(), "<", 100e9, tenSeconds(1));
    assertThat(verdict.observed()).isEqualTo(new Observed.Never());
  }

  @Test void theShareAboveAValueCountsTheLostOnes() {
    var verdict = verdict(new Statistic.Above(8.0 * SECOND), "<", 0.2, tenSeconds(10));
    assertThat(verdict.observed()).isEqualTo(new Observed.Share(12 / 20.0));
    assertThat(verdict.result()).isEqualTo(FAIL);
    assertThat(judged(new Statistic.Above(8.0 * SECOND), "<", 0.61, tenSeconds(10))).isEqualTo(PASS);
  }

  @ParameterizedTest
  @CsvSource({"p50,<", "p99,>", "max,<", "max,>=", "mean,<", "mean,>", "count,<", "count,>=", "above,<",
      "above,>="}) void whatHasNoSampleIsUnknownWhateverIsAsked(String statistic, String comparison) {
    assertThat(judged(statistic(statistic), comparison, 0, new LatencyHistogram())).isEqualTo(UNKNOWN);
    var missing =
        new Threshold("text", "blackout{shape=no}", statistic(statistic), comparison(comparison), 0);
    var verdict = Budgets.judge(List.of(missing), measured(tenSeconds(0))).get(0);
    assertThat(verdict.result()).isEqualTo(UNKNOWN);
    assertThat(verdict.why()).isEqualTo("nothing was measured as blackout{shape=no}");
  }

  @Test void aRolloutThatWasHaltedNeverEnded() {
    var fleet = new FleetSummary();
    fleet.add(rollout(1, 60 * SECOND), new long[5]);
    fleet.add(rollout(0, 50 * SECOND), new long[5]);
    var measured = new Measured(List.of(), fleet);
    assertThat(result("rollout.duration", new Statistic.Max(), "<", 3600e9, measured)).isEqualTo(FAIL);
    assertThat(result("rollout.duration", new Statistic.Quantile(0.5), "<=", 50e9, measured)).isEqualTo(PASS);
    assertThat(result("rollout.duration", new Statistic.Count(), ">=", 2, measured)).isEqualTo(PASS);
  }

  @Test void ofTheExcessOnlyExtremesAreKnownAndAQuantileBetweenThemIsUndecided() {
    var fleet = new FleetSummary();
    fleet.add(outAtOnce(2), new long[5]);
    fleet.add(outAtOnce(5), new long[5]);
    var measured = new Measured(List.of(), fleet);
    assertThat(result("limit.excess", new Statistic.Max(), "<", 4, measured)).isEqualTo(PASS);
    assertThat(result("limit.excess", new Statistic.Max(), "<", 3, measured)).isEqualTo(FAIL);
    assertThat(result("limit.excess", new Statistic.Mean(), "<=", 1.5, measured)).isEqualTo(PASS);
    assertThat(result("limit.excess", new Statistic.Quantile(0.9), "<=", 3, measured)).isEqualTo(PASS);
    assertThat(result("limit.excess", new Statistic.Quantile(0.9), ">", 3, measured)).isEqualTo(FAIL);
    assertThat(result("limit.excess", new Statistic.Quantile(0.9), "<", 2, measured)).isEqualTo(UNKNOWN);
    assertThat(result("limit.excess", new Statistic.Above(3), "<", 0.1, measured)).isEqualTo(PASS);
    assertThat(result("limit.excess", new Statistic.Above(1), "<", 0.1, measured)).isEqualTo(UNKNOWN);
    assertThat(
        result("limit.excess", new Statistic.Max(), "<", 1, new Measured(List.of(), new FleetSummary())))
        .isEqualTo(UNKNOWN);
  }

  @Test void verdictsComeInTheOrderOfTheThresholds() {
    var first = new Threshold("first", "blackout", new Statistic.Max(), Comparison.LESS, 1);
    var second = new Threshold("second", "blackout", new Statistic.Max(), Comparison.MORE, 1);
    assertThat(Budgets.judge(List.of(first, second), measured(tenSeconds(0))))
        .extracting(BudgetVerdict::text).containsExactly("first", "second");
  }

  /** One second, two, to ten, and some that never ended. */
  private static LatencyHistogram tenSeconds(int lost) {
    var samples = new LatencyHistogram();
    for (int i = 1; i <= 10; i++) {
      samples.record(i * SECOND);
    }
    for (int i = 0; i < lost; i++) {
      samples.recordLost();
    }
    return samples;
  }

  private static FleetMeter rollout(int end, long lengthNs) {
    var meter = new FleetMeter(1, 1);
    meter.record(TraceKind.ROLLOUT_BEGAN, 0, -1, 0, 1, 0, 0);
    meter.record(TraceKind.ROLLOUT_ENDED, lengthNs, -1, 0, end, 0, 0);
    return meter;
  }

  private static FleetMeter outAtOnce(int hosts) {
    var meter = new FleetMeter(10, 2);
    for (int host = 0; host < hosts; host++) {
      meter.record(TraceKind.HOST_STARTED, 5, -1, host, 1, 0, 0);
    }
    return meter;
  }

  private static Measured measured(LatencyHistogram samples) {
    return new Measured(
        List.of(new MeasureSummary(View.of("blackout"), samples, Optional.empty(), List.of(), List.of())),
        new FleetSummary());
  }

  private static BudgetVerdict verdict(Statistic statistic, String comparison, double limit,
      LatencyHistogram samples) {
    var threshold = new Threshold("text", "blackout", statistic, comparison(comparison), limit);
    return Budgets.judge(List.of(threshold), measured(samples)).get(0);
  }

  private static Result judged(Statistic statistic, String comparison, double limit,
      LatencyHistogram samples) {
    return verdict(statistic, comparison, limit, samples).result();
  }

  private static Result result(String view, Statistic statistic, String comparison, double limit,
      Measured measured) {
    var threshold = new Threshold("text", view, statistic, comparison(comparison), limit);
    return Budgets.judge(List.of(threshold), measured).get(0).result();
  }

  private static Comparison comparison(String symbol) {
    return List.of(Comparison.values()).stream().filter(c -> c.symbol().equals(symbol)).findFirst()
        .orElseThrow();
  }

  private static Statistic statistic(String text) {
    return switch (text) {
      case "mean" -> new Statistic.Mean();
      case "max" -> new Statistic.Max();
      case "count" -> new Statistic.Count();
      case "above" -> new Statistic.Above(1);
      default -> new Statistic.Quantile(Double.parseDouble("0." + text.substring(1)));
    };
  }
}
