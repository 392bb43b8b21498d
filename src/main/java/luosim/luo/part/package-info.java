/**
 * Parts that several revisions of the orchestrator are built from: the conductor of operations and
 * their slots, locks that keep their waiters in order, the lists of handlers and subsystems, the
 * tables of outgoing and incoming files, and the arithmetic of digests.
 *
 * <p>A part holds state and keeps its own order; it makes no decision of a protocol. Which lock is
 * taken when, who may register in which state and what happens to data after a failure belong to a
 * revision.
 *
 * <ol>
 *   <li>A revision creates its parts once and resets them for each kernel.
 *   <li>Registration fills the lists; nothing is allocated as long as a list does not grow beyond
 *       what it held before.
 *   <li>Passes read the tables by index and write data back.
 * </ol>
 *
 * <p>Unhappy paths: a lock that is not free keeps the operation in its queue until it is granted or
 * withdrawn; a table that grows beyond its limit refuses by name, as an
 * {@link java.lang.IllegalStateException}.
 */
package luosim.luo.part;
