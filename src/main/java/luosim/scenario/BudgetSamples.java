package luosim.scenario;

import luosim.scenario.Budget.Statistic;

/**
 * Whether a run can take enough samples to decide a budget.
 *
 * <p>A quantile q is bounded on its far side with 95 % confidence only by at least ln(0.05) / ln(q)
 * independent samples: with fewer, even the largest sample may well lie below it. The count used here
 * is the most that the scenario can yield, so a refused budget is impossible and an accepted one may
 * still end as unknown.
 */
final class BudgetSamples {
  private static final double DOUBT = 0.05;

  private BudgetSamples() {}

  /** Refuses a quantile that needs more samples than the scenario can give. */
  static void check(Budget budget, Place place, Fleet fleet, int replications, int attempts) {
    if (!(budget.statistic() instanceof Statistic.Quantile quantile)) {
      return;
    }
    long needed = needed(quantile.q());
    long most = most(Measure.named(budget.measure()).orElseThrow(), fleet, replications, attempts);
    if (most < needed) {
      throw new ScenarioException(place, "the budget '" + budget.text() + "' needs at least " + needed
          + " samples, you have " + most, "more replications or a less extreme percentile");
    }
  }

  /** Samples below which a quantile cannot be decided; p95 needs 59. */
  static long needed(double q) {
    double far = StrictMath.max(q, 1 - q);
    return (long) StrictMath.ceil(StrictMath.log(DOUBT) / StrictMath.log(far) - 1e-9);
  }

  private static long most(Measure measure, Fleet fleet, int replications, int attempts) {
    long hosts = fleet.hosts();
    long vms = fleet.hostClasses().stream().mapToLong(HostClass::vmsMost).max().orElse(0);
    return switch (measure.per()) {
      case ROLLOUT -> replications;
      case HOST -> hosts * replications * attempts;
      case VM -> hosts * vms * replications * attempts;
    };
  }
}
