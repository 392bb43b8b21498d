package luosim.luo.revision.rfcv2;

import java.util.Arrays;
import luosim.luo.part.Digest;

/** Who is prepared, in the order of prepares: places of files, and subsystems. */
final class UndoList {
  private int[] entries = new int[8];
  private int size;

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void addFile(int place) {
    add(place);
  }

  void addSubsystem(int subsystem) {
    add(-1 - subsystem);
  }

  private void add(int entry) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    entries[size++] = entry;
  }

  /** The place of the next entry to be cancelled. */
  private int next(boolean reverse) {
    return reverse ? size - 1 : 0;
  }

  boolean isFile(boolean reverse) {
    return entries[next(reverse)] >= 0;
  }

  /** The place of a file, or the subsystem. */
  int who(boolean reverse) {
    int entry = entries[next(reverse)];
    return entry >= 0 ? entry : -1 - entry;
  }

  /** The next entry is cancelled. */
  void remove(boolean reverse) {
    size--;
    if (!reverse) {
      System.arraycopy(entries, 1, entries, 0, size);
    }
  }

  void copyFrom(UndoList other) {
    entries = other.entries.clone();
    size = other.size;
  }

  void digest(Digest into) {
    into.add(size);
    for (int place = 0; place < size; place++) {
      into.add(entries[place]);
    }
  }
}
