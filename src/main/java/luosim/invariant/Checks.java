package luosim.invariant;

import java.util.Arrays;

/** Which invariant is due at which moment and what it needs, worked out once. */
final class Checks {
  /** How many invariants there are. */
  static final int COUNT = Invariants.all().size();

  private final int[][] due = new int[Moment.values().length][];
  private final int[] needs = new int[COUNT];
  private final int[] wants = new int[COUNT];
  private final boolean[] lasting = new boolean[COUNT];

  Checks() {
    for (Moment moment : Moment.values()) {
      int[] at = new int[COUNT];
      int size = 0;
      for (int index = 0; index < COUNT; index++) {
        if (Invariants.all().get(index).moments().contains(moment)) {
          at[size++] = index;
        }
      }
      due[moment.ordinal()] = Arrays.copyOf(at, size);
    }
    for (int index = 0; index < COUNT; index++) {
      Invariant invariant = Invariants.all().get(index);
      for (Evidence evidence : Evidence.values()) {
        int bit = 1 << evidence.ordinal();
        needs[index] |= invariant.needs().contains(evidence) ? bit : 0;
        wants[index] |= invariant.wants().contains(evidence) ? bit : 0;
      }
      lasting[index] = invariant.lasting();
    }
  }

  /** The invariants due at a moment, by their place in the list. */
  int[] due(Moment moment) {
    return due[moment.ordinal()];
  }

  /** Whether a world that shows some evidence is enough for an invariant. */
  boolean possible(int index, int shown) {
    return (needs[index] & ~shown) == 0;
  }

  /** What an invariant needs and a world that shows some evidence has not, as bits. */
  int missing(int index, int shown) {
    return needs[index] & ~shown;
  }

  /** Whether finding nothing in a world that shows some evidence means that an invariant holds. */
  boolean decidable(int index, int shown) {
    return ((needs[index] | wants[index]) & ~shown) == 0;
  }

  boolean lasting(int index) {
    return lasting[index];
  }

  /** The evidence that a world shows, as bits. */
  static int shown(World world) {
    int shown = 0;
    for (Evidence evidence : Evidence.values()) {
      shown |= world.shows(evidence) ? 1 << evidence.ordinal() : 0;
    }
    return shown;
  }
}
