package luosim.report;

import java.util.List;
import java.util.Locale;
import luosim.budget.BudgetVerdict;

/**
 * What a campaign comes to: PASS, or the reasons why it does not pass.
 *
 * @param reasons the most decisive cause first; none for a pass
 * @param budgets what became of each budget
 */
public record Verdict(List<Reason> reasons, List<BudgetVerdict> budgets) {

  /** Takes copies. */
  public Verdict {
    reasons = List.copyOf(reasons);
    budgets = List.copyOf(budgets);
  }

  /** A kind of reason, in order of precedence: what kept us from judging stands before what was judged. */
  public enum Cause {
    /** The user ended it. */
    INTERRUPTED,
    /** A limit ended it. */
    LIMIT,
    /** A safety invariant was violated, or a known violation did not show. */
    SAFETY,
    /** The same of a liveness invariant. */
    LIVENESS,
    /** A budget was exceeded. */
    BUDGET,
    /** There is too little to judge by. */
    UNKNOWN;

    /** The word that results use. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Why a campaign does not pass.
   *
   * @param subject an invariant's number, the text of a budget, or what else it speaks of
   * @param sentence the reason in a sentence
   */
  public record Reason(Cause cause, String subject, String sentence) {}

  /** The verdict in one word: PASS, FAIL or UNKNOWN. */
  public String word() {
    if (reasons.isEmpty()) {
      return "PASS";
    }
    return switch (reasons.get(0).cause()) {
      case SAFETY, LIVENESS, BUDGET -> "FAIL";
      case INTERRUPTED, LIMIT, UNKNOWN -> "UNKNOWN";
    };
  }
}
