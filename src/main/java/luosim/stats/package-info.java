/**
 * Statistics of what runs measured: tallies, time averages, latency histograms, quantiles and
 * intervals.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>A measure records each sample in a {@link luosim.stats.Tally} or a {@link
 *       luosim.stats.LatencyHistogram}, or each change of a level in a {@link
 *       luosim.stats.TimeWeighted}.
 *   <li>Those of threads, replications and shards are merged; a histogram merges to the same bits
 *       in any order.
 *   <li>Quantiles come out as observed values; {@link luosim.stats.Intervals} says how far they can
 *       be trusted.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>A sample that has no end (a VM lost in its pause): counted as lost, above every number. A
 *       quantile that falls among the lost ones is empty, never a number.
 *   <li>No samples: a question for a mean or a quantile is refused; ask for the count first.
 *   <li>Too few samples for an interval: the answer says how many it needs.
 *   <li>A latency that is negative or beyond the range: refused at the call, nothing is recorded.
 * </ul>
 *
 * <p>Quantiles of the t and normal distributions and the beta integral come from Commons Math,
 * buckets and the percentile file from HdrHistogram. This room imports no other.
 */
package luosim.stats;
