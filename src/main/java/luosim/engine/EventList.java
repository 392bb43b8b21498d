package luosim.engine;

/**
 * The pending events of one machine or of the fleet, by time and, at equal times, in the order they
 * were scheduled.
 *
 * <p>An event is three numbers: an instant, a kind and an argument. Its handle never means another
 * event, though what held it may be in use again.
 *
 * <p>The order is kept by pairs of longs, (time, handle). The next few lie in a sorted array, which
 * is all that a small list has; what does not fit there lies in a ladder of buckets. Adding, taking
 * and cancelling cost constant time on average. Cancelling leaves the pair behind, and those are
 * passed over; when they outnumber the pending events at a cancelling they are swept out, unless
 * there are fewer than {@value #SWEEP_FROM} pairs in all. Arrays start small, grow when full and
 * are kept by {@link #clear}, so that a pooled list does not allocate.
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

  private static final int SWEEP_FROM = 64;

  private final int limit;
  private final EventSlots slots = new EventSlots(EventSlots.LAST_GENERATION);
  private final NearEvents near = new NearEvents();
  private final Ladder ladder = new Ladder();

  private int pending;

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
    long handle = slots.take(kind, argument);
    pending++;
    put(timeNs, handle);
    return handle;
  }

  private void put(long timeNs, long handle) {
    if (timeNs >= ladder.fromNs()) {
      ladder.add(timeNs, handle);
    } else if (near.isFull()) {
      ladder.relieve(near);
      put(timeNs, handle);
    } else {
      near.insert(timeNs, handle);
    }
  }

  /**
   * Takes an event out before it takes place.
   *
   * @return false if the handle's event took place, was cancelled or was cleared before; then
   *     nothing changes
   */
  public boolean cancel(long handle) {
    if (!slots.knows(handle)) {
      return false;
    }
    slots.free(handle);
    pending--;
    int held = heldPairs();
    if (held > SWEEP_FROM && held > 2 * pending) {
      near.sweep(slots);
      ladder.sweep(slots);
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
    return findNext() ? near.firstTimeNs() : NEVER_NS;
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
    take();
    return true;
  }

  /** Takes out the event that {@link #nextTimeNs} has just told of, without looking again. */
  void take() {
    timeNs = near.firstTimeNs();
    long handle = near.firstHandle();
    kind = slots.kind(handle);
    argument = slots.argument(handle);
    slots.free(handle);
    pending--;
    near.removeFirst();
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
    slots.clear();
    near.clear();
    ladder.clear();
    pending = 0;
    timeNs = 0;
    kind = 0;
    argument = 0;
  }

  /** How many pairs are held, those of cancelled events included; for tests of the sweep. */
  int heldPairs() {
    return near.size() + ladder.size();
  }

  /** How many pairs were moved or looked at since the list was made; for tests of the bounds. */
  long moved() {
    return near.moved() + ladder.moved();
  }

  /** Drops the pairs of cancelled events from the top; false if no event is left. */
  private boolean findNext() {
    while (true) {
      while (!near.isEmpty()) {
        if (slots.holds(near.firstHandle())) {
          return true;
        }
        near.removeFirst();
      }
      if (!ladder.refill(near, slots)) {
        return false;
      }
    }
  }
}
