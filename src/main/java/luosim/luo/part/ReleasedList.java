package luosim.luo.part;

/**
 * The operations that were granted a lock they waited for, in the order of the grants, until the
 * caller asks.
 */
public final class ReleasedList {
  private int[] ops = new int[16];
  private int first;
  private int size;

  void add(int op) {
    if (size == ops.length) {
      int[] wider = new int[2 * size];
      for (int i = 0; i < size; i++) {
        wider[i] = at(i);
      }
      ops = wider;
      first = 0;
    }
    ops[(first + size) % ops.length] = op;
    size++;
  }

  /** The operation that was granted a lock first and not yet asked for, or -1. */
  public int poll() {
    if (size == 0) {
      return -1;
    }
    int op = ops[first];
    first = (first + 1) % ops.length;
    size--;
    return op;
  }

  public void clear() {
    first = 0;
    size = 0;
  }

  public void copyFrom(ReleasedList other) {
    clear();
    for (int i = 0; i < other.size; i++) {
      add(other.at(i));
    }
  }

  public void digest(Digest into) {
    into.add(size);
    for (int i = 0; i < size; i++) {
      into.add(at(i));
    }
  }

  private int at(int place) {
    return ops[(first + place) % ops.length];
  }
}
