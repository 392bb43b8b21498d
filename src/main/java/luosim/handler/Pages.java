package luosim.handler;

/** Page arithmetic. */
final class Pages {
  static final long BYTES = 4096;
  static final double GIB = 1L << 30;
  private static final int SHIFT = 12;

  private Pages() {}

  static long phys(long pfn) {
    return pfn << SHIFT;
  }

  static long pfn(long phys) {
    return phys >>> SHIFT;
  }

  /** Pages needed for so many bytes. */
  static long covering(long bytes) {
    return ceilDivide(bytes, BYTES);
  }

  static long ceilDivide(long amount, long unit) {
    return (amount + unit - 1) / unit;
  }
}
