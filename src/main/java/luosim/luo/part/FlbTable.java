package luosim.luo.part;

import luosim.luo.Participants;

/**
 * The FLBs of one kernel: which are registered, for which handlers, and the two halves of each, the
 * outgoing one that this kernel preserves and the incoming one that it received.
 */
public final class FlbTable {
  /** More FLBs than this do not fit the page that lists them. */
  public static final int LIMIT = 63;

  private static final int[] NO_LINKS = {};

  private final ReleasedList released;
  private int[] order = new int[8];
  private int size;
  private Entry[] entries = new Entry[0];
  private int[][] links = new int[4][];
  private int[] linkCounts = new int[4];

  /** One half of an FLB. */
  public static final class Half {
    private final QueuedLock lock;
    private long count;
    private long data;
    private boolean object;

    private Half(ReleasedList released) {
      lock = new QueuedLock(released);
    }

    public QueuedLock lock() {
      return lock;
    }

    /** Users; below zero once it was counted down too far. */
    public long count() {
      return count;
    }

    public void setCount(long users) {
      count = users;
    }

    public long data() {
      return data;
    }

    public boolean object() {
      return object;
    }

    /** What a callback made. */
    public void hold(long handle, boolean hasObject) {
      data = handle;
      object = hasObject;
    }

    private boolean blank() {
      return lock.idle() && count == 0 && data == 0 && !object;
    }

    private void clear() {
      lock.clear();
      count = 0;
      data = 0;
      object = false;
    }

    private void copyFrom(Half other) {
      lock.copyFrom(other.lock);
      count = other.count;
      data = other.data;
      object = other.object;
    }

    private void digest(Digest into, boolean exact) {
      lock.digest(into);
      into.add(count).add(exact || data == 0 ? data : 1).add(object);
    }
  }

  /** One FLB. */
  private static final class Entry {
    private final Half outgoing;
    private final Half incoming;
    private int handlers;
    private boolean finished;
    private int status;

    private Entry(ReleasedList released) {
      outgoing = new Half(released);
      incoming = new Half(released);
    }

    private void clear() {
      outgoing.clear();
      incoming.clear();
      handlers = 0;
      finished = false;
      status = 0;
    }

    private void digest(int flb, Digest into, boolean exact) {
      if (handlers > 0 || finished || status != 0 || !outgoing.blank() || !incoming.blank()) {
        into.add(flb).add(finished).add(status);
        outgoing.digest(into, exact);
        incoming.digest(into, exact);
      }
    }
  }

  public FlbTable(ReleasedList released) {
    this.released = released;
  }

  public int size() {
    return size;
  }

  /** Id of a registered FLB, in the order of registration. */
  public int get(int place) {
    return order[java.util.Objects.checkIndex(place, size)];
  }

  /** Whether another registered FLB has that compatible. */
  public boolean hasOther(int flb, String compatible, Participants participants) {
    for (int place = 0; place < size; place++) {
      if (order[place] != flb && participants.flbCompatible(order[place]).equals(compatible)) {
        return true;
      }
    }
    return false;
  }

  /** FLBs linked to a handler. */
  public int links(int handler) {
    return handler < linkCounts.length ? linkCounts[handler] : 0;
  }

  /** An FLB of a handler, in the order of registration. */
  public int linkOf(int handler, int index) {
    return links[handler][java.util.Objects.checkIndex(index, links(handler))];
  }

  public boolean linked(int flb, int handler) {
    for (int index = 0; index < links(handler); index++) {
      if (links[handler][index] == flb) {
        return true;
      }
    }
    return false;
  }

  public boolean registered(int flb) {
    return flb < entries.length && entries[flb].handlers > 0;
  }

  /** Links an FLB to a handler, behind the handler's other FLBs. */
  public void link(int flb, int handler) {
    entry(flb);
    if (entries[flb].handlers == 0) {
      if (size == order.length) {
        order = java.util.Arrays.copyOf(order, 2 * size);
      }
      order[size] = flb;
      size++;
    }
    entries[flb].handlers++;
    if (handler >= linkCounts.length) {
      links = java.util.Arrays.copyOf(links, 2 * handler);
      linkCounts = java.util.Arrays.copyOf(linkCounts, 2 * handler);
    }
    int count = linkCounts[handler];
    int[] old = links[handler] == null ? NO_LINKS : links[handler];
    if (count == old.length) {
      links[handler] = java.util.Arrays.copyOf(old, Math.max(4, 2 * count));
    }
    links[handler][count] = flb;
    linkCounts[handler]++;
  }

