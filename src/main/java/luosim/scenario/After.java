package luosim.scenario;

import luosim.spec.DistributionSpec;

/** How far into a call or phase a fault strikes. */
public sealed interface After {
  /** After this share of the call's or phase's length, 0 to 1. */
  record Portion(double share) implements After {}

  /** After this time, nanoseconds; a call or phase that ends before is spared. */
  record Elapsed(DistributionSpec law) implements After {}
}
