package luosim.luo.part;

/** The files of one session in the order of preservation, and the pages that list them. */
public final class SessionFiles {
  /** Entries of a page of the chain of files. */
  public static final int ENTRIES_PER_PAGE = 63;

  private static final int NO_FILE = -1;

  private final Blocks blocks = new Blocks(ENTRIES_PER_PAGE);
  private long[] tokens = new long[4];
  private int[] handlers = new int[4];
  private int[] files = new int[4];
  private long[] identities = new long[4];
  private long[] data = new long[4];
  private int[] status = new int[4];
  private boolean[] frozen = new boolean[4];
  private int size;

  public Blocks blocks() {
    return blocks;
  }

  public int size() {
    return size;
  }

  public long token(int index) {
    return tokens[java.util.Objects.checkIndex(index, size)];
  }

  public int handler(int index) {
    return handlers[java.util.Objects.checkIndex(index, size)];
  }

  /** The file object, or -1. */
  public int file(int index) {
    return files[java.util.Objects.checkIndex(index, size)];
  }

  /** What keeps the object from being preserved twice; meaningless without a file object. */
  public long identity(int index) {
    return identities[java.util.Objects.checkIndex(index, size)];
  }

  public long data(int index) {
    return data[java.util.Objects.checkIndex(index, size)];
  }

  public void setData(int index, long value) {
    data[index] = value;
  }

  /** 0 if never retrieved, 1 if retrieved, the errno of a failed retrieve otherwise. */
  public int status(int index) {
    return status[java.util.Objects.checkIndex(index, size)];
  }

  public void fail(int index, int errno) {
    status[index] = errno;
  }

  /** The file has been retrieved. */
  public void retrieved(int index, int file, long identity) {
    status[index] = 1;
    files[index] = file;
    identities[index] = identity;
  }

  public boolean frozen(int index) {
    return frozen[java.util.Objects.checkIndex(index, size)];
  }

  public void setFrozen(int index, boolean isFrozen) {
    frozen[index] = isFrozen;
  }

  /** Index of a token, or -1. */
  public int find(long token) {
    for (int index = 0; index < size; index++) {
      if (tokens[index] == token) {
        return index;
      }
    }
    return -1;
  }

  /** Appends a preserved file. */
  public void add(long token, int handler, int file, long identity, long handle) {
    if (size == tokens.length) {
      grow(2 * size);
    }
    tokens[size] = token;
    handlers[size] = handler;
    files[size] = file;
    identities[size] = identity;
    data[size] = handle;
    status[size] = 0;
    frozen[size] = false;
    size++;
  }

  /** Appends a file that the previous kernel preserved. */
  public void receive(long token, int handler, long handle) {
    add(token, handler, NO_FILE, 0, handle);
  }

  public void removeLast() {
    size--;
  }

  public void clear() {
    size = 0;
    blocks.clear();
  }

  public void copyFrom(SessionFiles other) {
    blocks.copyFrom(other.blocks);
    tokens = other.tokens.clone();
    handlers = other.handlers.clone();
    files = other.files.clone();
    identities = other.identities.clone();
    data = other.data.clone();
    status = other.status.clone();
    frozen = other.frozen.clone();
    size = other.size;
  }

  /**
   * Adds every file.
   *
   * @param exact whether handles and addresses count by value, or handles only whether they are zero
   */
  public void digest(Digest into, boolean exact) {
    into.add(size);
    for (int index = 0; index < size; index++) {
      into.add(tokens[index]).add(handlers[index]).add(files[index]);
      into.add(exact || data[index] == 0 ? data[index] : 1);
      into.add(status[index]).add(frozen[index]);
    }
    blocks.digest(into, exact);
  }

  private void grow(int capacity) {
    tokens = java.util.Arrays.copyOf(tokens, capacity);
    handlers = java.util.Arrays.copyOf(handlers, capacity);
    files = java.util.Arrays.copyOf(files, capacity);
    identities = java.util.Arrays.copyOf(identities, capacity);
    data = java.util.Arrays.copyOf(data, capacity);
    status = java.util.Arrays.copyOf(status, capacity);
    frozen = java.util.Arrays.copyOf(frozen, capacity);
  }
}
