/**
 * The same workloads on other simulators: the hold model, and a simple rollout of live updates.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>{@link luosim.bench.peer.Simulators} names the simulators; each is a {@link
 *       luosim.bench.peer.Clock}, written the way that users of that library write models.
 *   <li>A workload makes its tasks once and schedules them again and again. It draws its delays from
 *       our own laws, so that every simulator pays the same for chance.
 *   <li>At the end it prints one line of figures with how many events took place and a checksum of
 *       what came out; both must be equal between all simulators.
 * </ol>
 *
 * <p>Unhappy paths: a simulator that comes to other instants or counts is refused by whoever makes
 * the table; a library that logs is switched to silence, since logging would be measured.
 */
package luosim.bench.peer;
