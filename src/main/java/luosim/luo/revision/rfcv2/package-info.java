/**
 * RFC v2, as posted on 2025-05-15 and never merged: one global state, and Kexec HandOver calling
 * the orchestrator through a notifier chain.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>Handlers, subsystems and files register while the state is normal or updated.
 *   <li>PREPARE asks KHO to finalize. KHO starts its root tree and calls the chain; the
 *       orchestrator builds its tree, calls prepare of every file by ascending token, writes their
 *       data, then the same for subsystems by order of registration, and enters prepared. KHO
 *       serializes its tracker and closes the root tree.
 *   <li>FREEZE, or the reboot hook, calls freeze in the same order, writes the data again, and
 *       enters frozen.
 *   <li>The next kernel finds the tree and starts as updated. The first restore or finish makes
 *       entries of it.
 *   <li>FD_RESTORE retrieves a file; FINISH calls finish of everybody and enters normal.
 * </ol>
 *
 * <p>Unhappy paths, by row of the failure matrix (spec luo-rfc-v2 section 6):
 *
 * <ul>
 *   <li>P6 to P9: the tree cannot be set up. It is taken back, nobody was called.
 *   <li>P10 to P13: a prepare callback or a write fails. Those before it in its class are
 *       cancelled, forward; for a subsystem all files after them. The buffer is lost. KHO wipes the
 *       tracker of all its users, and the ABORT that it sends round stops at the orchestrator.
 *   <li>P14: KHO fails after the orchestrator had prepared. The ABORT cancels everybody and frees
 *       the buffer.
 *   <li>P15: only publishing the tree for debugging fails. An error is returned, everything stays
 *       prepared.
 *   <li>Z2 to Z5: a freeze callback or a write fails. Rolled back as in prepare, the state is
 *       normal, and KHO is not told: it stays finalized, so that neither PREPARE nor CANCEL works
 *       again before a reboot, and a plain reboot hands the cancelled update over.
 *   <li>C3, C4: CANCEL wipes KHO's tracker first and asks the orchestrator then; if that refuses,
 *       the wipe stays.
 *   <li>N2 to N4: what was received cannot be used. The kernel panics.
 *   <li>T4 to T6: a failed retrieve or a failed copy to user space burns the token.
 * </ul>
 *
 * <p>{@link luosim.luo.revision.rfcv2.RfcV2} is the door. Each operation is a set of nested
 * machines over one {@code Op}, which holds all program counters, so that operations can wait in
 * the middle, overlap and be copied.
 */
package luosim.luo.revision.rfcv2;
