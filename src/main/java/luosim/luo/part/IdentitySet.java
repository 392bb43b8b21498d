package luosim.luo.part;

/** A set of numbers by which objects are known, with open addressing; it never iterates. */
public final class IdentitySet {
  private long[] cells = new long[32];
  private boolean[] full = new boolean[32];
  private int size;

  public int size() {
    return size;
  }

  public boolean contains(long identity) {
    return full[place(identity)];
  }

  /** Adds a number; false if it is there already. */
  public boolean add(long identity) {
    int place = place(identity);
    if (full[place]) {
      return false;
    }
    if (2 * size >= cells.length) {
      widen();
      place = place(identity);
    }
    cells[place] = identity;
    full[place] = true;
    size++;
    return true;
  }

  /** Takes a number out, where it is there. */
  public void remove(long identity) {
    int hole = place(identity);
    if (!full[hole]) {
      return;
    }
    full[hole] = false;
    size--;
    int mask = cells.length - 1;
    for (int next = (hole + 1) & mask; full[next]; next = (next + 1) & mask) {
      full[next] = false;
      int home = place(cells[next]);
      cells[home] = cells[next];
      full[home] = true;
    }
  }

  public void clear() {
    java.util.Arrays.fill(full, false);
    size = 0;
  }

  public void copyFrom(IdentitySet other) {
    cells = other.cells.clone();
    full = other.full.clone();
    size = other.size;
  }

  /** Adds the set, whatever the order in which it was filled. */
  public void digest(Digest into) {
    long sum = 0;
    for (int place = 0; place < cells.length; place++) {
      if (full[place]) {
        sum += mixed(cells[place] + 1);
      }
    }
    into.add(size).add(sum);
  }

  private int place(long identity) {
    int mask = cells.length - 1;
    int place = (int) (mixed(identity) >>> 32) & mask;
    while (full[place] && cells[place] != identity) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void widen() {
    long[] before = cells;
    boolean[] filled = full;
    cells = new long[2 * before.length];
    full = new boolean[2 * before.length];
    for (int at = 0; at < before.length; at++) {
      if (filled[at]) {
        int place = place(before[at]);
        cells[place] = before[at];
        full[place] = true;
      }
    }
  }

  private static long mixed(long number) {
    long mixed = (number ^ number >>> 31) * 0x9e3779b97f4a7c15L;
    return mixed ^ mixed >>> 29;
  }
}
