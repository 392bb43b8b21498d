package luosim.invariant;

import java.util.List;
import luosim.luo.Family;
import luosim.luo.Row;
import luosim.luo.revision.Revisions;

/**
 * The known defects of each revision, and how they show: what was observed (invariant and row) leads to the
 * defects that explain it. Several may; none means that the violation is new.
 */
public final class Defects {
  private Defects() {}

  /**
   * The defects that explain a violation of an invariant in a row, by the order of their table: D1 are those
   * of RFC v2, V1 those that v3 brought, ML-D1 those of mainline.
   *
   * @param protocol id of the revision
   */
  public static List<String> of(String protocol, String invariant, Row row) {
    return DefectTables.of(protocol).stream()
        .filter(entry -> entry.invariants().contains(invariant) && entry.rows().contains(row))
        .map(DefectTables.Entry::defect).distinct().toList();
  }

  /** All that a revision is known to have, by the order of their table. */
  public static List<String> of(String protocol) {
    return DefectTables.of(protocol).stream().map(DefectTables.Entry::defect).distinct().toList();
  }

  /**
   * Where an invariant is known to break: a row, or - for none, and the defects that show there; in row
   * order.
   */
  public static List<String> places(String protocol, String invariant) {
    List<Row> rows = rows(protocol);
    List<Row> known =
        rows.stream().filter(row -> !of(protocol, invariant, row).isEmpty()).toList();
    if (known.size() == rows.size()) {
      return List.of("any row " + String.join(" ", of(protocol, invariant, Row.NONE)));
    }
    return known.stream().map(row -> (row == Row.NONE ? "-" : row.name()) + " "
        + String.join(" ", of(protocol, invariant, row))).toList();
  }

  /** The rows that a revision can report. */
  private static List<Row> rows(String protocol) {
    if (Revisions.filesAreSubsystem(protocol)) {
      return Row.ofFilesAsSubsystem();
    }
    return Row.of(Invariants.withSessions(protocol) ? Family.SESSIONS : Family.STATE);
  }
}
