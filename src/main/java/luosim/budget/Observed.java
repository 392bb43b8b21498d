package luosim.budget;

/** What a statistic came to in a run. */
public sealed interface Observed {

  /** A duration. */
  record Duration(double ns) implements Observed {}

  /** The statistic falls on a sample that never ended; it stands above every number. */
  record Never() implements Observed {}

  /** A share of 1. */
  record Share(double share) implements Observed {}

  /** A number without a unit. */
  record Number(double number) implements Observed {}

  /** Only the least and greatest possible values are known. */
  record Between(double least, double greatest) implements Observed {}

  /** There was nothing to compute it from. */
  record Nothing() implements Observed {}
}
