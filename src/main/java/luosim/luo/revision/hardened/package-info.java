/**
 * Our own revision: RFC v2 with every {@link luosim.luo.revision.rfcv2.Change} that it takes so that no
 * invariant is violated. It shares the machines of RFC v2; what it does otherwise stands there, by the name
 * of the change, so that any one of them can be taken away.
 *
 * <p>Happy path: as {@link luosim.luo.revision.rfcv2}.
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>PREPARE, FREEZE or CANCEL waits for the state lock before it touches the handover; a signal there has
 *       changed nothing.
 *   <li>A failed PREPARE or FREEZE ends as CANCEL does: the handover is un-finalized and its root page
 *       invalidated, who agreed to finalize is told, everybody who prepared is cancelled in reverse, the tree
 *       is given back.
 *   <li>A reboot that was let through keeps the state until kexec has failed; the next one freezes again.
 *   <li>The process dies: the kernel cancels for it and takes its files back.
 * </ul>
 */
package luosim.luo.revision.hardened;
