package luosim.host;

/**
 * What one kernel has allocated for participants and orchestrator and not freed: its size, and a number
 * over the set that does not depend on order. Guest memory is not in it.
 */
final class Ledger {
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private long bytes;
  private long digest;

  void clear() {
    bytes = 0;
    digest = 0;
  }

  void copyFrom(Ledger other) {
    bytes = other.bytes;
    digest = other.digest;
  }

  void add(long address, long size) {
    bytes += size;
    digest += mark(address, size);
  }

  void remove(long address, long size) {
    bytes -= size;
    digest -= mark(address, size);
  }

  long bytes() {
    return bytes;
  }

  /** 0 for the empty set. */
  long digest() {
    return digest;
  }

  private static long mark(long address, long size) {
    long z = (address + size * GOLDEN) * GOLDEN;
    z = (z ^ z >>> 29) * 0xBF58_476D_1CE4_E5B9L;
    return z ^ z >>> 32;
  }
}
