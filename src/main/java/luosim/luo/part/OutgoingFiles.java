package luosim.luo.part;

/** The files that this kernel registered for the next one, in ascending order of their tokens. */
public final class OutgoingFiles {
  /** More files than this end the run: far above what any tree can hold. */
  public static final int LIMIT = 1 << 20;

  private long[] tokens = new long[16];
  private int[] handlers = new int[16];
  private int[] files = new int[16];
  private long[] data = new long[16];
  private int size;

  public int size() {
    return size;
  }

  public long token(int index) {
    return tokens[java.util.Objects.checkIndex(index, size)];
  }

  public int handler(int index) {
    return handlers[index];
  }

  public int file(int index) {
    return files[index];
  }

  public long data(int index) {
    return data[index];
  }

  public void setData(int index, long value) {
    data[index] = value;
  }

  /** Appends an entry with data 0; its token is above all others. */
  public void add(long token, int handler, int file) {
    if (size == LIMIT) {
      throw new IllegalStateException("more than " + LIMIT + " files registered in one kernel");
    }
    if (size == tokens.length) {
      grow(2 * size);
    }
    tokens[size] = token;
    handlers[size] = handler;
    files[size] = file;
    data[size] = 0;
    size++;
  }

  /** Index of a token, or -1. */
  public int find(long token) {
    int index = java.util.Arrays.binarySearch(tokens, 0, size, token);
    return index < 0 ? -1 : index;
  }

  public void removeAt(int index) {
    size--;
    int moved = size - index;
    System.arraycopy(tokens, index + 1, tokens, index, moved);
    System.arraycopy(handlers, index + 1, handlers, index, moved);
    System.arraycopy(files, index + 1, files, index, moved);
    System.arraycopy(data, index + 1, data, index, moved);
  }

  public void clear() {
    size = 0;
  }

  public void copyFrom(OutgoingFiles other) {
    tokens = other.tokens.clone();
    handlers = other.handlers.clone();
    files = other.files.clone();
    data = other.data.clone();
    size = other.size;
  }

  /**
   * Adds every entry.
   *
   * @param exact whether the data count by value, or only whether they are zero
   */
  public void digest(Digest into, boolean exact) {
    into.add(size);
    for (int index = 0; index < size; index++) {
      into.add(tokens[index]).add(handlers[index]).add(files[index]);
      into.add(exact || data[index] == 0 ? data[index] : 1);
    }
  }

  private void grow(int capacity) {
    tokens = java.util.Arrays.copyOf(tokens, capacity);
    handlers = java.util.Arrays.copyOf(handlers, capacity);
    files = java.util.Arrays.copyOf(files, capacity);
    data = java.util.Arrays.copyOf(data, capacity);
  }
}
