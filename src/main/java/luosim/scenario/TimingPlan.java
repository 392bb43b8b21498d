package luosim.scenario;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import luosim.spec.DistributionSpec;
import luosim.spec.Timing;

/**
 * Every delay and cost of a scenario: the calibration set with the scenario's changes.
 *
 * @param base name of the calibration set
 * @param hostSigma relative standard deviation of the factor that one host keeps, 0 for none
 * @param rackSigma the same for a rack
 * @param costs the law of every {@link Timing}; iterates in declared order
 */
public record TimingPlan(String base, double hostSigma, double rackSigma, Map<Timing, Cost> costs) {
  /** Takes a copy; every timing must be there. */
  public TimingPlan {
    var copy = new EnumMap<Timing, Cost>(Timing.class);
    copy.putAll(costs);
    if (copy.size() != Timing.values().length) {
      throw new IllegalArgumentException("a timing plan needs a law for every timing");
    }
    costs = Collections.unmodifiableMap(copy);
  }

  /** A law and the factor that every value drawn from it is multiplied by. */
  public record Cost(DistributionSpec law, double scale) {}

  /** The law of a timing before scaling, in base units. */
  public DistributionSpec law(Timing timing) {
    return costs.get(timing).law();
  }

  /** The factor of a timing, 1 unless the scenario changes it. */
  public double scale(Timing timing) {
    return costs.get(timing).scale();
  }
}
