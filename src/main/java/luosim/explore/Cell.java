package luosim.explore;

import java.util.List;
import java.util.Optional;
import luosim.invariant.Invariant;
import luosim.luo.Row;

/**
 * How one invariant came out for one revision: over how many runs it was judged, in how many it broke.
 *
 * @param invariant which
 * @param judged runs in which it was checked at least once
 * @param violated runs in which it was violated
 * @param decidable whether finding nothing means that it holds; false if hosts lack the evidence
 * @param rows the rows of the failure matrix in which it was violated, in print order
 * @param defects the known defects behind those, in rising order
 * @param example the smallest case that violates it
 */
public record Cell(
    Invariant invariant, long judged, long violated, boolean decidable, List<Row> rows,
    List<String> defects, Optional<Example> example) {
  /** Takes copies. */
  public Cell {
    rows = List.copyOf(rows);
    defects = List.copyOf(defects);
  }

  /** How it came out. */
  public enum Verdict {
    /** Checked in all runs that reach it, never violated. */
    HOLDS,
    VIOLATED,
    /** Never checked, or checked without the evidence that it needs. */
    UNDECIDED
  }

  /** The number of the invariant, such as I9. */
  public String id() {
    return invariant.id();
  }

  /** How it came out. */
  public Verdict verdict() {
    if (violated > 0) {
      return Verdict.VIOLATED;
    }
    return judged > 0 && decidable ? Verdict.HOLDS : Verdict.UNDECIDED;
  }
}
