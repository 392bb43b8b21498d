/**
 * The adversary: what goes wrong in a run, where, for whom, how often, and with what effect.
 *
 * <p>It stands outside the model at two ports: {@link luosim.host.Fates} asks it about steps of a
 * host, {@link luosim.fleet.RestHazards} about hosts at rest. No model class knows the word fault.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>A {@link luosim.fault.FaultSpec} says one thing that goes wrong; {@link
 *       luosim.fault.FaultPoints} says which effects a point admits. A {@link
 *       luosim.fault.FaultPlan} is a list of them for a fleet.
 *   <li>{@link luosim.fault.PlannedFaults} serves one replication: it gives each host that comes
 *       into flight its fates.
 *   <li>At each watched step every fault that matches takes its decision from a stream keyed by its
 *       own name, the host, the attempt and the number of the occasion. So neither other faults nor
 *       the order of anything change it.
 *   <li>A fault that fires fills the step's fate and is traced. What a host counted goes into the
 *       {@link luosim.fault.FaultTally} when the host is committed.
 *   <li>{@link luosim.fault.PlannedHazards} offers hosts at rest to faults with a mean time.
 *   <li>{@link luosim.fault.ChoiceFaults} lets {@link luosim.chance.Choices} decide instead, for
 *       walks over all combinations.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>An effect that a point does not admit, a probability out of range, two faults of one name:
 *       refused when the plan is built, with what is admitted.
 *   <li>Two faults fire at one step: the first of the plan acts, the others count as fired and
 *       masked.
 *   <li>A fault fires with a delay that its step does not last: the host reports it masked.
 *   <li>A host is discarded: what it counted did not happen.
 * </ul>
 */
package luosim.fault;
