/**
 * Declared parameters: every number that a user may set has a name, a unit, a range, a default and
 * a sentence, and this room is where those are written down.
 *
 * <p>It imports nothing of ours, so that the model can read a default ({@link luosim.spec.Timing})
 * and the scenario reader can check a value against the same declaration.
 *
 * <p>Happy path:
 * <ol>
 *   <li>A {@link luosim.spec.Parameter} says what may stand at a key.
 *   <li>{@link luosim.spec.Unit#parse} turns the text into an exact number of base units.
 *   <li>A {@link luosim.spec.DistributionSpec} holds a law in base units; floor {@code run} turns it
 *       into something that draws.
 *   <li>{@link luosim.spec.Unit#print} writes the number so that it parses to itself.
 * </ol>
 *
 * <p>Unhappy paths, all of them a {@link luosim.spec.QuantityException} that says what was found,
 * what is expected and the nearest right spelling:
 * <ul>
 *   <li>A number without a unit, or with an unknown one ({@code 16gb}: did you mean 16GiB?).
 *   <li>Less than the smallest unit can say ({@code 0.5ns}), or a text over 40 characters.
 *   <li>A law that breaks its own rule: values that fall, weights that do not sum to 100 %.
 * </ul>
 */
package luosim.spec;
