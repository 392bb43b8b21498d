package luosim.metrics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import luosim.stats.Interval;
import luosim.stats.LatencyHistogram;

/**
 * What a campaign says about one view of a measure.
 *
 * @param view which
 * @param samples all samples of all replications
 * @param mean interval of the mean over replications, ns; empty with fewer than two replications that have samples
 * @param quantiles the quantiles that are printed
 */
public record MeasureSummary(
    View view, LatencyHistogram samples, Optional<Interval> mean, List<QuantileSummary> quantiles) {

  /**
   * One quantile.
   *
   * @param p 0 to 1
   * @param valueNs over all samples, ns; empty if it falls on a sample without an end
   * @param interval 95 % interval of the quantile's mean over replications, ns; empty with fewer than two replications
   *     or if it has no end in one of them
   * @param exemplar a sample near it
   */
  public record QuantileSummary(
      double p, OptionalLong valueNs, Optional<Interval> interval, Optional<Exemplar> exemplar) {}
}
