package luosim.kho;

import java.util.Arrays;

/** The addresses that a root page may still name although the memory there was freed; each of them once. */
final class FreedMemory {
  private long[] addresses = new long[4];
  private int size;

  void add(long phys) {
    for (int i = 0; i < size; i++) {
      if (addresses[i] == phys) {
        return;
      }
    }
    if (size == addresses.length) {
      addresses = Arrays.copyOf(addresses, 2 * size);
    }
    addresses[size++] = phys;
  }

  void clear() {
    size = 0;
  }

  void copyFrom(FreedMemory other) {
    addresses = other.addresses.clone();
    size = other.size;
  }

  long[] toArray() {
    return Arrays.copyOf(addresses, size);
  }

  /** Whatever the order in which they were freed. */
  long digest() {
    long digest = 0;
    for (int i = 0; i < size; i++) {
      digest += Mix.of(addresses[i]);
    }
    return digest;
  }
}
