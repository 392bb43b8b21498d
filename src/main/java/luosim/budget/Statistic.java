package luosim.budget;

/** A single number that is computed from samples, so that it can be held against a limit. */
public sealed interface Statistic {

  /** The value that a share of {@code p} of the samples does not exceed, above 0 and below 1. */
  record Quantile(double p) implements Statistic {
    /** Refuses what is no share. */
    public Quantile {
      if (!(p > 0 && p < 1)) {
        throw new IllegalArgumentException("quantile: p must be above 0 and below 1, found " + p);
      }
    }
  }

  /** The arithmetic mean. */
  record Mean() implements Statistic {}

  /** The greatest sample. */
  record Max() implements Statistic {}

  /** How many samples there are. */
  record Count() implements Statistic {}

  /** The share of samples above a value, which is in ns for durations. */
  record Above(double value) implements Statistic {}
}
