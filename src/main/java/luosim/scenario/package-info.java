/**
 * Scenario files: strict YAML in, immutable records out, and back to text with every default shown.
 *
 * <p>It imports only {@code spec}; the model never sees YAML, the binder of floor {@code run} turns
 * these records into a fleet.
 *
 * <p>Happy path:
 * <ol>
 *   <li>The bytes are read as UTF-8 and parsed into a tree in which every key and value has a place.
 *   <li>{@code --set} options replace parts of the tree.
 *   <li>Each mapping is checked against the declared keys, each value against its declared unit and
 *       range; an absent key becomes its default.
 *   <li>Rules that span keys are checked: limits of the fleet, weights, hosts that a fault names,
 *       budgets that the sample can decide.
 *   <li>The result is a {@link luosim.scenario.Scenario}; its canonical text parses to an equal one,
 *       and the digest is taken over that text.
 * </ol>
 *
 * <p>Unhappy paths: all of them are one {@link luosim.scenario.ScenarioException} with one line of
 * message, and the command ends with exit status 65.
 * <ul>
 *   <li>Not a file, empty, too large, not UTF-8, truncated, a tab, a second document.
 *   <li>Anchors, aliases and tags, nesting beyond the limit, too many nodes: refused at the first.
 *   <li>An unknown, doubled or missing key; a key that the format has and this version does not.
 *   <li>A missing unit, a wrong type, a value out of range, an unknown word.
 *   <li>An observations file that is missing, outside the scenario's folder, or not numbers.
 * </ul>
 */
package luosim.scenario;
