/**
 * What all orchestrators with one global state do alike, whatever the revision: their memory, their boot, and
 * the requests for files and participants as far as revisions agree on them.
 *
 * <p>A revision extends the memory, the slot of an operation and the machines here by what is its own: the
 * order of prepare, freeze and cancel, who drives Kexec HandOver, and what an error leaves behind.
 *
 * <ol>
 *   <li>The kernel boots: updated if a tree was received, normal otherwise.
 *   <li>Handlers and subsystems register; FD_PRESERVE finds a handler for each file.
 *   <li>After a jump the first who asks for received files makes entries of them; FD_RESTORE lets a
 *       handler make a file of one.
 *   <li>FINISH tells everybody, and the state is normal again.
 * </ol>
 *
 * <p>Unhappy paths: a received tree of another kind stops the kernel at its boot or at the first
 * question for files; a request in the wrong state, or for what is not there, is refused and leaves
 * everything as it was.
 */
package luosim.luo.state;
