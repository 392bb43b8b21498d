package luosim.budget;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import luosim.budget.BudgetVerdict.Result;
import luosim.stats.LatencyHistogram;
import luosim.stats.Tally;

/** Judges thresholds by what was observed. */
public final class Budgets {
  /**
   * The most by which a quantile of a histogram is off, as a share; {@link LatencyHistogram#relativeError}.
   */
  private static final double ERROR = 0.001;

  private Budgets() {}

  /** The verdict of each threshold, in the same order. */
  public static List<BudgetVerdict> judge(List<Threshold> thresholds, Measured measured) {
    return thresholds.stream().map(threshold -> judge(threshold, measured)).toList();
  }

  private static BudgetVerdict judge(Threshold threshold, Measured measured) {
    Optional<Measured.Samples> found = measured.samples(threshold.view());
    if (found.isEmpty()) {
      return unknown(threshold, "nothing was measured as " + threshold.view());
    }
    Observed observed;
    if (found.get() instanceof Measured.Samples.Numbers numbers) {
      observed = ofNumbers(threshold.statistic(), numbers.tally());
    } else if (found.get() instanceof Measured.Samples.Durations durations) {
      observed = ofDurations(threshold.statistic(), durations.samples());
    } else {
      throw new IllegalStateException("samples are durations or numbers");
    }
    return decide(threshold, observed);
  }

  /** The verdict on a threshold by durations. */
  static BudgetVerdict ofDurations(Threshold threshold, LatencyHistogram samples) {
    return decide(threshold, ofDurations(threshold.statistic(), samples));
  }

  private static BudgetVerdict decide(Threshold threshold, Observed observed) {
    if (observed instanceof Observed.Nothing) {
      return unknown(threshold, threshold.view() + " has no sample");
    }
    boolean least = threshold.comparison().holds(least(observed), threshold.limit());
    boolean greatest = threshold.comparison().holds(greatest(observed), threshold.limit());
    if (least != greatest) {
      return new BudgetVerdict(
          threshold.text(), Result.UNKNOWN, observed,
          "only count, mean and extremes of " + threshold.view() + " are kept");
    }
    return new BudgetVerdict(threshold.text(), least ? Result.PASS : Result.FAIL, observed,
        doubt(threshold, observed));
  }

  /** Count, mean and maximum of a histogram are exact; a quantile is not, and is judged as it is shown. */
  private static String doubt(Threshold threshold, Observed observed) {
    boolean close =
        threshold.statistic() instanceof Statistic.Quantile
            && observed instanceof Observed.Duration duration
            && Math.abs(duration.ns() - threshold.limit()) <= ERROR * threshold.limit();
    return close ? "closer to the limit than its histogram can tell" : "";
  }

  private static BudgetVerdict unknown(Threshold threshold, String why) {
    return new BudgetVerdict(threshold.text(), Result.UNKNOWN, new Observed.Nothing(), why);
  }

  private static double least(Observed observed) {
    return observed instanceof Observed.Between between ? between.least() : greatest(observed);
  }

  private static double greatest(Observed observed) {
    if (observed instanceof Observed.Duration duration) {
      return duration.ns();
    } else if (observed instanceof Observed.Share share) {
      return share.share();
    } else if (observed instanceof Observed.Number number) {
      return number.number();
    } else if (observed instanceof Observed.Between between) {
      return between.greatest();
    }
    return Double.POSITIVE_INFINITY;
  }

  /** A mean over samples of which one never ended is beyond every number, as their greatest is. */
  private static Observed ofDurations(Statistic statistic, LatencyHistogram samples) {
    if (samples.isEmpty()) {
      return new Observed.Nothing();
    }
    if (statistic instanceof Statistic.Quantile quantile) {
      return duration(samples.quantile(quantile.p()));
    } else if (statistic instanceof Statistic.Max) {
      return duration(samples.max());
    } else if (statistic instanceof Statistic.Mean) {
      return samples.lost() > 0 ? new Observed.Never() : new Observed.Duration(samples.meanFinite());
    } else if (statistic instanceof Statistic.Above above) {
      return new Observed.Share((double) samples.countAbove((long) above.value()) / samples.count());
    }
    return new Observed.Number(samples.count());
  }

  private static Observed duration(OptionalLong ns) {
    return ns.isPresent() ? new Observed.Duration(ns.getAsLong()) : new Observed.Never();
  }

  private static Observed ofNumbers(Statistic statistic, Tally tally) {
    if (tally.count() == 0) {
      return new Observed.Nothing();
    }
    if (statistic instanceof Statistic.Quantile) {
      return new Observed.Between(tally.min(), tally.max());
    } else if (statistic instanceof Statistic.Max) {
      return new Observed.Number(tally.max());
    } else if (statistic instanceof Statistic.Mean) {
      return new Observed.Number(tally.mean());
    } else if (statistic instanceof Statistic.Above above) {
      return shareAbove(above.value(), tally);
    }
    return new Observed.Number(tally.count());
  }

  private static Observed shareAbove(double value, Tally tally) {
    if (tally.max() <= value) {
      return new Observed.Share(0);
    }
    return tally.min() > value ? new Observed.Share(1) : new Observed.Between(0, 1);
  }
}
