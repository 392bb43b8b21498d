package luosim.engine;

import java.util.Arrays;

/**
 * A pool of chunks of {@value #PAIRS} pairs (time, handle) that are linked to chains.
 *
 * <p>A chain is told by two numbers: its first chunk, and the place behind its last pair (chunk
 * times {@value #PAIRS} plus place in the chunk), 0 if it is empty. All its chunks but the last are
 * full. Chunk 0 is never given out. A chunk given back is the next to be given out.
 */
final class PairChunks {
  /** Pairs of a chunk, a power of two. */
  static final int PAIRS = 16;

  private static final int SHIFT = 4;
  private static final int FIRST_CHUNKS = 8;

  /** Pair i is at 2i and 2i+1. */
  long[] pairs = {};

  /** The chunk behind each one, in its chain or among the free ones. */
  int[] next = {};

  private int used = 1;
  private int free;

  /** A chunk with any content. */
  int take() {
    int chunk = free;
    if (chunk != 0) {
      free = next[chunk];
      return chunk;
    }
    if (used >= next.length) {
      int chunks = Math.max(FIRST_CHUNKS, Growth.next(used));
      next = Arrays.copyOf(next, chunks);
      pairs = Arrays.copyOf(pairs, 2 * PAIRS * chunks);
    }
    return used++;
  }

  /** Whether a pair at this place would be the first of its chunk. */
  static boolean startsChunk(int place) {
    return (place & PAIRS - 1) == 0;
  }

  /** The place of the first pair of a chunk. */
  static int firstOf(int chunk) {
    return chunk << SHIFT;
  }

  /** The last chunk of a chain that ends before a place. */
  static int lastChunk(int tail) {
    return (tail - 1) >> SHIFT;
  }

  /** The place behind the last pair of a chunk in a chain that ends before a place. */
  static int endOf(int chunk, int tail) {
    return chunk == lastChunk(tail) ? tail : firstOf(chunk + 1);
  }

  void giveBack(int chunk) {
    next[chunk] = free;
    free = chunk;
  }

  void clear() {
    used = 1;
    free = 0;
  }
}
