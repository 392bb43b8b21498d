/**
 * A file of observed traces as values: lines of JSON, typed access to what they contain, and the
 * comparison of a record with what its replay found. It knows no protocol; each one's replay reads
 * its records through it.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>{@link luosim.conform.observed.TraceLines} gives one object a line.
 *   <li>{@link luosim.conform.observed.Inputs} reads its inputs, each with the type that it must
 *       have.
 *   <li>{@link luosim.conform.observed.Comparison} collects the first differences.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>A line that is no object, or an input of a wrong type: bad data, with the line.
 * </ul>
 */
package luosim.conform.observed;
