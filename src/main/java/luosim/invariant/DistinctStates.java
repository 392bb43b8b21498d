package luosim.invariant;

import java.util.TreeSet;

/**
 * How many different states there were, exact up to a limit and estimated above it.
 *
 * <p>It keeps the states with the smallest numbers only, which is the same set in whatever order
 * states are added or merged; above the limit their spread says how many there are in all.
 */
final class DistinctStates {
  private static final int KEPT_MAX = 4096;
  private static final double RANGE = 0x1p64;

  /** Ordered as numbers without sign: shifted by the sign bit. */
  private final TreeSet<Long> smallest = new TreeSet<>();

  private boolean more;

  void add(long state) {
    addOrdered(mix(state) ^ Long.MIN_VALUE);
  }

  private void addOrdered(long ordered) {
    if (smallest.size() < KEPT_MAX) {
      smallest.add(ordered);
    } else if (ordered < smallest.last()) {
      more |= smallest.add(ordered);
      if (smallest.size() > KEPT_MAX) {
        smallest.pollLast();
      }
    } else {
      more |= ordered > smallest.last();
    }
  }

  void merge(DistinctStates other) {
    more |= other.more;
    other.smallest.forEach(this::addOrdered);
  }

  private static long mix(long state) {
    long mixed = (state ^ state >>> 31) * 0x7fb5d329728ea185L;
    mixed = (mixed ^ mixed >>> 27) * 0x81dadef4bc2dd44dL;
    return mixed ^ mixed >>> 33;
  }

  boolean exact() {
    return !more;
  }

  /** The number of states, estimated to a few per cent if it is not exact. */
  long count() {
    if (!more) {
      return smallest.size();
    }
    double share = ((double) smallest.last() + 0x1p63) / RANGE;
    return (long) ((KEPT_MAX - 1) / share);
  }
}
