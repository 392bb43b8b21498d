package luosim.luo.revision.rfcv2;

import luosim.luo.part.Digest;
import luosim.luo.part.IntList;

/** Who is prepared, in the order of prepares: places of files, and subsystems. */
final class UndoList {
  private final IntList entries = new IntList();

  void clear() {
    entries.clear();
  }

  boolean isEmpty() {
    return entries.size() == 0;
  }

  void addFile(int place) {
    entries.add(place);
  }

  void addSubsystem(int subsystem) {
    entries.add(-1 - subsystem);
  }

  /** The place of the next entry to be cancelled. */
  private int next(boolean reverse) {
    return reverse ? entries.size() - 1 : 0;
  }

  boolean isFile(boolean reverse) {
    return entries.get(next(reverse)) >= 0;
  }

  /** The place of a file, or the subsystem. */
  int who(boolean reverse) {
    int entry = entries.get(next(reverse));
    return entry >= 0 ? entry : -1 - entry;
  }

  /** The next entry is cancelled. */
  void remove(boolean reverse) {
    entries.removeAt(next(reverse));
  }

  void copyFrom(UndoList other) {
    entries.copyFrom(other.entries);
  }

  void digest(Digest into) {
    entries.digest(into);
  }
}
