package luosim.luo.part;

/** Columns of tokens in order; tokens compare without sign. */
public final class Tokens {
  private Tokens() {}

  /** Place of a token in an ascending column, or -1 - the place where it belongs. */
  public static int search(long[] ascending, int size, long token) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(ascending[middle], token);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1 - low;
  }
}
