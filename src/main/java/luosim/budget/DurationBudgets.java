package luosim.budget;

import java.util.Optional;
import luosim.budget.BudgetVerdict.Result;
import luosim.stats.Intervals;
import luosim.stats.LatencyHistogram;

/**
 * Judges thresholds by durations that were observed one by one, some of which may lack their length.
 *
 * <p>A quantile needs so many samples that with 95 % confidence one of them lies beyond it.
 */
public final class DurationBudgets {
  private static final double CONFIDENCE = 0.95;

  private DurationBudgets() {}

  /**
   * The verdict on one threshold.
   *
   * @param known the durations that are known; empty if nothing of that name happened
   * @param lacking how many more there were without a length
   */
  public static BudgetVerdict judge(Threshold threshold, Optional<LatencyHistogram> known, long lacking) {
    if (known.isEmpty()) {
      return unknown(threshold, "nothing was observed as " + threshold.view());
    }
    long all = known.get().count() + lacking;
    boolean counts = threshold.statistic() instanceof Statistic.Count;
    if (lacking > 0 && !counts) {
      return unknown(threshold, lacking + " of " + all + " " + threshold.view() + " have no ns");
    }
    if (threshold.statistic() instanceof Statistic.Quantile quantile) {
      long needed = Intervals.samplesForUpperBound(Math.max(quantile.p(), 1 - quantile.p()), CONFIDENCE);
      if (all < needed) {
        return unknown(threshold, "needs at least " + needed + " samples, there are " + all);
      }
    }
    if (counts) {
      boolean kept = threshold.comparison().holds(all, threshold.limit());
      return new BudgetVerdict(
          threshold.text(), kept ? Result.PASS : Result.FAIL, new Observed.Number(all), "");
    }
    return Budgets.ofDurations(threshold, known.get());
  }

  private static BudgetVerdict unknown(Threshold threshold, String why) {
    return new BudgetVerdict(threshold.text(), Result.UNKNOWN, new Observed.Nothing(), why);
  }
}
