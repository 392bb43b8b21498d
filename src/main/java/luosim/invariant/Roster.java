package luosim.invariant;

import java.util.Arrays;

/**
 * What the trace says of each participant of one kernel, in arrays that are reused.
 *
 * <p>A participant gets a slot when it is first named. Everything about the attempt can be
 * forgotten at once; what lasts for the life of the kernel (registrations, retrieves, finishes)
 * stays until the next kernel.
 */
final class Roster {
  private static final int PARTICIPANTS_MAX = 1 << 20;

  private static final int PREPARE_OK = 1;
  private static final int PREPARED = 2;
  private static final int FROZEN = 4;
  private static final int FREEZE_FAILED = 8;
  private static final int CANCELLING = 16;
  private static final int FINALIZE_OK = 32;

  /** Prepared by an event of its own before the attempt; stays until its cancel. */
  private static final int ALONE = 64;

  private static final int OF_ATTEMPT =
      PREPARE_OK | PREPARED | FROZEN | FREEZE_FAILED | CANCELLING | FINALIZE_OK;

  private int[] table = new int[128];
  private int size;
  private int[] participant = new int[64];
  private int[] flags = new int[64];
  private int[] place = new int[64];
  private int[] prepares = new int[64];
  private int[] cancels = new int[64];
  private int[] aborts = new int[64];
  private int[] operation = new int[64];
  private int[] finishes = new int[64];
  private int[] retrieving = new int[64];
  private int[] retrieved = new int[64];
  private int[] registrations = new int[64];
  private long[] data = new long[64];

  private int prepared;
  private int[] cancelled = new int[64];
  private int cancelledSize;
  private boolean cancelledAlone;

  /** Forgets every participant. */
  void clear() {
    Arrays.fill(table, 0);
    size = 0;
    prepared = 0;
    cancelledSize = 0;
    cancelledAlone = false;
  }

  /** Forgets what happened to participants in the last attempt. */
  void clearAttempt() {
    for (int slot = 0; slot < size; slot++) {
      flags[slot] &= ~OF_ATTEMPT;
      prepares[slot] = 0;
      cancels[slot] = 0;
      aborts[slot] = 0;
    }
    prepared = 0;
    cancelledSize = 0;
    cancelledAlone = false;
  }

  /** The slot of a participant, made if it is new. */
  int slot(int who) {
    int at = home(who);
    if (table[at] == 0) {
      if (size == participant.length) {
        grow();
        at = home(who);
      }
      admit(size, who);
      table[at] = ++size;
    }
    return table[at] - 1;
  }

  private void admit(int slot, int who) {
    participant[slot] = who;
    flags[slot] = 0;
    place[slot] = 0;
    prepares[slot] = 0;
    cancels[slot] = 0;
    aborts[slot] = 0;
    operation[slot] = -1;
    finishes[slot] = 0;
    retrieving[slot] = 0;
    retrieved[slot] = 0;
    registrations[slot] = 0;
    data[slot] = 0;
  }

  /** Where a participant's slot is noted, or the empty place for it. */
  private int home(int who) {
    int mask = table.length - 1;
    int at = (who * 0x9e3779b9) >>> 7 & mask;
    while (table[at] != 0 && participant[table[at] - 1] != who) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    int length = 2 * participant.length;
    if (length > PARTICIPANTS_MAX) {
      throw new IllegalStateException("invariants: more than " + PARTICIPANTS_MAX / 2
          + " participants on one host; use fewer files");
    }
    participant = Arrays.copyOf(participant, length);
    flags = Arrays.copyOf(flags, length);
    place = Arrays.copyOf(place, length);
    prepares = Arrays.copyOf(prepares, length);
    cancels = Arrays.copyOf(cancels, length);
    aborts = Arrays.copyOf(aborts, length);
    operation = Arrays.copyOf(operation, length);
    finishes = Arrays.copyOf(finishes, length);
    retrieving = Arrays.copyOf(retrieving, length);
    retrieved = Arrays.copyOf(retrieved, length);
    registrations = Arrays.copyOf(registrations, length);
    data = Arrays.copyOf(data, length);
    table = new int[2 * length];
    for (int slot = 0; slot < size; slot++) {
      table[home(participant[slot])] = slot + 1;
    }
  }

  // What happens to a participant.

  void prepareOk(int slot, long out) {
    flags[slot] |= PREPARE_OK | PREPARED;
    prepares[slot]++;
    place[slot] = prepared++;
    data[slot] = out;
  }

  /** An event of this participant alone has prepared it, outside any attempt. */
  void preparedAlone(int slot, long out) {
    flags[slot] |= ALONE;
    data[slot] = out;
  }

  /** The cancel of somebody who was prepared before the attempt. */
  void cancelAlone(int slot) {
    flags[slot] |= CANCELLING;
    cancelledAlone = true;
  }

