package luosim.luo.state;

import luosim.luo.Errno;
import luosim.luo.Row;

/**
 * The beginning of a PREPARE: allocates, builds, preserves and adds the tree; the first failure rolls back
 * what was done (spec luo-rfc-v2 section 6.2, rows P6 to P9). What tree that is belongs to the revision.
 *
 * <p>Counts the work of building it: adding an entry walks past the entries in front of it, so a tree is
 * quadratic in its entries.
 */
public abstract class TreeSetUp {
  private final StateKernel kernel;
  private final int bytes;

  /**
   * The setting up of trees of one size.
   *
   * @param bytes the capacity of the buffer
   */
  protected TreeSetUp(StateKernel kernel, int bytes) {
    this.kernel = kernel;
    this.bytes = bytes;
  }

  /** Takes a buffer into use and builds the tree in it: 0, or a libfdt code or errno. */
  protected abstract int build(long phys);

  /** Pairs of entries that the building has compared. */
  protected abstract long pairs();

  /** Gives the buffer back. */
  protected abstract void free();

  /** The code as the operation gets to see it. */
  protected abstract int errno(int code);

  /** Does it; a failure is noted in the operation, and the work is left there. Whether it succeeded. */
  public final boolean run(StateSlot<?> op) {
    op.setWorkAmount(0);
    long phys = kernel.services().allocateFdt(bytes);
    if (phys == 0) {
      op.fail(-Errno.ENOMEM, Row.P6);
      return false;
    }
    int code = build(phys);
    op.setWorkAmount(pairs());
    if (code < 0) {
      op.fail(errno(code), Row.P7);
      free();
      return false;
    }
    code = kernel.handover().preservePhys(phys, bytes);
    if (code < 0) {
      op.fail(code, Row.P8);
      free();
      return false;
    }
    code = kernel.handover().addSubtree(StateConductor.NAME, phys);
    if (code < 0) {
      op.fail(errno(code), Row.P9);
      kernel.handover().unpreservePhys(phys, bytes);
      free();
    }
    return code >= 0;
  }

  /** Pairs of that many entries. */
  protected static long pairs(long entries) {
    return entries * (entries + 1) / 2;
  }
}
