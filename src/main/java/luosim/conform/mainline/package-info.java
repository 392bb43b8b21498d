/**
 * The replay of traces observed on mainline: a process with descriptors that works on sessions,
 * files and global objects, over up to three kernels.
 *
 * <p>Happy path of one record:
 *
 * <ol>
 *   <li>{@link luosim.conform.mainline.MainlineReplay} looks the record over and reads who takes
 *       part.
 *   <li>Each request is carried out by the process on the kernel that runs: by the orchestrator and
 *       Kexec HandOver of the simulator, and by files that behave as those of a kernel.
 *   <li>Callbacks go to the handler of files in shared memory, or to mocks that note them and fail
 *       where the record asks for it.
 *   <li>What the request returned, gave back, called, released and preserved is compared with what
 *       was observed.
 *   <li>A reboot hands over what the kernel preserved; the next boot starts the next kernel on it.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>A request on a descriptor that is not open: EBADF, as the process would get it.
 *   <li>A kernel panics in its boot: nothing may follow in the record.
 *   <li>A key, request, type, registration or boot parameter that nobody knows is a difference.
 *   <li>An argument that is no number where one belongs, or names a participant that the record
 *       does not declare, is bad data.
 *   <li>A number of pages that nobody measured is not compared; nor are those that nobody can
 *       explain (the boot of a kernel that does not look at what it was left).
 * </ul>
 */
package luosim.conform.mainline;
