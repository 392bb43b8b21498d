package luosim.invariant;

import luosim.luo.Row;

/** A tally that is filled by hand, for tests of those who read tallies. */
public final class MadeUpTally {
  private final JudgeTally tally = new JudgeTally("rfc-v2");

  /** Violations of an invariant in a row, the first of them on a host. */
  public MadeUpTally violated(String invariant, Row row, int times, int host) {
    for (int i = 0; i < times; i++) {
      tally.add(
          Invariants.index(invariant), row, i, host, 1, "no page freed while reachable",
          "pages freed or followed",
          3 + i);
    }
    return checked(invariant, times).reached(row, times);
  }

  /** Checks of an invariant. */
  public MadeUpTally checked(String invariant, int times) {
    tally.addJudged(Invariants.index(invariant), times);
    return this;
  }

  /** A host on which an invariant could not be judged. */
  public MadeUpTally unjudged(String invariant) {
    tally.addUnknown(Invariants.index(invariant));
    return this;
  }

  /** Requests that ended in a row. */
  public MadeUpTally reached(Row row, int times) {
    long[] rows = new long[Row.values().length];
    rows[row.ordinal()] = times;
    tally.addRows(rows);
    return this;
  }

  /** Cancels that came out so. */
  public MadeUpTally cancels(CancelVerdict verdict, int times) {
    tally.addCancels(verdict, times);
    return this;
  }

  public JudgeTally tally() {
    return tally;
  }
}
