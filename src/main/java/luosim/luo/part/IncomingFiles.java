package luosim.luo.part;

/**
 * The files that came from the previous kernel, one a token; index 0 is the lowest token. Tokens
 * compare without sign.
 *
 * <p>Kept in descending order inside, because a tree lists the highest token first and each then
 * lands at the end.
 */
public final class IncomingFiles {
  private static final int NO_FILE = -1;

  private long[] tokens = new long[16];
  private int[] handlers = new int[16];
  private int[] files = new int[16];
  private long[] data = new long[16];
  private boolean[] reclaimed = new boolean[16];
  private boolean[] updated = new boolean[16];
  private boolean[] raced = new boolean[16];
  private int size;

  public int size() {
    return size;
  }

  public long token(int index) {
    return tokens[at(index)];
  }

  public int handler(int index) {
    return handlers[at(index)];
  }

  /** The file object that a retrieve gave, or -1. */
  public int file(int index) {
    return files[at(index)];
  }

  public void setFile(int index, int file) {
    files[at(index)] = file;
  }

  public long data(int index) {
    return data[at(index)];
  }

  public boolean reclaimed(int index) {
    return reclaimed[at(index)];
  }

  public void setReclaimed(int index) {
    reclaimed[at(index)] = true;
  }

  /** Nobody has retrieved the file after all. */
  public void giveBack(int index) {
    reclaimed[at(index)] = false;
    raced[at(index)] = false;
  }

  /** Whether the file's own state is still updated. */
  public boolean updated(int index) {
    return updated[at(index)];
  }

  public void setNormal(int index) {
    updated[at(index)] = false;
  }

  /** Whether two restores of this token both saw it unclaimed. */
  public boolean raced(int index) {
    return raced[at(index)];
  }

  public void setRaced(int index) {
    raced[at(index)] = true;
  }

  /** Index of a token, or -1. */
  public int find(long token) {
    int place = search(token);
    return place < 0 ? -1 : size - 1 - place;
  }

  /**
   * Stores an entry as it came: no file, not reclaimed, updated; it replaces one of the same token.
   */
  public void put(long token, int handler, long value) {
    int place = search(token);
    if (place < 0) {
      place = -1 - place;
      open(place);
    }
    tokens[place] = token;
    handlers[place] = handler;
    files[place] = NO_FILE;
    data[place] = value;
    reclaimed[place] = false;
    updated[place] = true;
    raced[place] = false;
  }

  public void clear() {
    size = 0;
  }

  public void copyFrom(IncomingFiles other) {
    tokens = other.tokens.clone();
    handlers = other.handlers.clone();
    files = other.files.clone();
    data = other.data.clone();
    reclaimed = other.reclaimed.clone();
    updated = other.updated.clone();
    raced = other.raced.clone();
    size = other.size;
  }

  /**
   * Adds every entry.
   *
   * @param exact whether the data count by value, or only whether they are zero
   */
  public void digest(Digest into, boolean exact) {
    into.add(size);
    for (int place = 0; place < size; place++) {
      into.add(tokens[place]).add(handlers[place]).add(files[place]);
      into.add(exact || data[place] == 0 ? data[place] : 1);
      into.add(reclaimed[place]).add(updated[place]).add(raced[place]);
    }
  }

  private int at(int index) {
    return size - 1 - java.util.Objects.checkIndex(index, size);
  }

  /** Place of a token in descending order, or -1 - the place where it belongs. */
  private int search(long token) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(tokens[middle], token);
      if (order == 0) {
        return middle;
      }
      if (order > 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1 - low;
  }

  private void open(int place) {
    if (size == tokens.length) {
      grow(2 * size);
    }
    int moved = size - place;
    if (moved > 0) {
      System.arraycopy(tokens, place, tokens, place + 1, moved);
      System.arraycopy(handlers, place, handlers, place + 1, moved);
      System.arraycopy(files, place, files, place + 1, moved);
      System.arraycopy(data, place, data, place + 1, moved);
      System.arraycopy(reclaimed, place, reclaimed, place + 1, moved);
      System.arraycopy(updated, place, updated, place + 1, moved);
      System.arraycopy(raced, place, raced, place + 1, moved);
    }
    size++;
  }

  private void grow(int capacity) {
    tokens = java.util.Arrays.copyOf(tokens, capacity);
    handlers = java.util.Arrays.copyOf(handlers, capacity);
    files = java.util.Arrays.copyOf(files, capacity);
    data = java.util.Arrays.copyOf(data, capacity);
    reclaimed = java.util.Arrays.copyOf(reclaimed, capacity);
    updated = java.util.Arrays.copyOf(updated, capacity);
    raced = java.util.Arrays.copyOf(raced, capacity);
  }
}
