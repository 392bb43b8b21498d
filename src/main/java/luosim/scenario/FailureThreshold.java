package luosim.scenario;

import java.util.List;

/**
 * When a rollout halts by itself: more than a share of the hosts that ended have failed.
 *
 * @param above the share; 1 never halts
 * @param of which hosts are counted
 * @param least failures below which it never halts
 * @param counts what is a failure
 * @param inFlight what becomes of hosts that are being updated
 */
public record FailureThreshold(double above, Scope of, int least, List<Counted> counts, InFlight inFlight) {
  /** Takes a copy. */
  public FailureThreshold {
    counts = List.copyOf(counts);
  }

  /** Which hosts are counted. */
  public enum Scope implements Word {
    /** Those of the wave that runs. */
    WAVE("wave"),
    /** All since the start. */
    ROLLOUT("rollout");

    private final String word;

    Scope(String word) {
      this.word = word;
    }

    @Override public String word() {
      return word;
    }
  }

  /** What is a failure. */
  public enum Counted implements Word {
    /** The host crashed and its VMs are gone. */
    LOST("lost"),
    /** The orchestrator of the host takes no further request. */
    WEDGED("wedged"),
    /** The last attempt was used up. */
    EXHAUSTED("exhausted");

    private final String word;

    Counted(String word) {
      this.word = word;
    }

    @Override public String word() {
      return word;
    }
  }
}
