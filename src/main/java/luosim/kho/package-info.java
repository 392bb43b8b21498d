/**
 * Kexec HandOver: the map of preserved memory that one kernel hands to the next, one era a file behind {@link
 * luosim.kho.Kho}, which sends, and {@link luosim.kho.Receiver}. {@link luosim.kho.Kho616} is the era of
 * Linux 6.16 with the patches of the orchestrator's RFC v2, {@link luosim.kho.Kho617} that of 6.17 with those
 * of its v3, {@link luosim.kho.Receiver616} the other side of both. No clock, no chance, and no knowledge of
 * who preserves.
 *
 * <p>Happy path of 6.16:
 *
 * <ol>
 *   <li>users preserve folios and physical ranges; the tracker sets one bit for each piece in the bitmap of
 *       its order;
 *   <li>the caller starts a finalize: the root tree begins in the root page, which is preserved too;
 *   <li>the caller walks the {@link luosim.kho.NotifierChain}; members preserve more and add sub-trees;
 *   <li>the tracker is serialized into chunk pages, the root tree gets the map's address and is closed, the
 *       finalized flag is set, and with the debug option the tree is published;
 *   <li>the jump takes a {@link luosim.kho.Handover};
 *   <li>the next kernel checks the root page, reserves what the map names, finds sub-trees by name, restores
 *       folios.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>no memory for a holder or bitmap: ENOMEM; a physical range clears the pieces it had set, empty
 *       bitmaps stay;
 *   <li>a sub-range or another order is unpreserved: another bitmap is addressed, nothing is cleared, 0 is
 *       returned;
 *   <li>a step of a finalize fails: the caller wipes, which empties the tracker of every user and frees the
 *       map, walks the chain with ABORT, and returns the first error; published names stay, and so does the
 *       content of the root page;
 *   <li>an abort: the same wipe; a chain member that refuses leaves the finalized flag set over an empty
 *       tracker;
 *   <li>a jump while the root page names freed memory: {@link luosim.kho.Handover#dangling} says what; the
 *       receiver's walk ends as {@link luosim.kho.Receiver.MapWalk#DANGLING} instead of in random
 *       behaviour;
 *   <li>the receiver finds no valid root page: revival is off, everything preserved is lost, boot goes on;
 *       finds no valid map property: nothing is reserved, the rest works; meets a piece of 2 GiB or more, a
 *       page restored twice or one that was never preserved: named, because the kernel does not notice.
 * </ul>
 *
 * <p>In 6.17 there is no chain: sub-trees are named at any time and written by the finalize, and neither an
 * abort nor a failed finalize touches the tracker. Unhappy there: a name that cannot be published leaves its
 * entry in the list, and the next finalize hands over whatever the entry leads to by then.
 *
 * <p>Mainline, {@link luosim.kho.Kho73} and {@link luosim.kho.Receiver73}, has neither chain nor finalize:
 * tree and root page stand ready at all times, blobs are named when their owner comes, and every jump passes
 * on what is there. A handover that is none of its kind means a cold start; otherwise each preserved page is
 * missing from the next kernel's memory until it is restored.
 *
 * <p>Beside it the memory of a machine as far as it decides what a handover costs:
 * {@link luosim.kho.MemoryLayout} with its {@link luosim.kho.ScratchPlan}, and
 * {@link luosim.kho.FolioAllocator}, which places files contiguously or scattered. Preserved memory is kept
 * as runs, never page by page; all counts are those of the page-by-page structure.
 */
package luosim.kho;
