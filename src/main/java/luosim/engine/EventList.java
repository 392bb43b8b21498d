package luosim.engine;

import java.util.Arrays;

/**
 * The pending events of one machine or of the fleet, by time and, at equal times, in the order they
 * were scheduled.
 *
 * <p>An event is three numbers: an instant, a kind and an argument. Its handle is its place in the
 * order of scheduling joined with the slot that holds its kind and argument; since no place is ever
 * given twice, the handle of an event that is gone never means another one, though its slot may be
 * in use again.
 *
 * <p>The order is kept in a four-way heap of pairs of longs, (time, handle): both numbers compared
 * one after the other give time and then order of scheduling. Cancelling empties the slot and
 * leaves the pair behind; pairs whose slot holds another handle are passed over. When they
 * outnumber the pending events they are swept out, so a list never holds more than twice its
 * pending events (or {@value #SWEEP_FROM} pairs) and cancelling costs constant time on average.
 * Arrays start small, double when full and are kept by {@link #clear}, so that a pooled list does
 * not allocate.
 *
 * <p>Not thread-safe: a list belongs to whoever runs it.
 */
public final class EventList {
  /** What {@link #nextTimeNs} answers when nothing is pending; no event can be scheduled there. */
  public static final long NEVER_NS = Long.MAX_VALUE;

  /** A handle that no event ever has; cancelling it does nothing. */
  public static final long NO_EVENT = 0;

  /** The largest limit a list can be given. */
  public static final int LIMIT_MAX = 1 << 28;

  private static final int FIRST_CAPACITY = 16;
  private static final int SWEEP_FROM = 64;
  private static final int ARRAY_MAX = Integer.MAX_VALUE - 9;
  private static final int NO_SLOT = -1;

  private final int limit;
  private final int slotBits;
  private final long slotMask;
  private final long sequenceMax;

  /** Pairs (time, handle), a four-way heap: the children of pair i are pairs 4i+1 to 4i+4. */
  private long[] heap = new long[2 * FIRST_CAPACITY];

  private int pairs;

  /** The handle of the event in each slot, or NO_EVENT. */
  private long[] handles = new long[FIRST_CAPACITY];

  /** Kind and argument of the event in each slot; in a free slot, the next free one. */
  private long[] contents = new long[FIRST_CAPACITY];

  /** Slots from here on have held nothing since the list was made or cleared. */
  private int slotsUsed;
  private int freeSlot = NO_SLOT;
  private int pending;
  private long sequence;

  private long timeNs;
  private int kind;
  private int argument;

