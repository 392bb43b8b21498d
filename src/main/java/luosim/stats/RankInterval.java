package luosim.stats;

/**
 * What the order of a sample says about a quantile of the whole: between which two ranks it lies,
 * or that the sample cannot say.
 *
 * <p>Ranks, not values, so that a sample without an end can be the upper one.
 */
public sealed interface RankInterval {
  /**
   * The quantile lies between two samples.
   *
   * @param lower the rank of the lower sample, counted from 1 in rising order
   * @param upper the rank of the upper sample
   * @param confidence the probability of being right, at least what was asked for
   */
  record Between(long lower, long upper, double confidence) implements RankInterval {}

  /**
   * The sample is too small for this quantile and confidence.
   *
   * @param needed how many independent samples it takes
   * @param found how many there are
   */
  record TooFew(long needed, long found) implements RankInterval {}
}
