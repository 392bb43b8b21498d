package luosim.conform.judge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import luosim.conform.judge.InvariantFinding.Answer;
import luosim.invariant.Evidence;
import luosim.invariant.Invariant;

/**
 * What a file of traces came to.
 *
 * @param protocol whose traces they are
 * @param traces how many
 * @param totals one for each invariant that was judged, in print order
 * @param durations how long things took
 */
public record JudgeReport(String protocol, int traces, List<Total> totals, Durations durations) {
  /** Takes a copy. */
  public JudgeReport {
    totals = List.copyOf(totals);
  }

  /**
   * How one invariant came out over all traces.
   *
   * @param counts traces by answer, in the order of {@link Answer}
   * @param missing what checks asked for and some trace lacked
   * @param first ids of the first traces that violate it
   */
  public record Total(Invariant invariant, List<Integer> counts, Set<Evidence> missing, List<String> first) {
    /** Takes copies. */
    public Total {
      counts = List.copyOf(counts);
      missing = missing.isEmpty() ? EnumSet.noneOf(Evidence.class) : EnumSet.copyOf(missing);
      first = List.copyOf(first);
    }

    /** Traces with an answer. */
    public int count(Answer answer) {
      return counts.get(answer.ordinal());
    }
  }

  /** Sums up, trace by trace. */
  static final class Sum {
    private static final int FIRST_MAX = 5;

    private final Invariant invariant;
    private final int[] counts = new int[Answer.values().length];
    private final Set<Evidence> missing = EnumSet.noneOf(Evidence.class);
    private final List<String> first = new ArrayList<>();

    Sum(Invariant invariant) {
      this.invariant = invariant;
    }

    void add(String id, InvariantFinding finding) {
      counts[finding.answer().ordinal()]++;
      if (finding.answer() == Answer.UNKNOWN) {
        missing.addAll(finding.missing());
      }
      if (finding.answer() == Answer.VIOLATED && first.size() < FIRST_MAX) {
        first.add(id);
      }
    }

    Total total() {
      List<Integer> all = new ArrayList<>();
      for (int count : counts) {
        all.add(count);
      }
      return new Total(invariant, all, missing, first);
    }
  }
}
