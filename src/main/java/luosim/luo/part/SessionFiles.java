package luosim.luo.part;

import java.util.Arrays;

/** The files of one session in the order of preservation, and the pages that list them. */
public final class SessionFiles extends FileTable {
  /** Entries of a page of the chain of files. */
  public static final int ENTRIES_PER_PAGE = 63;

  private static final int CAPACITY = 4;
  private static final int FROZEN = 1;

  private final Blocks blocks = new Blocks(ENTRIES_PER_PAGE);
  private long[] identities = new long[CAPACITY];
  private int[] status = new int[CAPACITY];

  public SessionFiles() {
    super(CAPACITY);
  }

  public Blocks blocks() {
    return blocks;
  }

  public long token(int index) {
    return tokenAt(taken(index));
  }

  public int handler(int index) {
    return handlerAt(taken(index));
  }

  /** The file object, or -1. */
  public int file(int index) {
    return fileAt(taken(index));
  }

  /** What keeps the object from being preserved twice; meaningless without a file object. */
  public long identity(int index) {
    return identities[taken(index)];
  }

  public long data(int index) {
    return dataAt(taken(index));
  }

  public void setData(int index, long value) {
    setDataAt(taken(index), value);
  }

  /** 0 if never retrieved, 1 if retrieved, the errno of a failed retrieve otherwise. */
  public int status(int index) {
    return status[taken(index)];
  }

  public void fail(int index, int errno) {
    status[taken(index)] = errno;
  }

  /** The file has been retrieved. */
  public void retrieved(int index, int file, long identity) {
    status[taken(index)] = 1;
    setFileAt(index, file);
    identities[index] = identity;
  }

  public boolean frozen(int index) {
    return marksAt(taken(index)) == FROZEN;
  }

  public void setFrozen(int index, boolean isFrozen) {
    setMarksAt(taken(index), isFrozen ? FROZEN : 0);
  }

  /** Index of a token, or -1. */
  public int find(long token) {
    return scan(token);
  }

  /** Appends a preserved file. */
  public void add(long token, int handler, int file, long identity, long handle) {
    int place = size();
    open(place);
    store(place, token, handler, file, handle, 0);
    identities[place] = identity;
    status[place] = 0;
  }

  /** Appends a file that the previous kernel preserved. */
  public void receive(long token, int handler, long handle) {
    add(token, handler, NO_FILE, 0, handle);
  }

  public void removeLast() {
    close(size() - 1);
  }

  @Override public void clear() {
    super.clear();
    blocks.clear();
  }

  public void copyFrom(SessionFiles other) {
    copyTable(other);
    blocks.copyFrom(other.blocks);
    identities = other.identities.clone();
    status = other.status.clone();
  }

  /**
   * Adds every file.
   *
   * @param exact whether handles and addresses count by value, or handles only whether they are zero
   */
  @Override public void digest(Digest into, boolean exact) {
    super.digest(into, exact);
    for (int index = 0; index < size(); index++) {
      into.add(status[index]);
    }
    blocks.digest(into, exact);
  }

  @Override void grow(int capacity) {
    super.grow(capacity);
    identities = Arrays.copyOf(identities, capacity);
    status = Arrays.copyOf(status, capacity);
  }
}
