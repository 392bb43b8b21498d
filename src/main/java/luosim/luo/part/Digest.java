package luosim.luo.part;

/**
 * A 64-bit digest of a sequence of numbers, the same on every JVM; the order of the numbers counts.
 */
public final class Digest {
  private long hash;

  public Digest() {
    clear();
  }

  /** Back to the digest of the empty sequence. */
  public Digest clear() {
    hash = 0x6c756f73696d2121L;
    return this;
  }

  public Digest add(long number) {
    long mixed = (hash ^ number) * 0x9e3779b97f4a7c15L;
    mixed ^= mixed >>> 32;
    mixed *= 0xd6e8feb86659fd93L;
    hash = mixed ^ (mixed >>> 29);
    return this;
  }

  public Digest add(boolean flag) {
    return add(flag ? 1 : 2);
  }

  public long value() {
    return hash;
  }
}
