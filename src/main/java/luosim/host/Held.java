package luosim.host;

import java.util.Arrays;

/**
 * The sessions whose descriptors the agent holds, one for each VM, in the order in which it got them; and
 * which files it knows to be saved in them. A process that ends closes the last one first.
 */
final class Held {
  private static final int NONE = -1;

  private final int[] session;
  private final int[] order;
  private final boolean[] saved;
  private int size;

  Held(int vmsMax, int filesMax) {
    session = new int[vmsMax];
    order = new int[vmsMax];
    saved = new boolean[filesMax];
    clear();
  }

  void clear() {
    Arrays.fill(session, NONE);
    Arrays.fill(saved, false);
    size = 0;
  }

  /** A number over what is held, in its order. */
  long digest() {
    long digest = size;
    for (int place = 0; place < size; place++) {
      digest = RestDigest.mixed(RestDigest.mixed(digest, order[place]), session[order[place]]);
    }
    for (boolean one : saved) {
      digest = RestDigest.mixed(digest, one ? 1 : 0);
    }
    return digest;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean holds(int vm) {
    return session[vm] != NONE;
  }

  /** The session of a VM that is held. */
  int session(int vm) {
    return session[vm];
  }

  void put(int vm, int id) {
    session[vm] = id;
    order[size++] = vm;
  }

  /** The VM whose session was got last. */
  int last() {
    return order[size - 1];
  }

  /** The VM of a session that is held, or -1. */
  int vm(long id) {
    for (int place = 0; place < size; place++) {
      if (session[order[place]] == id) {
        return order[place];
      }
    }
    return NONE;
  }

  /** Forgets a session that was closed, and its files from one to another. */
  void drop(int vm, int firstFile, int endOfFiles) {
    session[vm] = NONE;
    Arrays.fill(saved, firstFile, endOfFiles, false);
    int place = 0;
    while (order[place] != vm) {
      place++;
    }
    size--;
    System.arraycopy(order, place + 1, order, place, size - place);
  }

  boolean saved(int file) {
    return saved[file];
  }

  void save(int file) {
    saved[file] = true;
  }
}
