package luosim.luo.part;

/**
 * The sessions of one kernel: a list of outgoing ones in the order of creation, one of incoming ones
 * in the order in which they were received, and what belongs to each.
 *
 * <p>A session's id is its slot, which the next session uses again; the slot's age tells two
 * sessions of one slot apart.
 */
public final class SessionTable {
  /** Entries of a page of the chain of sessions. */
  public static final int ENTRIES_PER_PAGE = 51;

  private final ReleasedList released;
  private Slot[] slots = new Slot[0];
  private final IntList outgoing = new IntList();
  private final IntList incoming = new IntList();

  public SessionTable(ReleasedList released) {
    this.released = released;
  }

  /** One session, or a place for one. */
  private static final class Slot {
    private final QueuedLock mutex;
    private final SessionFiles files = new SessionFiles();
    private boolean used;
    private int age;
    private int name;
    private boolean incoming;
    private boolean open;
    private boolean closing;
    private boolean retrieved;

    private Slot(ReleasedList released) {
      mutex = new QueuedLock(released);
    }
  }

  public int outgoingCount() {
    return outgoing.size();
  }

  public int outgoing(int index) {
    return outgoing.get(index);
  }

  public int incomingCount() {
    return incoming.size();
  }

  public int incoming(int index) {
    return incoming.get(index);
  }

  /** The session of that name in a list, or -1. */
  public int find(int name, boolean amongIncoming) {
    IntList order = amongIncoming ? incoming : outgoing;
    for (int index = 0; index < order.size(); index++) {
      if (slots[order.get(index)].name == name) {
        return order.get(index);
      }
    }
    return -1;
  }

  /** Whether somebody has a descriptor of a session of that id, and can make a request on it. */
  public boolean isOpen(int session) {
    return session >= 0
        && session < slots.length
        && isHeld(session)
        && !slots[session].closing;
  }

  /** Whether a descriptor of the session has not been closed to the end. */
  public boolean isHeld(int session) {
    return slots[session].used && slots[session].open;
  }

  /** The last reference on the session's descriptor goes; requests under way still end. */
  public void beginClose(int session) {
    slots[session].closing = true;
  }

  /** Changes whenever the slot gets another session. */
  public int age(int session) {
    return slots[session].age;
  }

  public QueuedLock mutex(int session) {
    return slots[session].mutex;
  }

  public SessionFiles files(int session) {
    return slot(session).files;
  }

  public int name(int session) {
    return slot(session).name;
  }

  public boolean isIncoming(int session) {
    return slot(session).incoming;
  }

  public boolean retrieved(int session) {
    return slot(session).retrieved;
  }

  /** A descriptor of the session comes into being; one of an incoming session once. */
  public void open(int session) {
    slots[session].open = true;
    slots[session].retrieved = slots[session].incoming;
  }

  /** The session's descriptor is gone. */
  public void shut(int session) {
    slots[session].open = false;
    slots[session].closing = false;
  }

  /** Adds a session at the end of its list and gives its id. */
  public int add(int name, boolean isIncoming) {
    int id = 0;
    while (id < slots.length && slots[id].used) {
      id++;
    }
    if (id == slots.length) {
      grow(Math.max(4, 2 * id));
    }
    Slot slot = slots[id];
    slot.used = true;
    slot.age++;
    slot.name = name;
    slot.incoming = isIncoming;
    slot.open = false;
    slot.closing = false;
    slot.retrieved = false;
    slot.files.clear();
    (isIncoming ? incoming : outgoing).add(id);
    return id;
  }

  public void remove(int session) {
    Slot slot = slot(session);
    slot.used = false;
    slot.open = false;
    (slot.incoming ? incoming : outgoing).remove(session);
  }

  private Slot slot(int session) {
    if (session < 0 || session >= slots.length || !slots[session].used) {
      throw new IllegalArgumentException("there is no session " + session);
    }
    return slots[session];
  }

  private void grow(int capacity) {
    int before = slots.length;
    slots = java.util.Arrays.copyOf(slots, capacity);
    for (int id = before; id < capacity; id++) {
      slots[id] = new Slot(released);
    }
  }

  public void clear() {
    for (Slot slot : slots) {
      slot.used = false;
      slot.age = 0;
      slot.mutex.clear();
      slot.files.clear();
    }
    outgoing.clear();
    incoming.clear();
  }

  public void copyFrom(SessionTable other) {
    if (slots.length < other.slots.length) {
      grow(other.slots.length);
    }
    clear();
    for (int id = 0; id < other.slots.length; id++) {
      Slot from = other.slots[id];
      Slot to = slots[id];
      to.mutex.copyFrom(from.mutex);
      to.files.copyFrom(from.files);
      to.used = from.used;
      to.age = from.age;
      to.name = from.name;
      to.incoming = from.incoming;
      to.open = from.open;
      to.closing = from.closing;
      to.retrieved = from.retrieved;
    }
    outgoing.copyFrom(other.outgoing);
    incoming.copyFrom(other.incoming);
  }

  /** The id of the slot whose mutex this is, or -1. */
  public int slotOf(QueuedLock mutex) {
    for (int id = 0; id < slots.length; id++) {
      if (slots[id].mutex == mutex) {
        return id;
      }
    }
    return -1;
  }

  /**
   * Adds every session.
   *
   * @param exact as for the files of a session
   */
  public void digest(Digest into, boolean exact) {
    for (int id = 0; id < slots.length; id++) {
      Slot slot = slots[id];
      if (!slot.mutex.idle()) {
        into.add(id);
        slot.mutex.digest(into);
      }
      if (slot.used && exact) {
        into.add(id);
        digest(slot, into, true);
      }
    }
    digest(outgoing, into, exact);
    digest(incoming, into, exact);
  }

  /** A list of sessions; which slots they have does not matter to what is merely alike. */
  private void digest(IntList order, Digest into, boolean exact) {
    if (exact) {
      order.digest(into);
      return;
    }
    into.add(order.size());
    for (int index = 0; index < order.size(); index++) {
      digest(slots[order.get(index)], into, false);
    }
  }

  private static void digest(Slot slot, Digest into, boolean exact) {
    into.add(slot.name).add(slot.incoming).add(slot.open).add(slot.closing);
    into.add(slot.retrieved);
    slot.files.digest(into, exact);
  }
}
