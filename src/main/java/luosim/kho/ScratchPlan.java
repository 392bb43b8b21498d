package luosim.kho;

/**
 * Sizes of the scratch regions that a cold boot sets aside (spec kho-6.16 section 7), in bytes: region 0 in
 * low memory, region 1 anywhere, then one for each node. Inherited unchanged by every kexec.
 */
public final class ScratchPlan {
  /** Scale of the kernel's default, in per cent. */
  public static final int PERCENT = 200;

  /** CMA alignment of x86-64 with 2 MiB page blocks. */
  public static final long ROUNDING_BYTES = 2L << 20;

  private final long[] bytes;
  private final long roundingBytes;

  private ScratchPlan(long[] bytes, long roundingBytes) {
    this.bytes = bytes;
    this.roundingBytes = roundingBytes;
  }

  /**
   * The default: per cent of what the kernel itself reserved, low memory counted apart.
   *
   * @param percent the scale, at least 1
   * @param reservedLowBytes reserved by the kernel below the low limit
   * @param reservedBytes reserved by the kernel altogether
   * @param reservedPerNodeBytes the same for each node
   * @param roundingBytes CMA alignment, a power of two of at least a page
   */
  public static ScratchPlan scaled(
      int percent, long reservedLowBytes, long reservedBytes, long[] reservedPerNodeBytes,
      long roundingBytes) {
    requireRounding(roundingBytes);
    if (percent < 1) {
      throw new IllegalArgumentException("scratch scale: expected at least 1 per cent, found " + percent);
    }
    var bytes = new long[2 + reservedPerNodeBytes.length];
    bytes[0] = rounded(scaled(percent, reservedLowBytes), roundingBytes);
    bytes[1] = rounded(Math.max(0, scaled(percent, reservedBytes) - bytes[0]), roundingBytes);
    for (int node = 0; node < reservedPerNodeBytes.length; node++) {
      bytes[2 + node] = rounded(scaled(percent, reservedPerNodeBytes[node]), roundingBytes);
    }
    return new ScratchPlan(bytes, roundingBytes);
  }

  private static long scaled(int percent, long reserved) {
    if (reserved < 0 || reserved > Long.MAX_VALUE / percent / 2) {
      throw new IllegalArgumentException("scratch: expected reserved bytes from 0 on, found " + reserved);
    }
    return percent * reserved / 100;
  }

  /** The boot option with three sizes, none of them zero; each is rounded up. */
  public static ScratchPlan explicit(
      long lowBytes, long globalBytes, long perNodeBytes, int nodes, long roundingBytes) {
    requireRounding(roundingBytes);
    if (lowBytes <= 0 || globalBytes <= 0 || perNodeBytes <= 0) {
      throw new IllegalArgumentException("scratch: expected three sizes above 0, found "
          + lowBytes + ", " + globalBytes + ", " + perNodeBytes);
    }
    var bytes = new long[2 + nodes];
    java.util.Arrays.fill(bytes, rounded(perNodeBytes, roundingBytes));
    bytes[0] = rounded(lowBytes, roundingBytes);
    bytes[1] = rounded(globalBytes, roundingBytes);
    return new ScratchPlan(bytes, roundingBytes);
  }

  private static void requireRounding(long roundingBytes) {
    if (Long.bitCount(roundingBytes) != 1 || roundingBytes < 1 << Tracker.PAGE_SHIFT) {
      throw new IllegalArgumentException(
          "scratch rounding: expected a power of two of at least a page, found " + roundingBytes);
    }
  }

  private static long rounded(long bytes, long roundingBytes) {
    return (bytes + roundingBytes - 1) & -roundingBytes;
  }

  /** Region count: low, global, and one a node. */
  public int regions() {
    return bytes.length;
  }

  public int nodes() {
    return bytes.length - 2;
  }

  public long bytes(int region) {
    return bytes[region];
  }

  public long roundingBytes() {
    return roundingBytes;
  }
}
