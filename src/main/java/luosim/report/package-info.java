/**
 * What people and programs read of a campaign: terminal summary, summary.json, tables and charts.
 *
 * <p>Happy path: 1. a finished campaign comes in; 2. each writer is handed an open file by the result folder;
 * 3. the same campaign gives the same bytes, but for the part named cost.
 *
 * <p>Unhappy paths: an output that does not take its bytes fails with an {@link java.io.IOException}, which
 * the command turns into its exit code; a measure without samples is shown as having none, never as zero.
 */
package luosim.report;
