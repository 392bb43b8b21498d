package luosim.kho;

import java.util.Arrays;

/**
 * The bitmaps of one page order that exist, as intervals of their window numbers, empty bitmaps included.
 * Bitmaps only come; they go all at once.
 */
final class WindowSet {
  private long[] starts = new long[8];
  private long[] ends = new long[8];
  private int size;
  private long count;
  private long hash;

  void clear() {
    size = 0;
    count = 0;
    hash = 0;
  }

  void copyFrom(WindowSet other) {
    if (starts.length < other.size) {
      starts = new long[other.starts.length];
      ends = new long[other.starts.length];
    }
    System.arraycopy(other.starts, 0, starts, 0, other.size);
    System.arraycopy(other.ends, 0, ends, 0, other.size);
    size = other.size;
    count = other.count;
    hash = other.hash;
  }

  long count() {
    return count;
  }

  long hash() {
    return hash;
  }

  /** The first window from {@code from} that is absent, or {@code to}. */
  long firstAbsent(long from, long to) {
    int at = endingAfter(from);
    return at < size && starts[at] <= from ? Math.min(ends[at], to) : Math.min(from, to);
  }

  /** The first window from {@code from} that exists, or {@code to}. */
  long firstPresent(long from, long to) {
    int at = endingAfter(from);
    return at < size ? Math.min(Math.max(starts[at], from), to) : to;
  }

  /** Adds windows of which none exists. */
  void add(long from, long to) {
    count += to - from;
    hash += Mix.interval(from, to);
    int at = endingAfter(from);
    boolean joinsLeft = at > 0 && ends[at - 1] == from;
    boolean joinsRight = at < size && starts[at] == to;
    if (joinsLeft && joinsRight) {
      ends[at - 1] = ends[at];
      System.arraycopy(starts, at + 1, starts, at, size - at - 1);
      System.arraycopy(ends, at + 1, ends, at, size - at - 1);
      size--;
    } else if (joinsLeft) {
      ends[at - 1] = to;
    } else if (joinsRight) {
      starts[at] = from;
    } else {
      insert(at, from, to);
    }
  }

  private void insert(int at, long from, long to) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    System.arraycopy(starts, at, starts, at + 1, size - at);
    System.arraycopy(ends, at, ends, at + 1, size - at);
    starts[at] = from;
    ends[at] = to;
    size++;
  }

  /** The first interval that ends behind a window. */
  private int endingAfter(long window) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > window) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The window at a place in ascending order, counted from 0. */
  long at(long place) {
    long left = place;
    for (int i = 0; i < size; i++) {
      if (left < ends[i] - starts[i]) {
        return starts[i] + left;
      }
      left -= ends[i] - starts[i];
    }
    throw new IndexOutOfBoundsException("window " + place + " of " + count);
  }

  /** Nodes of the kernel's sparse array that holds these windows: 64 slots each, none for index 0 alone. */
  long treeNodes() {
    if (size == 0 || ends[size - 1] == 1) {
      return 0;
    }
    long nodes = 0;
    for (int shift = 6;; shift += 6) {
      nodes += groups(shift);
      if ((ends[size - 1] - 1) >> shift == 0) {
        return nodes;
      }
    }
  }

  /** Groups of 2^shift numbers of which at least one window exists. */
  long groups(int shift) {
    return groupsBefore(shift, Long.MAX_VALUE);
  }

  /** The same, of the groups before a group. */
  long groupsBefore(int shift, long group) {
    long groups = 0;
    long next = 0;
    for (int i = 0; i < size; i++) {
      long from = Math.max(starts[i] >> shift, next);
      next = (ends[i] - 1 >> shift) + 1;
      groups += Math.max(0, Math.min(next, group) - from);
    }
    return groups;
  }

  /** The number of the group at a place in ascending order, counted from 0. */
  long group(int shift, long place) {
    long left = place;
    long next = 0;
    for (int i = 0; i < size; i++) {
      long from = Math.max(starts[i] >> shift, next);
      next = (ends[i] - 1 >> shift) + 1;
      if (left < next - from) {
        return from + left;
      }
      left -= next - from;
    }
    throw new IndexOutOfBoundsException("group " + place + " of " + groups(shift));
  }
}
