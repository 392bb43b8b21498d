package luosim.host;

import java.util.Arrays;

/** A few folios, by page number and order, as they came. */
final class PfnList {
  private long[] pfns = new long[4];
  private int[] orders = new int[4];
  private int size;

  void clear() {
    size = 0;
  }

  void add(long pfn, int order) {
    if (size == pfns.length) {
      pfns = Arrays.copyOf(pfns, 2 * size);
      orders = Arrays.copyOf(orders, 2 * size);
    }
    pfns[size] = pfn;
    orders[size] = order;
    size++;
  }

  /** False if it is not there. */
  boolean remove(long pfn) {
    for (int i = 0; i < size; i++) {
      if (pfns[i] == pfn) {
        size--;
        System.arraycopy(pfns, i + 1, pfns, i, size - i);
        System.arraycopy(orders, i + 1, orders, i, size - i);
        return true;
      }
    }
    return false;
  }

  int size() {
    return size;
  }

  long get(int place) {
    return pfns[place];
  }

  int order(int place) {
    return orders[place];
  }

  void copyFrom(PfnList other) {
    pfns = other.pfns.clone();
    orders = other.orders.clone();
    size = other.size;
  }
}
