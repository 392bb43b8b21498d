package luosim.invariant;

import java.util.Arrays;
import java.util.Set;

/** Which invariant is due at which moment and what it needs, worked out once. */
final class Checks {
  /** How many invariants there are. */
  static final int COUNT = Invariants.all().size();

  private final int[][] due = new int[Moment.values().length][0];
  private final int[] needs = new int[COUNT];
  private final int[] wants = new int[COUNT];
  private final boolean[] lasting = new boolean[COUNT];
  private final boolean[] means = new boolean[COUNT];
  private final SessionReading.Check[] readings = new SessionReading.Check[COUNT];

  private Checks() {}

  /** For hosts whose orchestrator has one state. */
  static Checks ofState() {
    var checks = new Checks();
    for (int index = 0; index < COUNT; index++) {
      Invariant one = Invariants.all().get(index);
      checks.add(index, one.moments(), one.needs(), one.wants());
      checks.lasting[index] = one.lasting();
    }
    return checks;
  }

  /** For hosts whose orchestrator has sessions. */
  static Checks ofSessions() {
    var checks = new Checks();
    for (int index = 0; index < COUNT; index++) {
      Invariant one = Invariants.all().get(index);
      if (one.onSessions().isPresent()) {
        SessionReading reading = one.onSessions().get();
        checks.add(index, reading.moments(), reading.needs(), reading.wants());
        checks.readings[index] = reading.check();
        checks.lasting[index] = one.lasting();
      }
    }
    return checks;
  }

  private void add(int index, Set<Moment> moments, Set<Evidence> needed, Set<Evidence> wanted) {
    means[index] = true;
    for (Moment moment : moments) {
      int[] before = due[moment.ordinal()];
      due[moment.ordinal()] = Arrays.copyOf(before, before.length + 1);
      due[moment.ordinal()][before.length] = index;
    }
    for (Evidence evidence : Evidence.values()) {
      int bit = 1 << evidence.ordinal();
      needs[index] |= needed.contains(evidence) ? bit : 0;
      wants[index] |= wanted.contains(evidence) ? bit : 0;
    }
  }

  /** Whether an invariant means anything on these hosts. */
  boolean applies(int index) {
    return means[index];
  }

  /** What an invariant means where there are sessions; only where it applies. */
  SessionReading.Check reading(int index) {
    return readings[index];
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
