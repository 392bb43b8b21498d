package luosim.engine;

import java.util.Arrays;

/**
 * What the pending events of one list are: the kind and the argument of each, found by its handle.
 *
 * <p>An event lives in a slot of three ints: generation, kind, argument. A generation counts up
 * when a slot is taken and again when it is freed, so it is odd while an event lives there; the
 * handle is the generation joined with the slot's number. A slot whose generations are used up is
 * never taken again. So no handle ever means two events, however long a list is used.
 *
 * <p>The slot freed last is taken first: its words are still near the processor.
 */
final class EventSlots {
  private static final int WORDS = 3;
  private static final int FIRST_SLOTS = 16;
  private static final int NO_SLOT = -1;

  /** The last generation that lives in a slot of an ordinary list. */
  static final int LAST_GENERATION = Integer.MAX_VALUE - 2;

  private final int lastGeneration;
  private int[] words = new int[WORDS * FIRST_SLOTS];

  /** Slots from here on have held nothing since the list was made or cleared. */
  private int used;

  /** The slot that is taken next; the kind of a free slot is the number of the next free one. */
  private int free = NO_SLOT;

  /** Slots that retire after this generation, an odd number. */
  EventSlots(int lastGeneration) {
    this.lastGeneration = lastGeneration;
  }

  /** Puts an event in a slot; its handle, greater than 0. */
  long take(int kind, int argument) {
    int slot = free;
    int at = WORDS * slot;
    if (slot == NO_SLOT) {
      slot = unused();
      at = WORDS * slot;
    } else {
      free = words[at + 1];
    }
    int generation = words[at] + 1 | 1;
    words[at] = generation;
    words[at + 1] = kind;
    words[at + 2] = argument;
    return (long) generation << Integer.SIZE | slot;
  }

  private int unused() {
    while (true) {
      if (WORDS * used == words.length) {
        words = Arrays.copyOf(words, WORDS * Growth.next(used));
      }
      int slot = used++;
      if (words[WORDS * slot] < lastGeneration) {
        return slot;
      }
    }
  }

  /** Whether the event of a handle that this list gave is pending. */
  boolean holds(long handle) {
    return words[WORDS * (int) handle] == (int) (handle >>> Integer.SIZE);
  }

  /** The same for any number. */
  boolean knows(long number) {
    int slot = (int) number;
    int generation = (int) (number >>> Integer.SIZE);
    return slot >= 0 && slot < used && (generation & 1) == 1 && words[WORDS * slot] == generation;
  }

  int kind(long handle) {
    return words[WORDS * (int) handle + 1];
  }

  int argument(long handle) {
    return words[WORDS * (int) handle + 2];
  }

  /** Ends the event of a handle that is pending. */
  void free(long handle) {
    int slot = (int) handle;
    int at = WORDS * slot;
    if (++words[at] < lastGeneration) {
      words[at + 1] = free;
      free = slot;
    }
  }

  /** Ends all events; no handle given before means one given later. */
  void clear() {
    used = 0;
    free = NO_SLOT;
  }
}
