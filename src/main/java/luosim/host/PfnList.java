package luosim.host;

import java.util.Arrays;

/** A few page numbers in the order in which they came. */
final class PfnList {
  private long[] pfns = new long[4];
  private int size;

  void clear() {
    size = 0;
  }

  void add(long pfn) {
    if (size == pfns.length) {
      pfns = Arrays.copyOf(pfns, 2 * size);
    }
    pfns[size++] = pfn;
  }

  void remove(long pfn) {
    for (int i = 0; i < size; i++) {
      if (pfns[i] == pfn) {
        size--;
        System.arraycopy(pfns, i + 1, pfns, i, size - i);
        return;
      }
    }
  }

  int size() {
    return size;
  }

  long get(int place) {
    return pfns[place];
  }

  void copyFrom(PfnList other) {
    pfns = other.pfns.clone();
    size = other.size;
  }
}
