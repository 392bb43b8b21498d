/**
 * The fleet: failure domains, the plan of a rollout, and the controller that takes an update
 * through the hosts.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>A {@link luosim.fleet.FleetPlan} says what the fleet is and what the rollout may do. A
 *       {@link luosim.fleet.RolloutPolicy} says how far the rollout reaches now: wave by wave, in
 *       host order.
 *   <li>The {@link luosim.fleet.Rollout} starts hosts within reach as long as the limits on hosts
 *       that are updating, unavailable or broken admit one more.
 *   <li>A started host runs by itself until it answers. How it runs is the business of an {@link
 *       luosim.fleet.Execution}: ahead and alone ({@link luosim.fleet.RunAheadExecution}), or
 *       interleaved with all others on one list ({@link luosim.fleet.OneListExecution}, the
 *       reference). Both give the same traces.
 *   <li>The answer leads to an outcome. When every host in reach has one, the policy bakes and then
 *       reaches further.
 *   <li>The rollout ends when the policy is done. Each host has exactly one {@link
 *       luosim.fleet.Outcome}.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>An attempt that ends otherwise: the table in {@link luosim.fleet.Decisions} says whether
 *       the host tries again, falls back, or is given up.
 *   <li>Too many failures, or an operator's stop: the rollout pauses or halts, and hosts in flight
 *       are let finish or ordered to cancel. An order reaches its host at the instant it is given,
 *       even if the host ran ahead already: it is then run again from the orders it got before.
 *   <li>A host fails at rest: see {@link luosim.fleet.RestHazards}.
 *   <li>Nothing is left that could let the rollout go on, because broken hosts use up the limits or
 *       a host never answers: it ends as blocked, by name.
 *   <li>A limit on events or simulated time: the run is cut short by name, hosts in flight are
 *       discarded.
 * </ul>
 *
 * <p>The fleet traces what happens and counts nothing for a report.
 */
package luosim.fleet;
