/**
 * What two kernels agree on byte for byte: flattened device trees (DTSpec v0.4 section 5), version 17, and
 * the packed structs of mainline (spec luo-mainline section 10).
 *
 * <p>A tree that one kernel builds for the next:
 *
 * <ol>
 *   <li>the handover's root is written front to back into one page: {@link luosim.wire.FdtSequentialWriter};
 *   <li>the orchestrator's tree is edited in a buffer of fixed size: {@link luosim.wire.FdtEditor}; a model
 *       that only needs to know whether it fits asks {@link luosim.wire.FdtSpace};
 *   <li>the next kernel looks things up, as forgiving as libfdt 1.6.1: {@link luosim.wire.FdtLookup};
 *   <li>people and tests read a blob strictly, {@link luosim.wire.Fdt#parse}, and print it as dtc does,
 *       {@link luosim.wire.FdtText}.
 * </ol>
 *
 * <p>Mainline writes its root tree at once and anew at each change, {@link luosim.wire.HandoverTree}, and
 * beside it structs: {@link luosim.wire.KexecMetadata}, {@link luosim.wire.RadixKey} for the tree of
 * preserved memory, {@link luosim.wire.VmallocArea} and {@link luosim.wire.VmallocChunk} for scattered pages,
 * {@link luosim.wire.MemfdRecord} and {@link luosim.wire.FolioEntry} for memory files; of the orchestrator
 * {@link luosim.wire.LuoHeader}, {@link luosim.wire.SessionBlock}, {@link luosim.wire.FileBlock} and
 * {@link luosim.wire.FlbPage}.
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>a writer runs out of room, or is called in the wrong phase: a {@link luosim.wire.FdtCode}, nothing
 *       changed; the caller may go on, as kernel code that ORs the codes does;
 *   <li>a blob is no tree: the strict reader throws {@link luosim.wire.MalformedFdtException} with place,
 *       expectation and finding; the forgiving lookups answer with a code. No blob causes anything else;
 *   <li>nesting over 64 levels, names over 255 characters, blobs over 16 MiB: refused by the strict reader by
 *       name.
 *   <li>bytes are no struct: its reader gives nothing.
 * </ul>
 *
 * <p>Numbers inside values are little endian, as on the machines we model; tokens and headers are big endian.
 * Bytes that pad values are not significant, so trees are compared, never raw blobs of an edited tree.
 */
package luosim.wire;
