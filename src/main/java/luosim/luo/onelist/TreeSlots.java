package luosim.luo.onelist;

import java.util.ArrayList;
import java.util.List;
import luosim.luo.LuoTree;
import luosim.luo.part.Digest;

/**
 * The buffers of one kind of tree: those that are allocated, the oldest first, and trees that wait for their
 * next use. A tree that nobody points to any more stays allocated.
 */
final class TreeSlots<T extends LuoTree> {
  private final List<T> allocated = new ArrayList<>();
  private final List<T> idle = new ArrayList<>();

  /** Brings a tree into use; a fresh one is asked for only if none waits. */
  T take(java.util.function.Supplier<T> fresh) {
    T tree = idle.isEmpty() ? fresh.get() : idle.remove(idle.size() - 1);
    allocated.add(tree);
    return tree;
  }

  void giveBack(T tree) {
    allocated.remove(tree);
    idle.add(tree);
  }

  void clear() {
    for (int place = allocated.size() - 1; place >= 0; place--) { // addAll would allocate
      idle.add(allocated.remove(place));
    }
  }

  int size() {
    return allocated.size();
  }

  T get(int place) {
    return allocated.get(place);
  }

  int place(T tree) {
    return allocated.indexOf(tree);
  }

  /** The place of the tree at an address, or -1. */
  int at(long phys) {
    for (int place = 0; place < allocated.size(); place++) {
      if (allocated.get(place).phys() == phys) {
        return place;
      }
    }
    return -1;
  }

  void digest(Digest into, boolean exact) {
    into.add(allocated.size());
    for (T tree : allocated) {
      into.add(tree.digest(exact));
    }
  }
}
