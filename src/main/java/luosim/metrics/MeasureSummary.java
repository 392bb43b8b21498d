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
 * @param mean interval of the mean over replications, ns; empty with fewer than two replications that have
 *     samples
 * @param quantiles the quantiles that are printed
 * @param bands what the samples of each band of percentiles consist of; empty for a view without parts
 */
public record MeasureSummary(
    View view, LatencyHistogram samples, Optional<Interval> mean, List<QuantileSummary> quantiles,
    List<Band> bands) {

  /** Takes copies. */
  public MeasureSummary {
    quantiles = List.copyOf(quantiles);
    bands = List.copyOf(bands);
  }

  /**
   * One quantile.
   *
   * @param p 0 to 1
   * @param valueNs over all samples, ns; empty if it falls on a sample without an end
   * @param interval 95 % interval of the quantile's mean over replications, ns; empty with fewer than two
   *     replications or if it has no end in one of them
   * @param exemplar a sample near it
   */
  public record QuantileSummary(
      double p, OptionalLong valueNs, Optional<Interval> interval, Optional<Exemplar> exemplar) {}

  /**
   * The parts of the samples between two percentiles.
   *
   * @param from lower percentile, 0 to 1
   * @param to upper percentile
   * @param samples samples in the band that ended
   * @param meansNs mean of each part over them, ns, in the order of {@link Measures#parts}; empty without
   *     samples
   */
  public record Band(double from, double to, long samples, List<Double> meansNs) {
    /** Takes a copy. */
    public Band {
      meansNs = List.copyOf(meansNs);
    }
  }
}
