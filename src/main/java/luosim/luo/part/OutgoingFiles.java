package luosim.luo.part;

import luosim.luo.LuoState;

/**
 * The files that this kernel registered for the next one, in ascending order of their tokens. Tokens
 * compare without sign.
 */
public final class OutgoingFiles extends FileTable {
  /** More files than this end the run: far above what any tree can hold. */
  public static final int LIMIT = 1 << 20;

  private static final LuoState[] STATES = LuoState.values();

  public OutgoingFiles() {
    super(16);
  }

  public long token(int index) {
    return tokenAt(taken(index));
  }

  public int handler(int index) {
    return handlerAt(taken(index));
  }

  public int file(int index) {
    return fileAt(taken(index));
  }

  public long data(int index) {
    return dataAt(taken(index));
  }

  public void setData(int index, long value) {
    setDataAt(taken(index), value);
  }

  /** The file's own state: normal, prepared or frozen; revisions without such states leave it normal. */
  public LuoState state(int index) {
    return STATES[marksAt(taken(index))];
  }

  public void setState(int index, LuoState state) {
    setMarksAt(taken(index), state.ordinal());
  }

  /** Adds an entry with data 0, in its place; its token is that of no other. */
  public void add(long token, int handler, int file) {
    if (size() == LIMIT) {
      throw new IllegalStateException("more than " + LIMIT + " files registered in one kernel");
    }
    int place = -1 - search(token);
    open(place);
    store(place, token, handler, file, 0, LuoState.NORMAL.ordinal());
  }

  /** Index of a token, or -1. */
  public int find(long token) {
    return Math.max(-1, search(token));
  }

  /** Whether a file object is registered. */
  public boolean hasFile(int file) {
    for (int index = 0; index < size(); index++) {
      if (fileAt(index) == file) {
        return true;
      }
    }
    return false;
  }

  public void removeAt(int index) {
    close(taken(index));
  }

  public void copyFrom(OutgoingFiles other) {
    copyTable(other);
  }
}
