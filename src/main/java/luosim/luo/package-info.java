/**
 * The Live Update Orchestrator: what every revision shares, a protocol without clock, memory map,
 * chance or thread.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>The host makes a {@link luosim.luo.Luo} on its ports {@link luosim.luo.KernelServices} and
 *       {@link luosim.luo.Handover} and boots it.
 *   <li>It begins an {@link luosim.luo.Operation} and lets it proceed. The operation runs until it
 *       {@link luosim.luo.Need needs} something: a callback to be invoked and answered, time for
 *       kernel work, a lock.
 *   <li>The host gives what is needed, at the time of its choice, and lets it proceed again until
 *       it is done.
 *   <li>After the jump the tree that this kernel built is what the next one receives.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>A port refuses: the operation rolls back as its revision prescribes, asks for the callbacks
 *       of the rollback like for any others, and ends with an errno and the row of the failure
 *       matrix that it observed.
 *   <li>Two operations meet: the later one needs the lock, and is released in the order of asking.
 *       A fatal signal ends it only where the kernel waits killably.
 *   <li>The kernel stops: the operation needs nothing any more, it is stopped, and so is every
 *       other one.
 *   <li>The caller answers what was not asked, or lets proceed what waits for an answer: an
 *       exception, because only a mistake in the host can do that.
 * </ul>
 */
package luosim.luo;
