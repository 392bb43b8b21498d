package luosim.conform.mainline;

import java.util.NavigableMap;
import java.util.TreeMap;
import luosim.luo.Errno;

/**
 * The inode of a file in shared memory: size, seals, what stands at the start of each page, and
 * whether a preservation holds its mapping. What user space may do to it follows the code of the
 * kernel's shared memory file system and of its seals.
 */
final class MemoryFile {
  static final int SEAL_SEAL = 1;
  static final int SEAL_SHRINK = 2;
  static final int SEAL_GROW = 4;
  static final int SEAL_WRITE = 8;
  static final int SEAL_FUTURE_WRITE = 16;
  static final int SEAL_EXEC = 32;
  static final int PAGE = 4096;

  private static final int ALL_SEALS = 63;
  private static final int NO_WRITING = SEAL_WRITE | SEAL_FUTURE_WRITE;

  /** A write goes into a folio of at most this many bytes at once, and is refused folio by folio. */
  private static final long FOLIO_MAX = 2L << 20;

  private static final int WORD = 8;

  /** No call writes more, and no machine of the traces had more. */
  private static final long WRITTEN_MAX = 1L << 30;

  private final NavigableMap<Long, Long> words = new TreeMap<>();
  private final int number;
  private final boolean executable;
  private long size;
  private int seals;
  private boolean preserved;
  private boolean linked;

  /**
   * An empty file.
   *
   * @param number of the inode, which no other file has
   * @param seals those it has from the start
   * @param executable whether its mode allows execution, so that sealing that seals writing too
   */
  MemoryFile(int number, int seals, boolean executable) {
    this.number = number;
    this.seals = seals;
    this.executable = executable;
  }

  int number() {
    return number;
  }

  long size() {
    return size;
  }

  int seals() {
    return seals;
  }

  /** Whether a name in a directory leads to it. */
  boolean linked() {
    return linked;
  }

  void link(boolean now) {
    linked = now;
  }

  /** Notes that a preservation took hold of the mapping, or let it go. */
  void preserve(boolean now) {
    preserved = now;
  }

  /** Becomes what a new kernel makes of a preserved file. */
  void restore(MemoryFile old, long newSize, int newSeals) {
    words.clear();
    words.putAll(old.words);
    size = newSize;
    seals = newSeals;
  }

  int truncate(long to) {
    if (to < 0) {
      return -Errno.EINVAL;
    }
    if (preserved && to != size) {
      return -Errno.EPERM;
    }
    boolean sealed = to < size && (seals & SEAL_SHRINK) != 0 || to > size && (seals & SEAL_GROW) != 0;
    if (sealed) {
      return -Errno.EPERM;
    }
    clear(to, Math.max(size, to) - to);
    size = to;
    return 0;
  }

  /** Writes bytes that nobody knows: how many were written, or a negative errno. */
  long write(long offset, long length) {
    if (offset < 0) {
      return -Errno.EINVAL;
    }
    long wanted = Math.min(length, WRITTEN_MAX);
    if (offset > Long.MAX_VALUE - WRITTEN_MAX) {
      return -Errno.EFBIG;
    }
    long written = 0;
    while (written < wanted) {
      long at = offset + written;
      long piece = Math.min(wanted - written, FOLIO_MAX - at % FOLIO_MAX);
      int refusal = refusal(at, piece);
      if (refusal != 0) {
        return written > 0 ? written : refusal;
      }
      scribble(at, piece);
      size = Math.max(size, at + piece);
      written += piece;
    }
    return written;
  }

  private int refusal(long at, long piece) {
    boolean grows = at + piece > size;
    boolean refused = preserved && grows
        || (seals & NO_WRITING) != 0
        || (seals & SEAL_GROW) != 0 && grows;
    return refused ? -Errno.EPERM : 0;
  }

  /** What is written differs from every fill value: the word gets one that no offset gives. */
  private void scribble(long at, long piece) {
    for (long page = at / PAGE; page * PAGE < at + piece; page++) {
      if (page * PAGE + WORD > at) {
        words.put(page, Long.MIN_VALUE | page);
      }
    }
  }

  int punchHole(long offset, long length) {
    int refusal = rangeRefusal(offset, length);
    if (refusal != 0) {
      return refusal;
    }
    if ((seals & NO_WRITING) != 0) {
      return -Errno.EPERM;
    }
    clear(offset, Math.min(length, Math.max(0, size - offset)));
    return 0;
  }

  /** Makes zeros of bytes; of those at the start of a page each one counts. */
  private void clear(long offset, long length) {
    long first = offset / PAGE;
    long last = (offset + length) / PAGE;
    for (var entry : words.subMap(first, true, last, true).entrySet()) {
      long start = entry.getKey() * PAGE;
      long to = Math.min(WORD, offset + length - start);
      for (long at = Math.max(0, offset - start); at < to; at++) {
        entry.setValue(entry.getValue() & ~(0xFFL << at * Byte.SIZE));
      }
    }
  }

  int allocate(long offset, long length) {
    int refusal = rangeRefusal(offset, length);
    if (refusal != 0) {
      return refusal;
    }
    if ((seals & SEAL_GROW) != 0 && offset + length > size) {
      return -Errno.EPERM;
    }
    size = Math.max(size, offset + length);
    return 0;
  }

  private int rangeRefusal(long offset, long length) {
    if (offset < 0 || length <= 0) {
      return -Errno.EINVAL;
    }
    if (length > Long.MAX_VALUE - offset) {
      return -Errno.EFBIG;
    }
    return preserved ? -Errno.EPERM : 0;
  }

  int addSeals(int more) {
    if ((more & ~ALL_SEALS) != 0) {
      return -Errno.EINVAL;
    }
    if ((seals & SEAL_SEAL) != 0) {
      return -Errno.EPERM;
    }
    int added = more;
    if (executable && (more & SEAL_EXEC) != 0) {
      added |= SEAL_SHRINK | SEAL_GROW | NO_WRITING;
    }
    boolean pinned = preserved && size > 0;
    if (pinned && (added & SEAL_WRITE) != 0 && (seals & SEAL_WRITE) == 0) {
      return -Errno.EBUSY;
    }
    seals |= added;
    return 0;
  }

  /** Writes the value combined with its offset at the start of each page. */
  int fill(long value) {
    if (size > 0 && (seals & NO_WRITING) != 0) {
      return -Errno.EPERM;
    }
    if (size > WRITTEN_MAX) {
      return -Errno.ENOSPC;
    }
    for (long page = 0; page * PAGE < size; page++) {
      words.put(page, value ^ page * PAGE);
    }
    return 0;
  }

  /** How many pages do not begin with what {@link #fill} of this value writes. */
  long badPages(long value) {
    long pages = size / PAGE + (size % PAGE == 0 ? 0 : 1);
    long good = 0;
    for (var entry : words.headMap(pages, false).entrySet()) {
      good += entry.getValue() == (value ^ entry.getKey() * PAGE) ? 1 : 0;
    }
    long zeroAt = value / PAGE;
    boolean hole = value % PAGE == 0 && zeroAt >= 0 && zeroAt < pages && !words.containsKey(zeroAt);
    return pages - good - (hole ? 1 : 0);
  }
}
