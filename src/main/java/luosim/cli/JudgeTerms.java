package luosim.cli;

import java.util.List;
import luosim.budget.Comparison;
import luosim.budget.Statistic;
import luosim.budget.Threshold;
import luosim.report.InvariantTerms;
import luosim.report.Verdict;
import luosim.scenario.Budget;
import luosim.scenario.InvariantPolicy;
import luosim.scenario.Scenario;

/**
 * Translates what a scenario asks of a run into the terms of those who judge, and their verdict into exit
 * codes.
 */
public final class JudgeTerms {
  private JudgeTerms() {}

  /** The budgets of a scenario. */
  public static List<Threshold> thresholds(Scenario scenario) {
    return scenario.budgets().stream().map(JudgeTerms::threshold).toList();
  }

  /** A budget as those who judge understand it. */
  static Threshold threshold(Budget budget) {
    return new Threshold(
        budget.text(), view(budget), statistic(budget.statistic()), comparison(budget.comparison()),
        budget.limit());
  }

  /** Samples are kept by one label at most; a budget with several names samples that nobody has. */
  private static String view(Budget budget) {
    StringBuilder view = new StringBuilder(budget.measure());
    if (!budget.part().isEmpty()) {
      view.append('/').append(budget.part());
    }
    if (!budget.labels().isEmpty()) {
      view.append('{');
      for (Budget.Label label : budget.labels()) {
        view.append(view.charAt(view.length() - 1) == '{' ? "" : ",").append(label.name()).append('=')
            .append(label.value());
      }
      view.append('}');
    }
    return view.toString();
  }

  private static Statistic statistic(Budget.Statistic statistic) {
    if (statistic instanceof Budget.Statistic.Quantile quantile) {
      return new Statistic.Quantile(quantile.q());
    } else if (statistic instanceof Budget.Statistic.Above above) {
      return new Statistic.Above(above.value());
    } else if (statistic instanceof Budget.Statistic.Mean) {
      return new Statistic.Mean();
    } else if (statistic instanceof Budget.Statistic.Max) {
      return new Statistic.Max();
    }
    return new Statistic.Count();
  }

  private static Comparison comparison(Budget.Comparison comparison) {
    return switch (comparison) {
      case LESS -> Comparison.LESS;
      case AT_MOST -> Comparison.AT_MOST;
      case MORE -> Comparison.MORE;
      case AT_LEAST -> Comparison.AT_LEAST;
    };
  }

  /** What a scenario makes of violated invariants. */
  public static InvariantTerms invariants(Scenario scenario) {
    InvariantPolicy policy = scenario.invariants();
    InvariantTerms.Judge judge =
        switch (policy.judge()) {
          case OFF -> InvariantTerms.Judge.OFF;
          case SAFETY -> InvariantTerms.Judge.SAFETY;
          case ALL -> InvariantTerms.Judge.ALL;
        };
    List<InvariantTerms.Known> known =
        policy.known().stream()
            .map(one -> new InvariantTerms.Known(one.invariant(), one.defects())).toList();
    return new InvariantTerms(judge, known, policy.cancelsAtLeast());
  }

  /**
   * The code with which a judged run ends.
   *
   * @param interrupted the code of the signal, should there have been one
   */
  public static ExitCode exitCode(Verdict verdict, ExitCode interrupted) {
    return ExitCode
        .decisive(verdict.reasons().stream().map(reason -> code(reason.cause(), interrupted)).toList());
  }

  /** The code that stands for a cause. */
  static ExitCode code(Verdict.Cause cause, ExitCode interrupted) {
    return switch (cause) {
      case INTERRUPTED -> interrupted;
      case LIMIT -> ExitCode.LIMIT_REACHED;
      case SAFETY -> ExitCode.VIOLATED;
      case LIVENESS -> ExitCode.NEVER_ENDED;
      case BUDGET -> ExitCode.OVER_BUDGET;
      case UNKNOWN -> ExitCode.UNKNOWN;
    };
  }
}
