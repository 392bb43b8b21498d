/**
 * The explorer: every combination of few faults on tiny hosts, and every state of a protocol, judged by
 * the invariants; with the denominator and the smallest case of each violation.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>{@link luosim.explore.Bounds} say how far to look: revision, faults, files, subsystems, attempts.
 *   <li>Each {@link luosim.explore.TinyHost} within them is a configuration. Its update is run again and
 *       again, each time with another combination of {@link luosim.explore.CaseFault}s.
 *   <li>Each run is judged. Per invariant a {@link luosim.explore.Cell} counts runs and keeps the smallest
 *       {@link luosim.explore.Case}.
 *   <li>All cells with the denominator are an {@link luosim.explore.Exploration}.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>Time is up: what was finished is told as covered, the rest is named, nothing is a pass.
 *   <li>An invariant needs evidence that a simulated host cannot show: its cell is undecided.
 *   <li>A run does not come to rest within a limit of events: it ends the exploration by name.
 * </ul>
 */
package luosim.explore;
