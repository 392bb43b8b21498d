/**
 * The revisions in which files are a subsystem and the orchestrator drives Kexec HandOver, as one protocol; a
 * {@link luosim.luo.onelist.Manner} says what differs between them.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>Handlers, subsystems and the files as one of them register in the kernel's order; user space opens
 *       the device and registers files.
 *   <li>PREPARE builds a page for the subsystems, names it to Kexec HandOver and lets each subsystem
 * prepare in
 *       the order of registration; in their place the files get a tree of their own, whose address is their
 *       datum. Then the state is prepared, the locks are free, and Kexec HandOver is finalized.
 *   <li>The reboot hook freezes in the same order and writes the data again.
 *   <li>The next kernel finds the page and starts as updated; the address leads it to the files' tree.
 *   <li>FD_RESTORE retrieves a file; FINISH calls finish of everybody, forgets the received files, and enters
 *       normal.
 * </ol>
 *
 * <p>Unhappy paths, by row (spec luo-v3-files-as-subsystem section 5):
 *
 * <ul>
 *   <li>P6 to P9: the page cannot be set up; it is taken back, nobody was called. An entry that could not be
 *       published stays in the handover's list and leads to freed memory.
 *   <li>P10 to P13, P11B: those before the failure are cancelled, forward, and the page is taken back. Files
 *       that fail take back their own tree first.
 *   <li>P14: Kexec HandOver refuses after all this; the state is prepared over a handover that is not
 *       finalized, and neither CANCEL nor PREPARE leads on.
 *   <li>Z2 to Z5: those before the failure are cancelled while Kexec HandOver is finalized; the state is
 *       normal, the page stays named, the files' tree may be freed under its address.
 *   <li>C3, C4: Kexec HandOver is aborted before the orchestrator is asked; if that refuses, the first half
 *       stays.
 *   <li>N2 to N4: what was received cannot be used; the kernel panics, or follows a pointer to freed memory.
 *   <li>N6: a subsystem finds nothing of its own; its lock is given back twice.
 *   <li>L1, L2: the device is closed, and the registered files go with it.
 * </ul>
 *
 * <p>{@link luosim.luo.onelist.OneList} is the door. Each operation is a set of nested machines over one
 * {@code Op}, which holds all program counters, so that operations can wait in the middle, overlap and be
 * copied.
 */
package luosim.luo.onelist;
