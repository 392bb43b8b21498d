/**
 * Mainline as of Linux 7.3: sessions that preserve files at once, no global state, a freeze inside
 * reboot.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>At boot a kernel takes a page for its header and one for its FLBs. Handlers and FLBs register.
 *   <li>CREATE makes a session; PRESERVE looks for room, for the handler, counts its FLBs and lets the
 *       handler preserve the file. Guests run.
 *   <li>REBOOT freezes the files of all sessions in the order of preservation, writes the tables and
 *       keeps its lock for ever.
 *   <li>The next kernel checks header and chain of sessions at boot; the first open of the device
 *       makes sessions and files of them.
 *   <li>RETRIEVE of a session by name, of its files by token; FINISH asks every file and finishes
 *       them, the last first. New sessions for the kernel after the next may come and go meanwhile.
 * </ol>
 *
 * <p>Unhappy paths, by row (spec luo-mainline sections 4, 7, 8, 14):
 *
 * <ul>
 *   <li>M1, M2: an FLB or the handler refuses; what was counted before is given back in reverse. M3:
 *       user space is told EFAULT and the file stays. M4: refused before anybody was called.
 *   <li>M5, M6: CREATE refused; M6 leaves an empty block, which makes the next kernel panic if it is
 *       still there at the reboot.
 *   <li>M7: a freeze fails; forward within its session, backward over the sessions before it
 *       everything is unfrozen, and everything stays preserved.
 *   <li>M8 to M10: no such session or token, or the handler's error, which stays with the file.
 *   <li>M11, M12: a file refuses to be finished; a request may be made again, a close may not.
 *   <li>M13, M14: an FLB is never finished, because nobody asked for it in time or its retrieve failed.
 *   <li>M15 to M17: the device is open already, does not open any more, or the kernel panics.
 *   <li>M18 to M21: a request of the wrong kind, a refused registration, an FLB that is not there, a
 *       result that did not reach user space.
 * </ul>
 *
 * <p>{@link luosim.luo.revision.mainline.Mainline} is the door. Each operation is a set of nested
 * machines over one {@code Op}, which holds all program counters, so that operations can wait in the
 * middle, overlap and be copied. Locks: the lock of serialization (shared by requests, alone for a
 * reboot), one for each session, one for each half of an FLB, the list of handlers.
 */
package luosim.luo.revision.mainline;
