package luosim.luo.revision.mainline;

/**
 * Which of the defects that mainline is known to have are mended in a revision; spec luo-mainline
 * section 14.
 *
 * @param emptyBlock D1: a freeze gives the empty block back that a refused CREATE had added
 * @param finishOfUnused D2: the first finish that concerns an FLB nobody asked for retrieves it
 * @param finishOfFailed D3: the last finish of an FLB whose retrieve failed finishes it, without object
 * @param copyOut D5: a PRESERVE that cannot tell user space takes the file back
 */
record Mended(
    boolean emptyBlock, boolean finishOfUnused, boolean finishOfFailed, boolean copyOut) {
  /** The kernel as it is. */
  static final Mended NOTHING = new Mended(false, false, false, false);

  static final Mended EVERYTHING = new Mended(true, true, true, true);
}
