package luosim.fleet;

import java.util.Arrays;

/**
 * Answers of hosts to come, by time and, at equal times, by host index: a binary heap of pairs of
 * longs.
 *
 * <p>An entry cannot be taken out; when a host's answer changes, a second entry goes in and the
 * first is stale. Whoever takes entries asks the host whether it still means it.
 */
final class AnswerQueue {
  private long[] pairs = new long[32];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /** The time of the first entry. */
  long timeNs() {
    return pairs[0];
  }

  /** The host of the first entry. */
  int host() {
    return (int) pairs[1];
  }

  void clear() {
    size = 0;
  }

  void add(long timeNs, int host) {
    if (2 * size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * pairs.length);
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >> 1;
      if (!before(timeNs, host, parent)) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    put(at, timeNs, host);
  }

  void removeFirst() {
    size--;
    long timeNs = pairs[2 * size];
    long host = pairs[2 * size + 1];
    int at = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && before(pairs[2 * child + 2], pairs[2 * child + 3], child)) {
        child++;
      }
      if (!before(pairs[2 * child], pairs[2 * child + 1], timeNs, host)) {
        break;
      }
      move(child, at);
      at = child;
      child = 2 * at + 1;
    }
    put(at, timeNs, host);
  }

  private boolean before(long timeNs, long host, int other) {
    return before(timeNs, host, pairs[2 * other], pairs[2 * other + 1]);
  }

  private static boolean before(long timeNs, long host, long otherNs, long otherHost) {
    return timeNs < otherNs || timeNs == otherNs && host < otherHost;
  }

  private void move(int from, int to) {
    pairs[2 * to] = pairs[2 * from];
    pairs[2 * to + 1] = pairs[2 * from + 1];
  }

  private void put(int at, long timeNs, long host) {
    pairs[2 * at] = timeNs;
    pairs[2 * at + 1] = host;
  }
}
