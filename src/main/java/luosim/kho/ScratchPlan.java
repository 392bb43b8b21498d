package luosim.kho;

/**
 * Sizes of the scratch regions that a cold boot sets aside (spec kho-6.16 section 7), in bytes: low memory, global, one
 * for each node.
 */
public record ScratchPlan(long lowBytes, long globalBytes, long[] perNodeBytes) {

  /**
   * The default: per cent of what the kernel itself reserved.
   *
   * @param percent 200 unless the boot option says otherwise
   * @param roundingBytes CMA alignment, one page block
   */
  public static ScratchPlan scaled(
      int percent, long reservedLowBytes, long reservedBytes, long[] reservedPerNodeBytes, long roundingBytes) {
    throw new UnsupportedOperationException();
  }

  /** The boot option with three sizes, none of them zero. */
  public static ScratchPlan explicit(
      long lowBytes, long globalBytes, long perNodeBytes, int nodes, long roundingBytes) {
    throw new UnsupportedOperationException();
  }
}
