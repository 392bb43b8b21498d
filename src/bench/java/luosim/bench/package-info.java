/**
 * Benchmarks: what the simulator costs, beside a plain loop and beside other simulators.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>{@code src/bench/run.sh NAME} builds everything once and starts class NAME of this package
 *       in a fresh JVM with a fixed collector and a heap that is touched beforehand.
 *   <li>The benchmark warms up, measures, and prints one figure a line.
 *   <li>{@code src/bench/run.sh jmh PATTERN} does the same with the harness of JMH.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>The machine is shared: figures are processor time, and are compared as ratios of runs that
 *       take turns, never alone.
 *   <li>Two things that are compared did not do the same work: each prints how many events it
 *       handled, and who compares refuses unequal counts.
 * </ul>
 *
 * <p>Nothing here is part of the shipped program.
 */
package luosim.bench;
