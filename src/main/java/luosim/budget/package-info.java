/**
 * Demands on measures and whether a run kept them.
 *
 * <p>Happy path: 1. a threshold names samples, a number of them and a limit; 2. {@link
 * luosim.budget.Measured} finds the samples; 3. {@link luosim.budget.Budgets} holds the observed number
 * against the limit: PASS or FAIL.
 *
 * <p>Unhappy paths: a sample that never ended counts above every number, so that a quantile, mean or maximum
 * that falls on it exceeds every limit; a measure that was not taken, or that has no sample, is UNKNOWN; so
 * is a number that what is kept does not decide.
 */
package luosim.budget;
