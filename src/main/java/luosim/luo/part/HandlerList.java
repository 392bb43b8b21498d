package luosim.luo.part;

import luosim.luo.Participants;

/**
 * The registered file handlers in the order of registration, and for each handler object whether
 * its list links were ever set: the links of an object that was never registered are null pointers.
 */
public final class HandlerList {
  private final IntList handlers = new IntList();
  private boolean[] linked = new boolean[8];

  public int size() {
    return handlers.size();
  }

  public int get(int place) {
    return handlers.get(place);
  }

  /** The first registered handler with that compatible, or -1. */
  public int find(String compatible, Participants participants) {
    for (int place = 0; place < handlers.size(); place++) {
      if (participants.compatible(handlers.get(place)).equals(compatible)) {
        return handlers.get(place);
      }
    }
    return -1;
  }

  /** Appends at the tail. */
  public void add(int handler) {
    handlers.add(handler);
    if (handler >= linked.length) {
      linked = java.util.Arrays.copyOf(linked, Math.max(handler + 1, 2 * linked.length));
    }
    linked[handler] = true;
  }

  /** Whether the object was on the list at some time of this kernel. */
  public boolean everAdded(int handler) {
    return handler < linked.length && linked[handler];
  }

  /** Unlinks an object, also one that is unlinked already. */
  public void remove(int handler) {
    handlers.remove(handler);
  }

  public void clear() {
    handlers.clear();
    java.util.Arrays.fill(linked, false);
  }

  public void copyFrom(HandlerList other) {
    handlers.copyFrom(other.handlers);
    linked = other.linked.clone();
  }

  public void digest(Digest into) {
    handlers.digest(into);
    for (int handler = 0; handler < linked.length; handler++) {
      if (linked[handler]) {
        into.add(handler);
      }
    }
    into.add(-1);
  }
}