  /**
   * An empty list at instant 0.
   *
   * @param limit the most events that may be pending at once, 1 to {@link #LIMIT_MAX}
   */
  public EventList(int limit) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException(
          "event list: limit must be 1 to " + LIMIT_MAX + ", found " + limit);
    }
    this.limit = limit;
    this.slotBits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(limit - 1));
    this.slotMask = (1L << slotBits) - 1;
    this.sequenceMax = Long.MAX_VALUE >>> slotBits;
  }

  /**
   * Adds an event.
   *
   * @param timeNs when, nanoseconds of simulated time; at or after the event taken last, before
   *     {@link #NEVER_NS}
   * @param kind any number; the handler's own
   * @param argument any number; the handler's own
   * @return a handle for {@link #cancel}, greater than 0
   * @throws LimitReachedException if as many events are pending as the list may hold; nothing was
   *     added
   */
  public long schedule(long timeNs, int kind, int argument) {
    if (timeNs < this.timeNs || timeNs == NEVER_NS) {
      throw new IllegalArgumentException(
          "event list: an event of kind " + kind + " must lie at or after " + this.timeNs
              + " ns and before " + NEVER_NS + " ns, found " + timeNs);
    }
    if (pending == limit) {
      throw new LimitReachedException(
          "pending events", limit, "raise the limit or find what schedules them");
    }
    if (sequence == sequenceMax) {
      throw new LimitReachedException(
          "events scheduled on one list", sequenceMax, "start a new list");
    }
    int slot = takeSlot();
    sequence++;
    long handle = sequence << slotBits | slot;
    handles[slot] = handle;
    contents[slot] = (long) kind << Integer.SIZE | argument & 0xFFFF_FFFFL;
    pending++;
    if (2 * pairs == heap.length) {
      heap = Arrays.copyOf(heap, (int) Math.min(2L * heap.length, ARRAY_MAX));
    }
    siftUp(pairs++, timeNs, handle);
    return handle;
  }

  /**
   * Takes an event out before it takes place.
   *
   * @return false if the handle's event took place, was cancelled or was cleared before; then
   *     nothing changes
   */
  public boolean cancel(long handle) {
    int slot = (int) (handle & slotMask);
    if (handle <= NO_EVENT || slot >= slotsUsed || handles[slot] != handle) {
      return false;
    }
    freeSlot(slot);
    if (pairs > SWEEP_FROM && pairs > 2 * pending) {
      sweep();
    }
    return true;
  }

  /** Whether nothing is pending. */
  public boolean isEmpty() {
    return pending == 0;
  }

  /** How many events are pending; cancelled ones do not count. */
  public int size() {
    return pending;
  }

  /** When the next event takes place, {@link #NEVER_NS} if nothing is pending. */
  public long nextTimeNs() {
    return findNext() ? heap[0] : NEVER_NS;
  }

  /**
   * Takes the next event out; {@link #timeNs}, {@link #kind} and {@link #argument} then tell what
   * it is.
   *
   * @return false if nothing is pending; then those three keep their values
   */
  public boolean poll() {
    if (!findNext()) {
      return false;
    }
    timeNs = heap[0];
    int slot = (int) (heap[1] & slotMask);
    long content = contents[slot];
    kind = (int) (content >> Integer.SIZE);
    argument = (int) content;
    freeSlot(slot);
    removeFirst();
    return true;
  }

  /** The instant of the event taken last, 0 before the first. */
  public long timeNs() {
    return timeNs;
  }

  /** The kind of the event taken last. */
  public int kind() {
    return kind;
  }

  /** The argument of the event taken last. */
  public int argument() {
    return argument;
  }

  /**
   * Drops every pending event and goes back to instant 0; arrays are kept, and old handles stay
   * without effect.
   */
  public void clear() {
    slotsUsed = 0;
    freeSlot = NO_SLOT;
    pending = 0;
    pairs = 0;
    timeNs = 0;
    kind = 0;
    argument = 0;
  }

  /**
   * Becomes an equal of another list: same instant, same pending events in the same order, same
   * handles.
   *
   * <p>A handle that is valid there is valid here; the two lists go separate ways afterwards.
   *
   * @param other a list with the same limit
   */
  public void copyFrom(EventList other) {
    if (other.limit != limit) {
      throw new IllegalArgumentException(
          "event list: only a list of the same limit can be copied, expected " + limit + ", found "
              + other.limit);
    }
    clear();
    if (heap.length < 2 * other.pairs) {
      heap = new long[other.heap.length];
    }
    if (handles.length < other.slotsUsed) {
      handles = new long[other.handles.length];
      contents = new long[other.handles.length];
    }
    System.arraycopy(other.heap, 0, heap, 0, 2 * other.pairs);
    System.arraycopy(other.handles, 0, handles, 0, other.slotsUsed);
    System.arraycopy(other.contents, 0, contents, 0, other.slotsUsed);
    pairs = other.pairs;
    slotsUsed = other.slotsUsed;
    freeSlot = other.freeSlot;
    pending = other.pending;
    sequence = other.sequence;
    timeNs = other.timeNs;
    kind = other.kind;
    argument = other.argument;
  }

  /** How many pairs the heap holds, those of cancelled events included; for tests of the sweep. */
  int heldPairs() {
    return pairs;
  }

  private int takeSlot() {
    if (freeSlot != NO_SLOT) {
      int slot = freeSlot;
      freeSlot = (int) contents[slot];
      return slot;
    }
    if (slotsUsed == handles.length) {
      int capacity = (int) Math.min(2L * handles.length, LIMIT_MAX);
      handles = Arrays.copyOf(handles, capacity);
      contents = Arrays.copyOf(contents, capacity);
    }
    return slotsUsed++;
  }

  private void freeSlot(int slot) {
    handles[slot] = NO_EVENT;
    contents[slot] = freeSlot;
    freeSlot = slot;
    pending--;
  }

  /** Drops the pairs of cancelled events from the top; false if no event is left. */
  private boolean findNext() {
    if (pending == 0) {
      pairs = 0;
      return false;
    }
    while (handles[(int) (heap[1] & slotMask)] != heap[1]) {
      removeFirst();
    }
    return true;
  }

  private void removeFirst() {
    pairs--;
    if (pairs > 0) {
      siftDown(0, heap[2 * pairs], heap[2 * pairs + 1]);
    }
  }

  private void sweep() {
    int kept = 0;
    for (int i = 0; i < pairs; i++) {
      long handle = heap[2 * i + 1];
      if (handles[(int) (handle & slotMask)] == handle) {
        heap[2 * kept] = heap[2 * i];
        heap[2 * kept + 1] = handle;
        kept++;
      }
    }
    pairs = kept;
    for (int i = (kept - 2) >> 2; i >= 0; i--) {
      siftDown(i, heap[2 * i], heap[2 * i + 1]);
    }
  }

  private void siftUp(int hole, long time, long handle) {
    int at = hole;
    while (at > 0) {
      int parent = (at - 1) >> 2;
      long parentTime = heap[2 * parent];
      if (parentTime < time || parentTime == time && heap[2 * parent + 1] < handle) {
        break;
      }
      heap[2 * at] = parentTime;
      heap[2 * at + 1] = heap[2 * parent + 1];
      at = parent;
    }
    heap[2 * at] = time;
    heap[2 * at + 1] = handle;
  }

  private void siftDown(int hole, long time, long handle) {
    int at = hole;
    while (true) {
      int child = 4 * at + 1;
      if (child >= pairs) {
        break;
      }
      child = earliestChild(child);
      long childTime = heap[2 * child];
      if (time < childTime || time == childTime && handle < heap[2 * child + 1]) {
        break;
      }
      heap[2 * at] = childTime;
      heap[2 * at + 1] = heap[2 * child + 1];
      at = child;
    }
    heap[2 * at] = time;
    heap[2 * at + 1] = handle;
  }

  private int earliestChild(int first) {
    int end = Math.min(first + 4, pairs);
    int best = first;
    long bestTime = heap[2 * first];
    for (int i = first + 1; i < end; i++) {
      long time = heap[2 * i];
      if (time < bestTime || time == bestTime && heap[2 * i + 1] < heap[2 * best + 1]) {
        best = i;
        bestTime = time;
      }
    }
    return best;
  }
}
