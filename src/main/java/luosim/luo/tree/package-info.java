/**
 * The tree of files and subsystems that one kernel builds for the next: as values with an exact
 * account of its space, as bytes when somebody looks, and as the next kernel reads it from either.
 *
 * <ol>
 *   <li>{@link luosim.luo.tree.OutgoingTree} is built call by call as the kernel builds it, each
 *       call asking whether it fails and whether it fits.
 *   <li>Data are written into it in passes.
 *   <li>The next kernel reads the same object, or {@link luosim.luo.tree.FdtIncomingTree} over a
 *       blob.
 * </ol>
 *
 * <p>Unhappy paths: a call that does not fit or that is made to fail gives a negative libfdt code
 * and changes nothing. A malformed blob is never an exception here: what cannot be read is absent,
 * and the kernel decides what that means.
 */
package luosim.luo.tree;
