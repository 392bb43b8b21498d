/**
 * The rules of the house, held by tests.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>{@code SourceTree} reads the sources, {@code Compiled} the classes;
 *   <li>a rule looks at each and returns its {@code Finding}s, each with what to do instead;
 *   <li>a test expects that there are none.
 * </ol>
 *
 * <p>A rule that never failed is no rule: beside each stands a sample that breaks it, and a test
 * that expects the finding.
 */
package luosim.tidy;
