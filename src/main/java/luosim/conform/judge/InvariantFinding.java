package luosim.conform.judge;

import java.util.List;
import java.util.Locale;
import luosim.invariant.Evidence;
import luosim.invariant.Invariant;
import luosim.luo.Row;

/**
 * How one invariant came out on one trace.
 *
 * @param invariant which
 * @param answer how it came out
 * @param places where it broke, in the order of rows; none unless it is violated
 * @param missing what checks asked for and the trace lacks
 */
public record InvariantFinding(
    Invariant invariant, Answer answer, List<Place> places, List<Evidence> missing) {
  /** Takes copies. */
  public InvariantFinding {
    places = List.copyOf(places);
    missing = List.copyOf(missing);
  }

  /** The four answers. */
  public enum Answer {
    VIOLATED,
    /** Checked without a finding, but not with all the evidence that it takes. */
    UNKNOWN,
    HOLDS,
    /** Nothing in the trace could have violated it. */
    IDLE;

    /** The word that results use. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One place where it broke.
   *
   * @param row the row of the failure matrix, {@link Row#NONE} for a request that ended well
   * @param defects the known defects that explain it
   * @param attempt the update attempt, 1 is the first, 0 outside any
   * @param sentence expected and found
   */
  public record Place(Row row, List<String> defects, int attempt, String sentence) {
    /** Takes a copy. */
    public Place {
      defects = List.copyOf(defects);
    }

    /** The row as results write it. */
    public String rowText() {
      return row == Row.NONE ? "-" : row.name();
    }
  }
}