  void freezeOk(int slot, long out) {
    flags[slot] |= FROZEN;
    flags[slot] &= ~FREEZE_FAILED;
    data[slot] = out;
  }

  void failFreeze(int slot) {
    flags[slot] |= FREEZE_FAILED;
  }

  void cancelBegan(int slot) {
    flags[slot] |= CANCELLING;
    cancels[slot]++;
    if (cancelledSize == cancelled.length) {
      if (cancelledSize >= PARTICIPANTS_MAX) {
        throw new IllegalStateException(
            "invariants: more than " + PARTICIPANTS_MAX + " cancels in one attempt");
      }
      cancelled = Arrays.copyOf(cancelled, 2 * cancelledSize);
    }
    cancelled[cancelledSize++] = slot;
  }

  /** A participant without a cancel is cancelled by passing it by. */
  void cancelVacuously(int slot) {
    cancels[slot] = prepares[slot];
    cancelEnded(slot);
  }

  void cancelEnded(int slot) {
    flags[slot] &= ~(CANCELLING | PREPARED | FROZEN | ALONE);
  }

  void agree(int slot) {
    flags[slot] |= FINALIZE_OK;
  }

  void aborted(int slot) {
    aborts[slot]++;
  }

  void finished(int slot) {
    finishes[slot]++;
  }

  void retrieveBegan(int slot) {
    retrieving[slot]++;
  }

  void retrieveEnded(int slot, boolean ok) {
    retrieving[slot]--;
    retrieved[slot] += ok ? 1 : 0;
  }

  void registered(int slot, int change) {
    registrations[slot] += change;
  }

  /** Nothing is registered any more. */
  void nothingRegistered() {
    Arrays.fill(registrations, 0, size, 0);
  }

  void inOperation(int slot, int op) {
    operation[slot] = op;
  }

  /** A number over all that is known. */
  long digest() {
    long digest = size;
    for (int slot = 0; slot < size; slot++) {
      digest = mixed(digest, participant[slot], flags[slot], place[slot], prepares[slot], cancels[slot],
          aborts[slot], finishes[slot], retrieving[slot], retrieved[slot], registrations[slot]);
      digest = mixed(digest, data[slot]);
    }
    for (int index = 0; index < cancelledSize; index++) {
      digest = mixed(digest, cancelled[index]);
    }
    return mixed(digest, prepared, cancelledAlone ? 1 : 0);
  }

  private static long mixed(long start, int... values) {
    long digest = start;
    for (int value : values) {
      digest = mixed(digest, (long) value);
    }
    return digest;
  }

  private static long mixed(long digest, long value) {
    long z = (digest ^ value) * 0x9E37_79B9_7F4A_7C15L;
    return z ^ z >>> 32;
  }

  // What is known.

  int size() {
    return size;
  }

  int participant(int slot) {
    return participant[slot];
  }

  boolean prepareOk(int slot) {
    return (flags[slot] & PREPARE_OK) != 0;
  }

  /** Prepared by an event of its own before the attempt, and not cancelled since. */
  boolean alone(int slot) {
    return (flags[slot] & ALONE) != 0;
  }

  /** Whether the attempt cancelled somebody who was prepared before it: what it gives back it never took. */
  boolean cancelledAlone() {
    return cancelledAlone;
  }

  /** Prepared and neither cancelled nor finished. */
  boolean prepared(int slot) {
    return (flags[slot] & PREPARED) != 0;
  }

  boolean frozen(int slot) {
    return (flags[slot] & FROZEN) != 0;
  }

  boolean freezeFailed(int slot) {
    return (flags[slot] & FREEZE_FAILED) != 0;
  }

  boolean cancelling(int slot) {
    return (flags[slot] & CANCELLING) != 0;
  }

  boolean finalizeOk(int slot) {
    return (flags[slot] & FINALIZE_OK) != 0;
  }

  /** The place of its successful prepare among those of the attempt. */
  int place(int slot) {
    return place[slot];
  }

  /** The data that its last successful prepare or freeze gave. */
  long data(int slot) {
    return data[slot];
  }

  /**
   * Successful prepares in the attempt; more than one if the object was registered more than once.
   */
  int prepares(int slot) {
    return prepares[slot];
  }

  int cancels(int slot) {
    return cancels[slot];
  }

  int aborts(int slot) {
    return aborts[slot];
  }

  int finishes(int slot) {
    return finishes[slot];
  }

  int retrieving(int slot) {
    return retrieving[slot];
  }

  int retrieved(int slot) {
    return retrieved[slot];
  }

  int registrations(int slot) {
    return registrations[slot];
  }

  /** The operation in which its last callback began, -1 for none. */
  int operation(int slot) {
    return operation[slot];
  }

  /** Cancels of the attempt, in order. */
  int cancelledSize() {
    return cancelledSize;
  }

  int cancelled(int index) {
    return cancelled[index];
  }
}
