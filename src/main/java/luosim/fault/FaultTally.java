package luosim.fault;

import java.util.Arrays;

/**
 * How often each fault of a plan was reached, fired and was masked, by its place in the plan.
 *
 * <p>Reached counts decisions, in the unit that the fault's probability refers to; so fired by
 * reached estimates the probability where nothing recurs. For a fault per rollout it is 1 in each
 * rollout that came to it. Fired counts hits; masked counts those of them that had no effect,
 * because another fault acted on the same step or the step was over.
 */
public final class FaultTally {
  private final long[] reached;
  private final long[] fired;
  private final long[] masked;

  /** Nothing counted yet, for so many faults. */
  public FaultTally(int faults) {
    reached = new long[faults];
    fired = new long[faults];
    masked = new long[faults];
  }

  void clear() {
    Arrays.fill(reached, 0);
    Arrays.fill(fired, 0);
    Arrays.fill(masked, 0);
  }

  void reached(int fault) {
    reached[fault]++;
  }

  void reachedOnce(int fault) {
    reached[fault] = 1;
  }

  void fired(int fault) {
    fired[fault]++;
  }

  void masked(int fault) {
    masked[fault]++;
  }

  /** Adds what another tally of the same plan counted. */
  public void add(FaultTally other) {
    if (other.faults() != faults()) {
      throw new IllegalArgumentException(
          "fault tally: only tallies of one plan add up, found " + faults() + " and " + other.faults()
              + " faults");
    }
    for (int fault = 0; fault < faults(); fault++) {
      add(fault, other);
    }
  }

  void add(int fault, FaultTally other) {
    reached[fault] += other.reached[fault];
    fired[fault] += other.fired[fault];
    masked[fault] += other.masked[fault];
  }

  public int faults() {
    return reached.length;
  }

  public long reachedCount(int fault) {
    return reached[fault];
  }

  public long firedCount(int fault) {
    return fired[fault];
  }

  public long maskedCount(int fault) {
    return masked[fault];
  }
}
