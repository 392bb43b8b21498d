package luosim.stats;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * Confidence intervals for means, proportions and quantiles of independent samples.
 *
 * <p>Independent is what the caller must see to: replications are, the VMs of one host are not.
 */
public final class Intervals {
  private static final long SAMPLES_MAX = 1L << 52;

  private Intervals() {}

  /**
   * Student's interval for the mean; exact for normal samples, near it for means over many hosts.
   *
   * @param tally at least 2 samples
   * @param confidence above 0 and below 1
   */
  public static Interval mean(Tally tally, double confidence) {
    Interval.requireConfidence(confidence);
    if (tally.count() < 2) {
      throw new IllegalArgumentException(
          "interval of a mean: needs at least 2 samples, found " + tally.count());
    }
    TDistribution t = new TDistribution(null, tally.count() - 1);
    double half = t.inverseCumulativeProbability((1 + confidence) / 2) * tally.standardError();
    return new Interval(tally.mean() - half, tally.mean() + half, confidence);
  }

  /**
   * Wilson's interval for a probability, usable down to no hit at all.
   *
   * @param hits how often it happened, 0 to trials
   * @param trials how often it could have happened, at least 1
   * @param confidence above 0 and below 1
   */
  public static Interval proportion(long hits, long trials, double confidence) {
    Interval.requireConfidence(confidence);
    if (trials < 1 || hits < 0 || hits > trials) {
      throw new IllegalArgumentException("interval of a proportion: needs 0 <= hits <= trials and"
          + " at least 1 trial, found " + hits + " of " + trials);
    }
    double z =
        new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
    double n = trials;
    double share = hits / n;
    double shrink = 1 + z * z / n;
    double centre = (share + z * z / (2 * n)) / shrink;
    double half = z / shrink * StrictMath.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    double lower = hits == 0 ? 0 : Math.max(0, centre - half);
    double upper = hits == trials ? 1 : Math.min(1, centre + half);
    return new Interval(lower, upper, confidence);
  }

  /**
   * The ranks between which a quantile lies, whatever the distribution; each end errs with at most
   * half of what the confidence leaves.
   *
   * @param count the number of samples, at least 1
   * @param p the quantile, above 0 and below 1
   * @param confidence above 0 and below 1
   */
  public static RankInterval quantile(long count, double p, double confidence) {
    requireQuantile(p);
    Interval.requireConfidence(confidence);
    if (count < 1 || count > SAMPLES_MAX) {
      throw new IllegalArgumentException(
          "interval of a quantile: needs 1 to " + SAMPLES_MAX + " samples, found " + count);
    }
    double tail = (1 - confidence) / 2;
    if (below(count, 0, p) > tail || above(count, count - 1, p) > tail) {
      return new RankInterval.TooFew(samplesForInterval(p, confidence), count);
    }
    long lower = lastRankBelow(count, p, tail);
    long upper = firstRankAbove(count, p, tail);
    return new RankInterval.Between(
        lower, upper, below(count, upper - 1, p) - below(count, lower - 1, p));
  }

  /**
   * The fewest samples of which the least and the greatest enclose the p-quantile with equal risk
   * at both ends.
   */
  public static long samplesForInterval(double p, double confidence) {
    requireQuantile(p);
    Interval.requireConfidence(confidence);
    return samplesUntil(Math.max(p, 1 - p), (1 - confidence) / 2);
  }

  /**
   * The fewest samples of which the greatest is above the p-quantile with the given confidence: 59
   * for 95 % of p95.
   */
  public static long samplesForUpperBound(double p, double confidence) {
    requireQuantile(p);
    Interval.requireConfidence(confidence);
    return samplesUntil(p, 1 - confidence);
  }

  /** The least n with share^n at most risk. */
  private static long samplesUntil(double share, double risk) {
    double exact = StrictMath.log(risk) / StrictMath.log(share);
    long n = Math.max(1, (long) StrictMath.floor(exact) - 1);
    while (n * StrictMath.log(share) > StrictMath.log(risk) * (1 - 1e-12)) {
      n++;
    }
    return n;
  }

  /** The greatest rank below which at most a tail of the probability lies. */
  private static long lastRankBelow(long count, double p, double tail) {
    long good = 1;
    long bad = count + 1;
    while (bad - good > 1) {
      long middle = good + (bad - good) / 2;
      if (below(count, middle - 1, p) <= tail) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }

  /** The least rank above which at most a tail of the probability lies. */
  private static long firstRankAbove(long count, double p, double tail) {
    long bad = 0;
    long good = count;
    while (good - bad > 1) {
      long middle = bad + (good - bad) / 2;
      if (above(count, middle - 1, p) <= tail) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }

  /** The probability of at most k successes in n trials. */
  private static double below(long n, long k, double p) {
    return k >= n ? 1 : Beta.regularizedBeta(1 - p, n - k, k + 1);
  }

  /** The probability of more than k successes in n trials. */
  private static double above(long n, long k, double p) {
    return k >= n ? 0 : Beta.regularizedBeta(p, k + 1, n - k);
  }

  private static void requireQuantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException(
          "interval of a quantile: p must be above 0 and below 1, found " + p);
    }
  }
}
