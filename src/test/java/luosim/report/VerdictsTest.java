package luosim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import luosim.budget.BudgetVerdict;
import luosim.budget.Comparison;
import luosim.budget.Statistic;
import luosim.budget.Threshold;
import luosim.engine.RunEnding;
import luosim.invariant.CancelVerdict;
import luosim.invariant.MadeUpTally;
import luosim.luo.Row;
import luosim.report.InvariantTerms.Judge;
import luosim.report.InvariantTerms.Known;
import luosim.report.Verdict.Cause;
import luosim.report.Verdict.Reason;
import org.junit.jupiter.api.Test;

/**
 * A run that shows something wrong, or too little, must never pass; one that shows only what is known must
 * pass.
 */
final class VerdictsTest {
  /** D1 shows as I9 in P10; D6 as I9 and I12 in Z2. I9 is safety, I12 liveness. */
  private enum Shown {
    NOTHING, SAFETY, LIVENESS, BOTH
  }

  private enum Listed {
    NONE, RIGHT, ANY, OTHER
  }

  @Test void everyCombinationOfWhatIsJudgedKnownShownCountedAndBudgetedHasItsCauses() {
    int combinations = 0;
    for (Judge judge : Judge.values()) {
      for (Shown shown : Shown.values()) {
        for (Listed listed : Listed.values()) {
          for (int cancels : new int[] {0, 5}) {
            for (BudgetVerdict.Result budget : BudgetVerdict.Result.values()) {
              for (RunEnding ending : List.of(RunEnding.COMPLETED, RunEnding.EVENT_LIMIT,
                  RunEnding.INTERRUPTED)) {
                var verdict = verdict(judge, shown, listed, cancels, budget, ending);
                assertThat(verdict.reasons()).extracting(Reason::cause)
                    .as("%s %s %s %s %s %s", judge, shown, listed, cancels, budget, ending)
                    .containsExactlyElementsOf(expected(judge, shown, listed, cancels, budget, ending));
                combinations++;
              }
            }
          }
        }
      }
    }
    assertThat(combinations).isEqualTo(3 * 4 * 4 * 2 * 3 * 3);
  }

  /** The rules once more, said otherwise: by cause, in order of precedence. */
  private static List<Cause> expected(
      Judge judge, Shown shown, Listed listed, int cancels, BudgetVerdict.Result budget, RunEnding ending) {
    var causes = new ArrayList<Cause>();
    if (ending == RunEnding.INTERRUPTED) {
      causes.add(Cause.INTERRUPTED);
    }
    if (ending == RunEnding.EVENT_LIMIT) {
      causes.add(Cause.LIMIT);
    }
    boolean safety = shown == Shown.SAFETY || shown == Shown.BOTH;
    boolean liveness = shown == Shown.LIVENESS || shown == Shown.BOTH;
    if (judge != Judge.OFF) {
      causes.addAll(causes(Cause.SAFETY, safety, listed));
    }
    if (judge == Judge.ALL) {
      causes.addAll(causes(Cause.LIVENESS, liveness, listed));
    }
    if (budget == BudgetVerdict.Result.FAIL) {
      causes.add(Cause.BUDGET);
    }
    if (judge != Judge.OFF && cancels < 3) {
      causes.add(Cause.UNKNOWN);
    }
    if (budget == BudgetVerdict.Result.UNKNOWN) {
      causes.add(Cause.UNKNOWN);
    }
    return causes;
  }

  /** Every row is reached, so what is listed and did not show could have. */
  private static List<Cause> causes(Cause cause, boolean shown, Listed listed) {
    return switch (listed) {
      case NONE -> shown ? List.of(cause) : List.of();
      case RIGHT, ANY -> shown ? List.of() : List.of(cause);
      case OTHER -> shown ? List.of(cause, cause) : List.of(cause);
    };
  }

