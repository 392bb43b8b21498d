package luosim.budget;

/**
 * What became of one budget.
 *
 * @param text the budget as its author wrote it
 * @param result whether it was kept
 * @param observed what was held against the limit
 * @param why what kept the run from deciding, or makes the decision a close one; else empty
 */
public record BudgetVerdict(String text, Result result, Observed observed, String why) {

  /** The three answers. */
  public enum Result {
    PASS,
    FAIL,
    /** There was too little to judge by, which is never a pass. */
    UNKNOWN
  }
}
