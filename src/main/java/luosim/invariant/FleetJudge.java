package luosim.invariant;

import java.util.BitSet;
import luosim.luo.Row;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * The oracle over the fleet's stream: every host reaches exactly one outcome before the rollout
 * ends.
 */
public final class FleetJudge implements TraceSink {
  private static final int OUTCOME = Invariants.index(EveryHostReachesOutcome.ID);

  private final int replication;
  private final int hosts;
  private final BitSet reached = new BitSet();
  private int twice = -1;
  private boolean ended;

  /**
   * A judge of one rollout.
   *
   * @param replication index from 0
   * @param hosts how many there are
   */
  public FleetJudge(int replication, int hosts) {
    this.replication = replication;
    this.hosts = hosts;
  }

  @Override public void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {
    if (kind == TraceKind.HOST_OUTCOME) {
      if (reached.get(subject) && (twice < 0 || subject < twice)) {
        twice = subject;
      }
      reached.set(subject);
    } else if (kind == TraceKind.ROLLOUT_ENDED) {
      ended = true;
    }
  }

  /** Adds the finding to a tally, once the fleet's stream is over. */
  public void commit(JudgeTally tally) {
    tally.addJudged(OUTCOME, 1);
    int without = reached.nextClearBit(0);
    if (without < hosts) {
      add(tally, without, ended ? "rollouts that ended without it" : "runs that stopped before it");
    } else if (twice >= 0) {
      add(tally, twice, "hosts with two");
    }
  }

  private void add(JudgeTally tally, int host, String found) {
    tally.add(OUTCOME, Row.NONE, replication, host, 0, "one outcome for each host", found, 1);
  }
}
