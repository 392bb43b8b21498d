package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import luosim.budget.Comparison;
import luosim.budget.Statistic;
import luosim.budget.Threshold;
import luosim.report.InvariantTerms;
import luosim.report.Verdict;
import luosim.report.Verdict.Cause;
import luosim.scenario.Scenario;
import luosim.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;

/** A budget or a policy must never be judged as something else than what its author wrote. */
final class JudgeTermsTest {
  @Test void budgetsKeepTheirViewStatisticComparisonAndLimit() {
    var scenario = scenario(
        "budgets=[\"blackout{shape=nic}.p99.9 < 12s\", blackout/kernelBoot.mean <= 2s, blackout.max > 1ms,"
            + " \"brownout.count >= 7\", \"blackout{cause=update}.above(15s) < 1%\"]");
    assertThat(JudgeTerms.thresholds(scenario)).containsExactly(
        new Threshold(
            "blackout{shape=nic}.p99.9 < 12s", "blackout{shape=nic}", new Statistic.Quantile(0.999),
            Comparison.LESS,
            12e9),
        new Threshold(
            "blackout/kernelBoot.mean <= 2s", "blackout/kernelBoot", new Statistic.Mean(), Comparison.AT_MOST,
            2e9),
        new Threshold("blackout.max > 1ms", "blackout", new Statistic.Max(), Comparison.MORE, 1e6),
        new Threshold("brownout.count >= 7", "brownout", new Statistic.Count(), Comparison.AT_LEAST, 7),
        new Threshold(
            "blackout{cause=update}.above(15s) < 1%", "blackout{cause=update}", new Statistic.Above(15e9),
            Comparison.LESS, 0.01));
  }

  @Test void thePolicyOnInvariantsIsTakenOverWhole() {
    var scenario =
        scenario("invariants.judge=safety", "invariants.known={I9: [D1, D11]}",
            "invariants.cancelsAtLeast=100");
    assertThat(JudgeTerms.invariants(scenario)).isEqualTo(
        new InvariantTerms(
            InvariantTerms.Judge.SAFETY, List.of(new InvariantTerms.Known("I9", List.of("D1", "D11"))), 100));
  }

  @Test void everyCauseHasItsCodeAndTheMostDecisiveOneEndsTheProcess() {
    assertThat(code()).isEqualTo(0);
    assertThat(code(Cause.SAFETY)).isEqualTo(1);
    assertThat(code(Cause.LIVENESS)).isEqualTo(2);
    assertThat(code(Cause.BUDGET)).isEqualTo(3);
    assertThat(code(Cause.UNKNOWN)).isEqualTo(4);
    assertThat(code(Cause.LIMIT)).isEqualTo(75);
    assertThat(code(Cause.INTERRUPTED)).isEqualTo(143);
    assertThat(code(Cause.UNKNOWN, Cause.BUDGET)).isEqualTo(3);
    assertThat(code(Cause.SAFETY, Cause.LIVENESS, Cause.BUDGET, Cause.UNKNOWN)).isEqualTo(1);
    assertThat(code(Cause.SAFETY, Cause.LIMIT)).isEqualTo(75);
    assertThat(code(Cause.LIMIT, Cause.INTERRUPTED)).isEqualTo(143);
  }

  @Test void causesStandInTheOrderInWhichTheirCodesDecide() {
    ExitCode before = ExitCode.INTERRUPTED;
    for (Cause cause : Cause.values()) {
      var code = JudgeTerms.exitCode(because(cause), ExitCode.INTERRUPTED);
      assertThat(code.with(before)).isEqualTo(before);
      before = code;
    }
  }

  private static int code(Cause... causes) {
    return JudgeTerms.exitCode(because(causes), ExitCode.TERMINATED).number();
  }

  private static Verdict because(Cause... causes) {
    return new Verdict(
        List.of(causes).stream().map(cause -> new Verdict.Reason(cause, "subject", "because")).toList(),
        List.of());
  }

  private static Scenario scenario(String... settings) {
    return ScenarioReader.read(Path.of("scenarios/quickstart.yaml"), List.of(settings));
  }
}
