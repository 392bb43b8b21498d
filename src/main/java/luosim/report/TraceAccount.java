package luosim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import luosim.budget.BudgetVerdict;
import luosim.budget.DurationBudgets;
import luosim.budget.Threshold;
import luosim.conform.judge.Durations;
import luosim.conform.judge.InvariantFinding.Answer;
import luosim.conform.judge.JudgeReport;
import luosim.conform.judge.JudgedTrace;
import luosim.invariant.Invariant;
import luosim.report.Verdict.Cause;
import luosim.report.Verdict.Reason;
import luosim.stats.LatencyHistogram;

/**
 * What judged traces came to, with the verdict: all that a report of them says.
 *
 * @param report the totals
 * @param violating the traces that violate an invariant, in the order of the file
 * @param verdict on all of them and on the budgets
 */
public record TraceAccount(JudgeReport report, List<JudgedTrace> violating, Verdict verdict) {
  /** Takes a copy. */
  public TraceAccount {
    violating = List.copyOf(violating);
  }

  /** The account of traces, judged against budgets over their durations. */
  public static TraceAccount of(JudgeReport report, List<JudgedTrace> violating, List<Threshold> thresholds) {
    List<Reason> reasons = new ArrayList<>();
    report.totals().forEach(total -> reason(total, report.traces()).ifPresent(reasons::add));
    List<BudgetVerdict> budgets =
        thresholds.stream().map(threshold -> judge(threshold, report.durations())).toList();
    budgets.forEach(budget -> reason(budget).ifPresent(reasons::add));
    reasons.sort(Comparator.comparing(Reason::cause));
    return new TraceAccount(report, violating, new Verdict(reasons, budgets));
  }

  private static BudgetVerdict judge(Threshold threshold, Durations durations) {
    Optional<Durations.Samples> samples = durations.of(threshold.view());
    Optional<LatencyHistogram> known = samples.map(Durations.Samples::known);
    return DurationBudgets.judge(threshold, known, samples.map(Durations.Samples::lacking).orElse(0L));
  }

  private static Optional<Reason> reason(JudgeReport.Total total, int traces) {
    Invariant invariant = total.invariant();
    if (total.count(Answer.VIOLATED) > 0) {
      Cause cause = switch (invariant.kind()) {
        case SAFETY -> Cause.SAFETY;
        case LIVENESS -> Cause.LIVENESS;
      };
      return Optional.of(new Reason(cause, invariant.id(), invariant.id() + " is violated in "
          + Digits.of(total.count(Answer.VIOLATED), "trace") + " of " + Digits.count(traces)));
    }
    if (total.count(Answer.UNKNOWN) > 0) {
      return Optional.of(new Reason(Cause.UNKNOWN, invariant.id(), invariant.id() + " is undecided in "
          + Digits.of(total.count(Answer.UNKNOWN), "trace") + " of " + Digits.count(traces)
          + ": evidence " + TraceText.evidence(total.missing()) + " missing"));
    }
    return Optional.empty();
  }

  private static Optional<Reason> reason(BudgetVerdict budget) {
    return switch (budget.result()) {
      case PASS -> Optional.empty();
      case FAIL -> Optional.of(new Reason(
          Cause.BUDGET, budget.text(), budget.text() + ": " + ObservedText.of(budget.observed())));
      case UNKNOWN ->
          Optional.of(new Reason(Cause.UNKNOWN, budget.text(), budget.text() + ": " + budget.why()));
    };
  }
}
