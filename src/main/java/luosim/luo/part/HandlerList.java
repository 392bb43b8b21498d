package luosim.luo.part;

import luosim.luo.Participants;

/**
 * The registered file handlers in the order of registration, and for each handler object whether
 * its list links were ever set: the links of an object that was never registered are null pointers.
 */
public final class HandlerList {
  private int[] handlers = new int[8];
  private int size;
  private boolean[] linked = new boolean[8];

  public int size() {
    return size;
  }

  public int get(int place) {
    return handlers[java.util.Objects.checkIndex(place, size)];
  }

  /** The first registered handler with that compatible, or -1. */
  public int find(String compatible, Participants participants) {
    for (int place = 0; place < size; place++) {
      if (participants.compatible(handlers[place]).equals(compatible)) {
        return handlers[place];
      }
    }
    return -1;
  }

  /** Appends at the tail. */
  public void add(int handler) {
    if (size == handlers.length) {
      handlers = java.util.Arrays.copyOf(handlers, 2 * size);
    }
    handlers[size] = handler;
    size++;
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
    for (int place = 0; place < size; place++) {
      if (handlers[place] == handler) {
        size--;
        System.arraycopy(handlers, place + 1, handlers, place, size - place);
        return;
      }
    }
  }

  public void clear() {
    size = 0;
    java.util.Arrays.fill(linked, false);
  }

  public void copyFrom(HandlerList other) {
    handlers = other.handlers.clone();
    size = other.size;
    linked = other.linked.clone();
  }

  public void digest(Digest into) {
    into.add(size);
    for (int place = 0; place < size; place++) {
      into.add(handlers[place]);
    }
    for (int handler = 0; handler < linked.length; handler++) {
      if (linked[handler]) {
        into.add(handler);
      }
    }
    into.add(-1);
  }
}
