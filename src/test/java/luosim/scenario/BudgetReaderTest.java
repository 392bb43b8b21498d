package luosim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A budget must never be judged on another number than the one that was written. */
final class BudgetReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {
      "blackout.p50 < 6s",
      "blackout.p99.9 <= 12.5s",
      "blackout{shape=small}.p99 < 12s",
      "blackout{class=general}.max < 1m",
      "blackout{cause=cancelled}.mean < 100ms",
      "hostUpdate.p99 < 30s",
      "blackout.above(15s) < 1%",
      "blackout/kernelBoot.p99 < 2s",
      "blackout.count >= 100",
      "rollout.duration.mean < 2h",
      "rollout.duration.max > 1s",
      "cancel.rollback.p90 < 10ms",
      "patched.p99 < 2d",
      "limit.excess.max < 3"}) void aBudgetIsWrittenAsItIsRead(String text) {
    assertThat(budget(text).text()).isEqualTo(text);
  }

  @Test void spacesAndPlainSharesMakeNoDifference() {
    assertThat(budget("blackout.p50<6s")).isEqualTo(budget("blackout.p50   <   6s"));
    assertThat(budget("blackout{ shape=small }.above(1s) < 0.01"))
        .isEqualTo(budget("blackout{shape=small}.above(1s) < 1%"));
  }

  @Test void comparisonsHoldAtTheirOwnLimitOrNot() {
    assertThat(Budget.Comparison.LESS.holds(1, 1)).isFalse();
    assertThat(Budget.Comparison.AT_MOST.holds(1, 1)).isTrue();
    assertThat(Budget.Comparison.MORE.holds(1, 1)).isFalse();
    assertThat(Budget.Comparison.AT_LEAST.holds(1, 1)).isTrue();
  }

  @Test void theSamplesThatAQuantileNeedsAreThoseOfTheFormula() {
    assertThat(BudgetSamples.needed(0.5)).isEqualTo(5);
    assertThat(BudgetSamples.needed(0.9)).isEqualTo(29);
    assertThat(BudgetSamples.needed(0.95)).isEqualTo(59);
    assertThat(BudgetSamples.needed(0.99)).isEqualTo(299);
    assertThat(BudgetSamples.needed(0.05)).isEqualTo(59);
  }

  @Test void aQuantileThatTheSampleCanDecideIsTaken() {
    assertThat(read("rollout.duration.p95 < 2h", "replications.fixed=59").budgets()).hasSize(1);
    assertThat(read("rollout.duration.max < 2h", "replications.fixed=1").budgets()).hasSize(1);
  }

  private static Budget budget(String text) {
    return read(text, "replications.fixed=1000").budgets().get(0);
  }

  private static Scenario read(String budget, String set) {
    return ScenarioReader.parse("luosim: 1\nname: x\nprotocol: {id: rfc-v2}\nbudgets: [\"" + budget + "\"]\n",
        "x.yaml", Path.of("."), List.of(set));
  }
}
