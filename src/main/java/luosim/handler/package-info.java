/**
 * The file handlers: what each callback of a memfd, a vfio device or an I/O address space does to memory,
 * and what its length follows from. Beside them the record that a kernel subsystem keeps. No clock, no
 * chance.
 *
 * <p>Happy path of one file:
 *
 * <ol>
 *   <li>{@code canPreserve}: the handler accepts files of its type.
 *   <li>{@code prepare}: metadata pages are allocated; they and what the file stands for are preserved; the
 *       data is the physical address of the file's record.
 *   <li>{@code freeze}: what still changed is stored in pages that prepare preserved, because nothing can
 *       be preserved any more.
 *   <li>{@code retrieve}, in the next kernel: the record at the address that the data gives leads to the
 *       rest; pages are restored, metadata is freed.
 *   <li>{@code finish}: nothing for a file that was retrieved.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>Prepare is refused memory or a preservation: it gives back what it took and returns the error.
 *   <li>{@code cancel}: everything is unpreserved and the metadata freed. A refused unpreserve (EBUSY while
 *       Kexec HandOver is finalized) does not keep the handler from freeing, as no kernel code would know
 *       what else to do.
 *   <li>A device is cancelled after its address space: it is reset, and the host is told that a dependency
 *       was gone.
 *   <li>Retrieve from data 0, or from a record that a cancel had freed: EINVAL, and the host is told of
 *       stale data.
 *   <li>{@code finish} of a file that nobody retrieved: its memory is given back, a device is reset.
 * </ul>
 *
 * <p>In mainline prepare is called preserve and happens file by file, cancel is called unpreserve, and a
 * freeze can be taken back alone. Its memfd is {@code memfd-v2}; vfio and iommufd do not exist in its tree,
 * and are assumed to do what they do here for RFC v2. A retrieve that fails frees what is left.
 * {@link luosim.handler.SessionPages} gives the orchestrator its own pages there.
 */
package luosim.handler;
