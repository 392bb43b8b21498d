package luosim.engine;

/**
 * The next few events in order: a sorted array of pairs (time, handle).
 *
 * <p>A pair is put in behind those of its time, so equal times keep the order in which they came.
 * Taking moves the beginning forward; the array is moved back when its end is reached. It starts
 * small and doubles up to {@value #PAIRS_MAX} pairs and as many free places; whoever inserts looks
 * at {@link #isFull} before.
 */
final class NearEvents {
  /** The most pairs it holds. */
  static final int PAIRS_MAX = 64;

  private static final int FIRST_PAIRS = 8;

  private long[] pairs = new long[2 * FIRST_PAIRS];
  private int first;
  private int end;
  private long moved;

  /** How many pairs had to make way since the list was made. */
  long moved() {
    return moved;
  }

  boolean isEmpty() {
    return first == end;
  }

  boolean isFull() {
    return end - first >= 2 * PAIRS_MAX;
  }

  int size() {
    return (end - first) >> 1;
  }

  long firstTimeNs() {
    return pairs[first];
  }

  long firstHandle() {
    return pairs[first + 1];
  }

  void removeFirst() {
    first += 2;
  }

  void clear() {
    first = 0;
    end = 0;
  }

  /** Puts a pair behind all those that are not later. */
  void insert(long timeNs, long handle) {
    if (end == pairs.length) {
      makeRoom();
    }
    end += 2;
    place(end - 2, timeNs, handle);
  }

  /** Puts a pair among those before a free place, which are in order. */
  private void place(int free, long timeNs, long handle) {
    long[] pairs = this.pairs;
    int at = free;
    while (at > first && pairs[at - 2] > timeNs) {
      pairs[at] = pairs[at - 2];
      pairs[at + 1] = pairs[at - 1];
      at -= 2;
    }
    pairs[at] = timeNs;
    pairs[at + 1] = handle;
    moved += (free - at) >> 1;
  }

  private void makeRoom() {
    long[] to = 2 * (end - first) > pairs.length ? new long[2 * pairs.length] : pairs;
    System.arraycopy(pairs, first, to, 0, end - first);
    pairs = to;
    end -= first;
    first = 0;
  }

  /** Moves the last pairs to a place in another array; the time of the first of them. */
  long moveLast(int count, long[] to, int at) {
    end -= 2 * count;
    System.arraycopy(pairs, end, to, at, 2 * count);
    return pairs[end];
  }

  /**
   * Appends those of so many pairs that are pending, whatever their times; {@link #sort} must follow.
   *
   * <p>Looking at the slots of all of them in one go lets the processor fetch them side by side.
   */
  void append(long[] from, int at, int count, EventSlots slots) {
    while (end + 2 * count > pairs.length) {
      makeRoom();
    }
    long[] pairs = this.pairs;
    int to = end;
    for (int i = at; i < at + 2 * count; i += 2) {
      long handle = from[i + 1];
      pairs[to] = from[i];
      pairs[to + 1] = handle;
      if (slots.holds(handle)) {
        to += 2;
      }
    }
    end = to;
  }

  /** Brings all pairs in order; those of equal times keep theirs. */
  void sort() {
    for (int i = first + 2; i < end; i += 2) {
      place(i, pairs[i], pairs[i + 1]);
    }
  }

  /** Drops the pairs of cancelled events. */
  void sweep(EventSlots slots) {
    int kept = 0;
    for (int i = first; i < end; i += 2) {
      if (slots.holds(pairs[i + 1])) {
        pairs[kept] = pairs[i];
        pairs[kept + 1] = pairs[i + 1];
        kept += 2;
      }
    }
    first = 0;
    end = kept;
  }
}
