package luosim.engine;

import java.util.Arrays;

/**
 * A stretch of time in equal buckets, each a chain of pairs in the order in which they came.
 *
 * <p>A pair goes into the bucket of its time; what is earlier than the present bucket goes into that
 * one, what is later than the last into the last. So nothing in a bucket is later than anything in
 * the buckets behind it, whatever a rung is asked to hold beyond the stretch that it was laid out
 * for. Each rung has as many buckets as suit its pairs, and no index ever passes its own last one.
 *
 * <p>An instant is a rung of one bucket whose pairs have one time: no need to look at them all.
 */
final class Rung {
  private static final int BUCKETS_MAX = 1024;
  private static final int BUCKETS_MIN = 8;

  private final PairChunks chunks;

  /** For each bucket its first chunk and the place behind its last pair, see {@link PairChunks}. */
  private int[] buckets = new int[2];

  private long startNs;
  private int shift;
  private int last;
  private int present;
  private boolean instant;

  /** A rung without anything in it; it must be laid out before it is used. */
  Rung(PairChunks chunks) {
    this.chunks = chunks;
  }

  /** Lays out about so many empty buckets over the times from one to another. */
  void layOut(long minNs, long maxNs, int wanted) {
    int most = Math.min(BUCKETS_MAX, Math.max(BUCKETS_MIN, wanted));
    int bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(most);
    long spanNs = maxNs - minNs;
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(spanNs) - bits);
    layOutBuckets(minNs, shift, (int) (spanNs >> shift));
  }

  /** Lays out one empty bucket for any times. */
  void layOutOne() {
    layOutBuckets(0, 0, 0);
  }

  /** Takes over a chain of pairs of one time. */
  void layOutInstant(long timeNs, int head, int tail) {
    layOutBuckets(timeNs, 0, 0);
    instant = true;
    buckets[0] = head;
    buckets[1] = tail;
  }

  private void layOutBuckets(long startNs, int shift, int last) {
    this.startNs = startNs;
    this.shift = shift;
    this.last = last;
    present = 0;
    instant = false;
    int words = 2 * (last + 1);
    if (buckets.length < words) {
      buckets = new int[Integer.highestOneBit(2 * words - 1)];
    }
    Arrays.fill(buckets, 0, words, 0);
  }

  boolean isInstant() {
    return instant;
  }

  long startNs() {
    return startNs;
  }

  /** Adds a pair behind all those of its bucket. */
  void add(long timeNs, long handle) {
    long nominal = (timeNs - startNs) >> shift;
    int bucket = (int) Math.min(last, Math.max(present, nominal));
    int at = buckets[2 * bucket + 1];
    if (PairChunks.startsChunk(at)) {
      at = lengthen(bucket, at);
    }
    buckets[2 * bucket + 1] = at + 1;
    long[] pairs = chunks.pairs;
    pairs[2 * at] = timeNs;
    pairs[2 * at + 1] = handle;
  }

  private int lengthen(int bucket, int at) {
    int chunk = chunks.take();
    if (at == 0) {
      buckets[2 * bucket] = chunk;
    } else {
      chunks.next[PairChunks.lastChunk(at)] = chunk;
    }
    return PairChunks.firstOf(chunk);
  }

  /** Puts a full chunk of pairs in front of those of the present bucket. */
  void prepend(int chunk) {
    if (tail() == 0) {
      buckets[2 * present + 1] = PairChunks.firstOf(chunk + 1);
    } else {
      chunks.next[chunk] = head();
    }
    buckets[2 * present] = chunk;
  }

  /** Moves to the first bucket from the present one on that holds anything; false if none does. */
  boolean seek() {
    while (tail() == 0) {
      if (present == last) {
        return false;
      }
      present++;
    }
    return true;
  }

  /** Whether no bucket lies behind the present one. */
  boolean atLast() {
    return present == last;
  }

  /** The first chunk of the present bucket. */
  int head() {
    return buckets[2 * present];
  }

  /** The place behind the last pair of the present bucket, 0 if it is empty. */
  int tail() {
    return buckets[2 * present + 1];
  }

  /** Where the present bucket ends if the rung ends there. */
  long presentEndNs(long endNs) {
    return present == last ? endNs : startNs + ((present + 1L) << shift);
  }

  /** The present bucket loses what lies in front of a chunk. */
  void behead(int head) {
    buckets[2 * present] = head;
  }

  /** The present bucket loses everything. */
  void emptyPresent() {
    buckets[2 * present + 1] = 0;
  }

  /** Drops the pairs of cancelled events; how many are left. */
  int sweep(EventSlots slots) {
    int left = 0;
    for (int bucket = present; bucket <= last; bucket++) {
      int tail = buckets[2 * bucket + 1];
      if (tail != 0) {
        buckets[2 * bucket + 1] = 0;
        left += putBack(bucket, buckets[2 * bucket], tail, slots);
      }
    }
    return left;
  }

  /** Puts the pairs of a chain back into their bucket, without those of cancelled events. */
  private int putBack(int bucket, int head, int tail, EventSlots slots) {
    int lastChunk = PairChunks.lastChunk(tail);
    int left = 0;
    int to = 0;
    int chunk = head;
    while (true) {
      int after = chunks.next[chunk];
      int end = PairChunks.endOf(chunk, tail);
      long[] pairs = chunks.pairs;
      for (int i = PairChunks.firstOf(chunk); i < end; i++) {
        if (slots.holds(pairs[2 * i + 1])) {
          if (PairChunks.startsChunk(to)) {
            to = lengthen(bucket, to);
            pairs = chunks.pairs;
          }
          pairs[2 * to] = pairs[2 * i];
          pairs[2 * to + 1] = pairs[2 * i + 1];
          to++;
          left++;
        }
      }
      chunks.giveBack(chunk);
      if (chunk == lastChunk) {
        buckets[2 * bucket + 1] = to;
        return left;
      }
      chunk = after;
    }
  }
}
