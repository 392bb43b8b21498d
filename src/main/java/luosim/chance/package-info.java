/**
 * Everything that is left to luck: keyed streams of random numbers, distributions, and choices
 * between alternatives.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>Whoever needs a random delay keys its {@link luosim.chance.Stream} with what the delay is
 *       for: seed, replication, host, role, object, attempt, ordinal. The same key gives the same
 *       luck in every execution order, on every thread and in every variant of a scenario.
 *   <li>A {@link luosim.chance.Distribution} draws from the stream; {@link
 *       luosim.chance.Draws#drawNs} turns the draw into whole nanoseconds.
 *   <li>Where a run may go one way or another, it asks {@link luosim.chance.Choices}: by chance,
 *       along a recorded path, or along every path there is.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>Parameters that describe no distribution: refused when it is built, with the parameter, the
 *       range and the value.
 *   <li>A draw that is no duration (negative, or beyond what a long holds): refused by name at the
 *       draw.
 *   <li>A recorded path that does not fit the run: {@link luosim.chance.PathMismatchException} with
 *       the place.
 *   <li>A walk over all paths of a run that does not repeat itself, or does not end: the same
 *       exception, or the depth limit by name.
 * </ul>
 *
 * <p>All arithmetic is strict and transcendental functions come from {@link java.lang.StrictMath}:
 * every bit is equal on every Java release. This room imports no other.
 */
package luosim.chance;
