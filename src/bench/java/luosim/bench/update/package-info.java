/**
 * A simple rollout of live updates, the one that {@code src/bench/rollout.yaml} describes, for other
 * simulators, and the least that anything can do for it.
 *
 * <p>Happy path of a host:
 *
 * <ol>
 *   <li>The agent reacts, registers 40 files, and every handler in turn is asked whether it takes the file.
 *   <li>Prepare is called for 40 files and 2 subsystems, one after the other, then the other client is told.
 *   <li>The image is loaded; ten guests stop side by side; freeze is called for files and subsystems.
 *   <li>Shutdown, jump, boot, memory taken over, user space.
 *   <li>Ten guests come back side by side: monitor, four files, processors, and their blackout is recorded.
 *   <li>Finish is called for files and subsystems.
 * </ol>
 *
 * <p>A <em>callback</em> is one entry into a function of a file handler, a subsystem or another client of
 * the handover: the question whether a handler takes a file, prepare, freeze, cancel, retrieve, finish,
 * finalize and abort. A host whose update succeeds has 237.
 *
 * <p>Unhappy paths, counted with the same callbacks as our own model does:
 *
 * <ul>
 *   <li>A device refuses prepare: what was prepared is cancelled, backwards; retry after a backoff.
 *   <li>The image cannot be loaded: everything is cancelled; retry after a backoff.
 *   <li>A freeze fails: what was frozen is cancelled, guests go on, the host is wedged and drained.
 *   <li>The host crashes while guests are paused: it is lost, and its place is taken until it is repaired.
 *   <li>A file cannot be retrieved: its guest is lost and starts from nothing, and the host is reset.
 *   <li>No retry is left: guests are migrated one by one, and the host is reset.
 * </ul>
 *
 * <p>Left out: what the kernel does in memory, invariants, traces, measures other than the blackout.
 */
package luosim.bench.update;
