package luosim.luo.part;

import luosim.luo.LuoState;

/**
 * The files that this kernel registered for the next one, in ascending order of their tokens. Tokens
 * compare without sign.
 */
public final class OutgoingFiles {
  /** More files than this end the run: far above what any tree can hold. */
  public static final int LIMIT = 1 << 20;

  private long[] tokens = new long[16];
  private int[] handlers = new int[16];
  private int[] files = new int[16];
  private long[] data = new long[16];
  private LuoState[] states = new LuoState[16];
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

  /** The file's own state: normal, prepared or frozen; revisions without such states leave it normal. */
  public LuoState state(int index) {
    return states[java.util.Objects.checkIndex(index, size)];
  }

  public void setState(int index, LuoState state) {
    states[index] = state;
  }

  /** Adds an entry with data 0, in its place; its token is that of no other. */
  public void add(long token, int handler, int file) {
    if (size == LIMIT) {
      throw new IllegalStateException("more than " + LIMIT + " files registered in one kernel");
    }
    if (size == tokens.length) {
      grow(2 * size);
    }
    int place = size;
    while (place > 0 && Long.compareUnsigned(tokens[place - 1], token) > 0) {
      move(place - 1, place);
      place--;
    }
    tokens[place] = token;
    handlers[place] = handler;
    files[place] = file;
    data[place] = 0;
    states[place] = LuoState.NORMAL;
    size++;
  }

  private void move(int from, int to) {
    tokens[to] = tokens[from];
    handlers[to] = handlers[from];
    files[to] = files[from];
    data[to] = data[from];
    states[to] = states[from];
  }

  /** Index of a token, or -1. */
  public int find(long token) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(tokens[middle], token);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Whether a file object is registered. */
  public boolean hasFile(int file) {
    for (int index = 0; index < size; index++) {
      if (files[index] == file) {
        return true;
      }
    }
    return false;
  }

  public void removeAt(int index) {
    size--;
    int moved = size - index;
    System.arraycopy(tokens, index + 1, tokens, index, moved);
    System.arraycopy(handlers, index + 1, handlers, index, moved);
    System.arraycopy(files, index + 1, files, index, moved);
    System.arraycopy(data, index + 1, data, index, moved);
    System.arraycopy(states, index + 1, states, index, moved);
  }

  public void clear() {
    size = 0;
  }

  public void copyFrom(OutgoingFiles other) {
    tokens = other.tokens.clone();
    handlers = other.handlers.clone();
    files = other.files.clone();
    data = other.data.clone();
    states = other.states.clone();
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
      into.add(states[index].ordinal());
    }
  }

  private void grow(int capacity) {
    tokens = java.util.Arrays.copyOf(tokens, capacity);
    handlers = java.util.Arrays.copyOf(handlers, capacity);
    files = java.util.Arrays.copyOf(files, capacity);
    data = java.util.Arrays.copyOf(data, capacity);
    states = java.util.Arrays.copyOf(states, capacity);
  }
}
