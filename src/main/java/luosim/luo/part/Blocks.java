package luosim.luo.part;

import luosim.luo.SessionHandover;

/**
 * A chain of preserved pages that lists entries for the next kernel, so many a page; pages come and
 * go with the number of entries.
 */
public final class Blocks {
  /** More pages than this a chain cannot have. */
  public static final int LIMIT = 10_000;

  private final int entriesPerPage;
  private long[] pages = new long[2];
  private int size;

  public Blocks(int entriesPerPage) {
    this.entriesPerPage = entriesPerPage;
  }

  public int size() {
    return size;
  }

  /** Physical address of a page. */
  public long get(int index) {
    return pages[java.util.Objects.checkIndex(index, size)];
  }

  /** Whether one more entry needs one more page. */
  public boolean full(int entries) {
    return entries == entriesPerPage * size;
  }

  /** Entries that stand in a page if the pages before it are full. */
  public int entriesIn(int index, int entries) {
    return Math.max(0, Math.min(entriesPerPage, entries - entriesPerPage * index));
  }

  public void add(long phys) {
    if (size == pages.length) {
      pages = java.util.Arrays.copyOf(pages, 2 * size);
    }
    pages[size] = phys;
    size++;
  }

  /** Gives pages at the end back that hold none of the entries. */
  public void shrink(int entries, SessionHandover handover) {
    while (size > 0 && entries <= entriesPerPage * (size - 1)) {
      size--;
      handover.unpreservePage(pages[size]);
    }
  }

  /** Takes over every page that the previous kernel preserved, and frees it. */
  public void restore(SessionHandover handover) {
    for (int index = 0; index < size; index++) {
      handover.restorePage(pages[index]);
    }
    size = 0;
  }

  public void clear() {
    size = 0;
  }

  public void copyFrom(Blocks other) {
    if (pages.length < other.size) {
      pages = new long[other.pages.length];
    }
    System.arraycopy(other.pages, 0, pages, 0, other.size);
    size = other.size;
  }

  /**
   * Adds number and addresses.
   *
   * @param exact whether addresses count
   */
  public void digest(Digest into, boolean exact) {
    into.add(size);
    for (int index = 0; exact && index < size; index++) {
      into.add(pages[index]);
    }
  }
}
