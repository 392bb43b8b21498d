package luosim.luo.part;

import luosim.luo.Participants;

/**
 * The FLBs of one kernel: which are registered, for which handlers, and the two halves of each, the
 * outgoing one that this kernel preserves and the incoming one that it received.
 */
public final class FlbTable {
  /** More FLBs than this do not fit the page that lists them. */
  public static final int LIMIT = 63;

  private final ReleasedList released;
  private final IntList order = new IntList();
  private Entry[] entries = new Entry[0];
  private IntList[] links = new IntList[0];

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
    return order.size();
  }

  /** Id of a registered FLB, in the order of registration. */
  public int get(int place) {
    return order.get(place);
  }

  /** Whether another registered FLB has that compatible. */
  public boolean hasOther(int flb, String compatible, Participants participants) {
    for (int place = 0; place < order.size(); place++) {
      if (order.get(place) != flb && participants.flbCompatible(order.get(place)).equals(compatible)) {
        return true;
      }
    }
    return false;
  }

  /** FLBs linked to a handler. */
  public int links(int handler) {
    return handler < links.length ? links[handler].size() : 0;
  }

  /** An FLB of a handler, in the order of registration. */
  public int linkOf(int handler, int index) {
    return links[handler].get(index);
  }

  public boolean linked(int flb, int handler) {
    return handler < links.length && links[handler].place(flb) >= 0;
  }

  public boolean registered(int flb) {
    return flb < entries.length && entries[flb].handlers > 0;
  }

  /** Links an FLB to a handler, behind the handler's other FLBs. */
  public void link(int flb, int handler) {
    entry(flb);
    if (entries[flb].handlers == 0) {
      order.add(flb);
    }
    entries[flb].handlers++;
    if (handler >= links.length) {
      growLinks(Math.max(handler + 1, 2 * links.length));
    }
    links[handler].add(flb);
  }

  private void growLinks(int capacity) {
    int before = links.length;
    links = java.util.Arrays.copyOf(links, capacity);
    for (int handler = before; handler < capacity; handler++) {
      links[handler] = new IntList();
    }
  }

  /** Takes a link away; the last one takes the FLB off the list. */
  public void unlink(int flb, int handler) {
    links[handler].remove(flb);
    entries[flb].handlers--;
    if (entries[flb].handlers == 0) {
      order.remove(flb);
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
    order.clear();
    for (Entry entry : entries) {
      entry.clear();
    }
    for (IntList linked : links) {
      linked.clear();
    }
  }

  public void copyFrom(FlbTable other) {
    order.copyFrom(other.order);
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
    if (links.length < other.links.length) {
      growLinks(other.links.length);
    }
    for (int handler = 0; handler < links.length; handler++) {
      links[handler].clear();
      if (handler < other.links.length) {
        links[handler].copyFrom(other.links[handler]);
      }
    }
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
    order.digest(into);
    for (int flb = 0; flb < entries.length; flb++) {
      entries[flb].digest(flb, into, exact);
    }
    for (int handler = 0; handler < links.length; handler++) {
      if (links[handler].size() > 0) {
        into.add(handler);
        links[handler].digest(into);
      }
    }
    into.add(-1);
  }
}
