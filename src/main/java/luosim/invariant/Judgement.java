package luosim.invariant;

import java.util.Arrays;
import java.util.Optional;
import luosim.luo.Row;

/**
 * What a judge found on one host: violations, cancels, what was checked and what could not be decided.
 *
 * <p>Small and pooled: a judge fills one host's after the other's, and it outlives the judge's interest in
 * the host until the fleet knows that nothing of it will be run again.
 */
public final class Judgement {
  final HostFindings findings = new HostFindings();
  final Cancels cancels = new Cancels();
  final long[] judged = new long[Checks.COUNT];
  final int[] lacking = new int[Checks.COUNT];
  final long[] rows = new long[Row.values().length];
  private long[] states = new long[4];
  private int statesMet;
  private int replication;
  private int host;
  private int shown;
  private Checks checks = Checks.ofState();

  /** A judgement of no host. */
  public Judgement() {}

  void begin(int ofReplication, int ofHost, Checks family, int evidence) {
    replication = ofReplication;
    host = ofHost;
    checks = family;
    shown = evidence;
    statesMet = 0;
    cancels.clear();
    findings.clear();
    Arrays.fill(judged, 0);
    Arrays.fill(lacking, 0);
    Arrays.fill(rows, 0);
  }

  /** A state on which a trial was made; each is told once. */
  void meets(long state) {
    if (statesMet == states.length) {
      states = Arrays.copyOf(states, 2 * statesMet);
    }
    states[statesMet++] = state;
  }

  /** How the rollbacks of an update attempt came out, the worst of them; empty if it had none. */
  public Optional<CancelVerdict> verdict(int attempt) {
    return cancels.verdict(attempt);
  }

  /** Adds what was found to a tally. */
  public void addTo(JudgeTally tally) {
    findings.addTo(tally, replication, host);
    cancels.addTo(tally);
    for (int index = 0; index < Checks.COUNT; index++) {
      tally.addJudged(index, judged[index]);
      tally.addLacking(index, lacking[index]);
      if (!checks.applies(index)) {
        tally.addInapplicable(index);
      } else if (!checks.decidable(index, shown)) {
        tally.addUnknown(index);
      }
    }
    tally.addRows(rows);
    for (int index = 0; index < statesMet; index++) {
      tally.states().add(states[index]);
    }
  }
}
