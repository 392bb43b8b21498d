package luosim.invariant;

import java.util.Arrays;
import luosim.trace.TraceKind;

/**
 * What the trace says of each participant of one kernel with sessions, in arrays that are reused.
 *
 * <p>A file for the next kernel is one participant, whichever session it is in; a file from the previous
 * kernel is known by its session and token; an FLB is one participant on both sides. What belongs to a
 * session can be forgotten when it is over.
 */
final class SessionRoster {
  static final int FILE = 0;
  static final int RECEIVED = 3;
  static final int FLB = 4;

  private static final int PARTICIPANTS_MAX = 1 << 20;
  private static final int PRESERVED = 1;
  private static final int FROZEN = 2;
  private static final int FREEZE_FAILED = 4;
  private static final int UNPRESERVING = 8;

  /** One participant. */
  static final class Slot {
    int participant;

    /** The session that it is in, -1 for none. */
    int session;

    private int keyedBy;
    private int flags;

    /** Order of its last successful preserve, over all. */
    int place;

    /** Order of its last freeze in its reboot. */
    int freezePlace;

    int preserves;
    int unpreserves;

    /** What its last successful preserve or freeze gave. */
    long data;

    int finishes;
    int retrieving;
    int retrieved;

    /** The errno of a retrieve that failed, 0 if none did. */
    int retrieveError;

    /** The serial number of the request in which its last callback began, 0 for none. */
    int request;

    /** The same of its last preserve. */
    int preserving;

    boolean preserved() {
      return (flags & PRESERVED) != 0;
    }

    boolean frozen() {
      return (flags & FROZEN) != 0;
    }

    boolean freezeFailed() {
      return (flags & FREEZE_FAILED) != 0;
    }

    boolean unpreserving() {
      return (flags & UNPRESERVING) != 0;
    }

    int kind() {
      return TraceKind.participantKind(participant);
    }

    int id() {
      return TraceKind.participantId(participant);
    }

    private long digest(long start) {
      long digest = mixed(mixed(mixed(start, participant), session), flags);
      digest = mixed(mixed(mixed(digest, place), freezePlace), data);
      digest = mixed(mixed(mixed(digest, preserves), unpreserves), finishes);
      return mixed(mixed(mixed(digest, retrieving), retrieved), retrieveError);
    }

    private void clear(int who, int ofSession) {
      participant = who;
      session = ofSession;
      keyedBy = ofSession;
      request = 0;
      preserving = 0;
      finishes = 0;
      retrieving = 0;
      retrieved = 0;
      retrieveError = 0;
      forgetOutgoing();
    }

    /** Forgets its life for the next kernel. */
    void forgetOutgoing() {
      flags = 0;
      place = 0;
      freezePlace = 0;
      preserves = 0;
      unpreserves = 0;
      data = 0;
    }

    void preserveOk(int at, long out) {
      flags |= PRESERVED;
      preserves++;
      place = at;
      data = out;
    }

    void unpreserveBegan() {
      flags |= UNPRESERVING;
      unpreserves++;
    }

    void unpreserveEnded() {
      flags = 0;
    }

    void freezeOk(long out) {
      flags = (flags | FROZEN) & ~FREEZE_FAILED;
      data = out;
    }

    void failFreeze() {
      flags |= FREEZE_FAILED;
    }

    void unfrozen() {
      flags &= ~FROZEN;
    }
  }

  private int[] table = new int[128];
  private Slot[] slots = new Slot[64];
  private int size;
  private int preserves;

  /** Unpreserves and unfreezes since they were last forgotten, in order. */
  private Slot[] steps = new Slot[64];

  private int stepCount;

  void clear() {
    Arrays.fill(table, 0);
    size = 0;
    preserves = 0;
    stepCount = 0;
  }

  /** The slot of a participant, made if it is new. */
  Slot slot(int who, int session) {
    int of = TraceKind.participantKind(who) == RECEIVED ? session : -1;
    int at = home(who, of);
    if (table[at] == 0) {
      if (size == slots.length) {
        grow();
        at = home(who, of);
      }
      if (slots[size] == null) {
        slots[size] = new Slot();
      }
      slots[size].clear(who, of);
      table[at] = ++size;
    }
    return slots[table[at] - 1];
  }

  private int home(int who, int session) {
    int mask = table.length - 1;
    int at = (who * 0x9e3779b9 + session * 0x85ebca6b) >>> 7 & mask;
    while (table[at] != 0 && !is(slots[table[at] - 1], who, session)) {
      at = at + 1 & mask;
    }
    return at;
  }

  private static boolean is(Slot slot, int who, int session) {
    return slot.participant == who && slot.keyedBy == session;
  }

  private void grow() {
    int length = 2 * slots.length;
    if (length > PARTICIPANTS_MAX) {
      throw new IllegalStateException("invariants: more than " + PARTICIPANTS_MAX / 2
          + " participants on one host; use fewer files");
    }
    slots = Arrays.copyOf(slots, length);
    table = new int[2 * length];
    for (int index = 0; index < size; index++) {
      table[home(slots[index].participant, slots[index].keyedBy)] = index + 1;
    }
  }

  /** The next number in the order of preserves. */
  int nextPlace() {
    return preserves++;
  }

  /** Notes that a participant was unpreserved or unfrozen. */
  void step(Slot slot) {
    if (stepCount == steps.length) {
      if (stepCount >= PARTICIPANTS_MAX) {
        throw new IllegalStateException(
            "invariants: more than " + PARTICIPANTS_MAX + " steps of a rollback in one request");
      }
      steps = Arrays.copyOf(steps, 2 * stepCount);
    }
    steps[stepCount++] = slot;
  }

  void forgetSteps() {
    stepCount = 0;
  }

  int steps() {
    return stepCount;
  }

  Slot stepAt(int index) {
    return steps[index];
  }

  /** Forgets what files of a session that is over did for the next kernel. */
  void sessionOver(int session) {
    for (int index = 0; index < size; index++) {
      if (slots[index].kind() == FILE && slots[index].session == session) {
        slots[index].forgetOutgoing();
        slots[index].session = -1;
      }
    }
  }

  /** A number over all that is known, whichever requests it came from. */
  long digest() {
    long digest = preserves;
    for (int index = 0; index < size; index++) {
      digest = slots[index].digest(digest);
    }
    return digest;
  }

  private static long mixed(long digest, long value) {
    long z = (digest ^ value) * 0x9E37_79B9_7F4A_7C15L;
    return z ^ z >>> 32;
  }

  /** Forgets what FLBs did for the next kernel, once no session is left; not of one that somebody holds. */
  void attemptOver() {
    preserves = 0;
    for (int index = 0; index < size; index++) {
      if (slots[index].kind() == FLB && !slots[index].preserved()) {
        slots[index].forgetOutgoing();
      }
    }
  }

  /** Whether a retrieve failed with an error before, which later ones return again. */
  boolean remembers(int error) {
    for (int index = 0; index < size; index++) {
      if (slots[index].retrieveError == error) {
        return true;
      }
    }
    return false;
  }

  int size() {
    return size;
  }

  Slot at(int index) {
    return slots[index];
  }
}