  /** Takes a link away; the last one takes the FLB off the list. */
  public void unlink(int flb, int handler) {
    int place = 0;
    while (links[handler][place] != flb) {
      place++;
    }
    linkCounts[handler]--;
    System.arraycopy(
        links[handler], place + 1, links[handler], place, linkCounts[handler] - place);
    entries[flb].handlers--;
    if (entries[flb].handlers == 0) {
      int at = 0;
      while (order[at] != flb) {
        at++;
      }
      size--;
      System.arraycopy(order, at + 1, order, at, size - at);
    }
  }

  public Half outgoing(int flb) {
    return entry(flb).outgoing;
  }

  public Half incoming(int flb) {
    return entry(flb).incoming;
  }

  public boolean finished(int flb) {
    return entry(flb).finished;
  }

  public void finish(int flb) {
    Entry entry = entry(flb);
    entry.finished = true;
    entry.incoming.hold(0, false);
  }

  /** 0 if never retrieved, 1 if retrieved, the errno of a failed retrieve otherwise. */
  public int status(int flb) {
    return entry(flb).status;
  }

  public void setStatus(int flb, int status) {
    entry(flb).status = status;
  }

  private Entry entry(int flb) {
    if (flb < 0) {
      throw new IllegalArgumentException("expected the id of an FLB, found " + flb);
    }
    if (flb >= entries.length) {
      grow(Math.max(flb + 1, 2 * entries.length));
    }
    return entries[flb];
  }

  private void grow(int capacity) {
    int before = entries.length;
    entries = java.util.Arrays.copyOf(entries, capacity);
    for (int flb = before; flb < capacity; flb++) {
      entries[flb] = new Entry(released);
    }
  }

  public void clear() {
    size = 0;
    for (Entry entry : entries) {
      entry.clear();
    }
    java.util.Arrays.fill(linkCounts, 0);
  }

  public void copyFrom(FlbTable other) {
    order = other.order.clone();
    size = other.size;
    if (entries.length < other.entries.length) {
      grow(other.entries.length);
    }
    for (int flb = 0; flb < other.entries.length; flb++) {
      Entry from = other.entries[flb];
      Entry to = entries[flb];
      to.outgoing.copyFrom(from.outgoing);
      to.incoming.copyFrom(from.incoming);
      to.handlers = from.handlers;
      to.finished = from.finished;
      to.status = from.status;
    }
    links = other.links.clone();
    for (int handler = 0; handler < links.length; handler++) {
      links[handler] = links[handler] == null ? NO_LINKS : links[handler].clone();
    }
    linkCounts = other.linkCounts.clone();
  }

  /** The lock that stands where another table's lock stands, if it is one of that table's. */
  public java.util.Optional<QueuedLock> counterpart(FlbTable other, QueuedLock lock) {
    for (int flb = 0; flb < other.entries.length; flb++) {
      if (other.entries[flb].outgoing.lock == lock) {
        return java.util.Optional.of(outgoing(flb).lock);
      }
      if (other.entries[flb].incoming.lock == lock) {
        return java.util.Optional.of(incoming(flb).lock);
      }
    }
    return java.util.Optional.empty();
  }

  /**
   * Adds every FLB and link.
   *
   * @param exact whether the data count by value, or only whether they are zero
   */
  public void digest(Digest into, boolean exact) {
    into.add(size);
    for (int place = 0; place < size; place++) {
      into.add(order[place]);
    }
    for (int flb = 0; flb < entries.length; flb++) {
      entries[flb].digest(flb, into, exact);
    }
    for (int handler = 0; handler < linkCounts.length; handler++) {
      for (int index = 0; index < linkCounts[handler]; index++) {
        into.add(handler).add(links[handler][index]);
      }
    }
    into.add(-1);
  }
}