  private static Verdict verdict(
      Judge judge, Shown shown, Listed listed, int cancels, BudgetVerdict.Result budget, RunEnding ending) {
    var tally =
        new MadeUpTally().checked("I9", 10).checked("I12", 10).reached(Row.P10, 10).reached(Row.Z2, 10)
            .cancels(CancelVerdict.CORRECT, cancels);
    if (shown == Shown.SAFETY || shown == Shown.BOTH) {
      tally.violated("I9", Row.P10, 2, 7);
    }
    if (shown == Shown.LIVENESS || shown == Shown.BOTH) {
      tally.violated("I12", Row.P10, 1, 7);
    }
    var made = new MadeUp();
    made.judged = tally.tally();
    made.ending = ending;
    made.fleet.add(MadeUp.rollout(luosim.fleet.RolloutEnd.COMPLETED, MadeUp.MINUTE), new long[5]);
    var known = switch (listed) {
      case NONE -> List.<Known> of();
      case RIGHT -> List.of(new Known("I9", List.of("D4", "D1")), new Known("I12", List.of("D1")));
      case ANY -> List.of(new Known("I9", List.of()), new Known("I12", List.of()));
      case OTHER -> List.of(new Known("I9", List.of("D6")), new Known("I12", List.of("D6")));
    };
    return Verdicts.of(made.result(), new InvariantTerms(judge, known, 3), List.of(budget(budget)));
  }

  private static Threshold budget(BudgetVerdict.Result result) {
    return switch (result) {
      case PASS -> new Threshold(
          "rollout.duration.max < 2m", "rollout.duration", new Statistic.Max(), Comparison.LESS, 120e9);
      case FAIL -> new Threshold(
          "rollout.duration.max < 1s", "rollout.duration", new Statistic.Max(), Comparison.LESS, 1e9);
      case UNKNOWN ->
          new Threshold("blackout.max < 1s", "blackout", new Statistic.Max(), Comparison.LESS, 1e9);
    };
  }

  @Test void theWordIsThatOfTheMostDecisiveCause() {
    assertThat(new Verdict(List.of(), List.of()).word()).isEqualTo("PASS");
    assertThat(word(Cause.UNKNOWN)).isEqualTo("UNKNOWN");
    assertThat(word(Cause.BUDGET, Cause.UNKNOWN)).isEqualTo("FAIL");
    assertThat(word(Cause.LIMIT, Cause.BUDGET)).isEqualTo("UNKNOWN");
    assertThat(word(Cause.INTERRUPTED)).isEqualTo("UNKNOWN");
    assertThat(word(Cause.LIVENESS)).isEqualTo("FAIL");
    assertThat(word(Cause.SAFETY)).isEqualTo("FAIL");
  }

  private static String word(Cause... causes) {
    return new Verdict(
        List.of(causes).stream().map(cause -> new Reason(cause, "subject", "because")).toList(),
        List.of()).word();
  }

  @Test void aKnownViolationThatHadNoOccasionIsNotHeldAgainstTheRun() {
    var known = List.of(new Known("I9", List.of("D1")));
    var tally = new MadeUpTally().checked("I9", 500).reached(Row.NONE, 500);
    assertThat(reasons(tally, known)).isEmpty();
    assertThat(reasons(tally.reached(Row.P10, 1), known)).containsExactly(
        "I9 is known to break for D1 but held whenever it could have; if it holds now, remove it from"
            + " invariants.known");
  }

  @Test void aKnownViolationThatCouldNotBeJudgedIsNotHeldAgainstTheRun() {
    var known = List.of(new Known("I21", List.of("D13")));
    assertThat(reasons(new MadeUpTally().checked("I21", 500).unjudged("I21"), known)).isEmpty();
  }

  @Test void ofSeveralViolationsOnlyTheStrangeOnesAreNamedWithTheirRows() {
    var known = List.of(new Known("I9", List.of("D1")));
    var tally = new MadeUpTally().violated("I9", Row.P10, 4, 7).violated("I9", Row.Z2, 2, 3)
        .violated("I9", Row.C4, 1, 3);
    assertThat(reasons(tally, known)).containsExactly("I9 was violated 3 times (Z2 2, C4 1)");
  }

  private static List<String> reasons(MadeUpTally tally, List<Known> known) {
    var made = new MadeUp();
    made.judged = tally.tally();
    return Verdicts.of(made.result(), new InvariantTerms(Judge.ALL, known, 0), List.of()).reasons().stream()
        .map(Reason::sentence).toList();
  }
}
