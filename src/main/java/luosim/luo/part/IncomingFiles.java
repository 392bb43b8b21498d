package luosim.luo.part;

/**
 * The files that came from the previous kernel, one a token; index 0 is the lowest token. Tokens
 * compare without sign.
 *
 * <p>Inside the highest token stands first, because a tree lists it first and each then lands at the end: the
 * table holds the complements of tokens, ascending.
 */
public final class IncomingFiles extends FileTable {
  private static final int RECLAIMED = 1;
  private static final int UPDATED = 2;
  private static final int RACED = 4;

  public IncomingFiles() {
    super(16);
  }

  public long token(int index) {
    return ~tokenAt(at(index));
  }

  public int handler(int index) {
    return handlerAt(at(index));
  }

  /** The file object that a retrieve gave, or -1. */
  public int file(int index) {
    return fileAt(at(index));
  }

  public void setFile(int index, int file) {
    setFileAt(at(index), file);
  }

  public long data(int index) {
    return dataAt(at(index));
  }

  public boolean reclaimed(int index) {
    return has(index, RECLAIMED);
  }

  public void setReclaimed(int index) {
    set(index, RECLAIMED);
  }

  /** Nobody has retrieved the file after all. */
  public void giveBack(int index) {
    unset(index, RECLAIMED | RACED);
  }

  /** Whether the file's own state is still updated. */
  public boolean updated(int index) {
    return has(index, UPDATED);
  }

  public void setNormal(int index) {
    unset(index, UPDATED);
  }

  /** Whether two restores of this token both saw it unclaimed. */
  public boolean raced(int index) {
    return has(index, RACED);
  }

  public void setRaced(int index) {
    set(index, RACED);
  }

  private boolean has(int index, int mark) {
    return (marksAt(at(index)) & mark) != 0;
  }

  private void set(int index, int mark) {
    int place = at(index);
    setMarksAt(place, marksAt(place) | mark);
  }

  private void unset(int index, int mark) {
    int place = at(index);
    setMarksAt(place, marksAt(place) & ~mark);
  }

  /** Index of a token, or -1. */
  public int find(long token) {
    int place = search(~token);
    return place < 0 ? -1 : size() - 1 - place;
  }

  /**
   * Stores an entry as it came: no file, not reclaimed, updated; it replaces one of the same token.
   */
  public void put(long token, int handler, long value) {
    int place = search(~token);
    if (place < 0) {
      place = -1 - place;
      open(place);
    }
    store(place, ~token, handler, NO_FILE, value, UPDATED);
  }

  public void copyFrom(IncomingFiles other) {
    copyTable(other);
  }

  private int at(int index) {
    return size() - 1 - taken(index);
  }
}
