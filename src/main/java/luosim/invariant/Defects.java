package luosim.invariant;

import java.util.ArrayList;
import java.util.List;
import luosim.luo.Family;
import luosim.luo.Row;

/**
 * The known defects of RFC v2 and of mainline, and how they show: tables from what was observed (invariant
 * and row) to the defect numbers that explain it. Several may; none means that the violation is new. Source:
 * spec luo-rfc-v2 section 9 and luo-mainline section 14.
 */
public final class Defects {
  private static final List<Row> FAILED_CALLBACKS = List.of(Row.P10, Row.P11, Row.P12, Row.P13);
  private static final List<Row> FAILED_PREPARES = List.of(
      Row.P2, Row.P3, Row.P4, Row.P5, Row.P6, Row.P7, Row.P8, Row.P9, Row.P10, Row.P11, Row.P12,
      Row.P13, Row.P14);
  private static final List<Row> NAMED = List.of(Row.P9, Row.P10, Row.P11, Row.P12, Row.P13, Row.P14);
  private static final List<Row> FAILED_FREEZES = List.of(Row.Z2, Row.Z3, Row.Z4, Row.Z5);
  private static final List<Row> FILE_FREEZES = List.of(Row.Z2, Row.Z3);
  private static final List<Row> SUBSYSTEM_FREEZES = List.of(Row.Z4, Row.Z5);
  private static final List<Row> PLAIN = List.of(Row.NONE);
  private static final List<Row> STALE_JUMP = List.of(Row.K4);

  private static final List<Entry> TABLE = List.of(
      entry(1, FAILED_CALLBACKS, "I7", "I9", "I12"),
      entry(2, NAMED, "I7", "I12"),
      entry(3, FAILED_PREPARES, "I31"),
      entry(4, FILE_FREEZES, "I1", "I3", "I15", "I29"),
      entry(5, SUBSYSTEM_FREEZES, "I1", "I3", "I15", "I29"),
      entry(6, FAILED_FREEZES, "I6", "I7", "I9", "I12", "I14"),
      entry(6, List.of(Row.P1, Row.C4), "I7", "I9", "I12", "I14"),
      entry(7, STALE_JUMP, "I11", "I17", "I18", "I19", "I30"),
      entry(8, List.of(Row.C4), "I8", "I9", "I11", "I13"),
      entry(8, List.of(Row.K6), "I11", "I17", "I18", "I19"),
      entry(9, List.of(Row.C3), "I8", "I9", "I11", "I13", "I14"),
      entry(9, List.of(Row.K6), "I1", "I11", "I19", "I36"),
      entry(10, FAILED_FREEZES, "I10", "I11"),
      entry(10, List.of(Row.C1), "I10"),
      entry(11, FAILED_PREPARES, "I9", "I13"),
      entry(11, List.of(Row.C1, Row.C3, Row.C4), "I9"),
      entry(12, List.of(Row.K5), "I11", "I17", "I18", "I19", "I30"),
      entry(13, PLAIN, "I21"),
      entry(14, List.of(Row.R6), "I9", "I13", "I21"),
      entry(15, List.of(Row.T5, Row.NONE), "I22"),
      entry(16, List.of(Row.T4, Row.NONE, Row.T8), "I23"),
      entry(17, List.of(Row.T9, Row.NONE), "I26"),
      entry(18, List.of(Row.NONE, Row.T8, Row.T9), "I24"),
      entry(19, PLAIN, "I27"),
      entry(20, rollbacks(), "I6"),
      entry(20, PLAIN, "I6"),
      entry(21, PLAIN, "I6"),
      entry(22, List.of(Row.N4), "I33"),
      entry(23, Row.of(Family.STATE), "I38"),
      entry(24, PLAIN, "I13", "I34"),
      entry(25, PLAIN, "I29"),
      entry(26, PLAIN, "I20"),
      entry(27, List.of(Row.K3), "I16", "I19"),
      entry(28, List.of(Row.P2, Row.P7, Row.P9, Row.P14), "I34"),
      entry(29, Row.of(Family.STATE), "I37"),
      entry(30, Row.of(Family.STATE), "I35"),
      entry(31, FAILED_FREEZES, "I1"),
      entry(32, rollbacks(), "I4"),
      entry(33, rollbacks(), "I2"),
      entry(34, List.of(Row.P15), "I13"),
      entry(35, List.of(Row.P5), "I9", "I13"),
      entry(36, List.of(Row.N1, Row.NONE, Row.K7), "I18"));

  /** D4 is no matter of what a kernel does: what debugfs shows is cut short. */
  private static final List<Entry> MAINLINE = List.of(
      entry(1, List.of(Row.M6), "I9", "I13", "I19"),
      entry(1, List.of(Row.M17), "I33"),
      entry(2, List.of(Row.M13), "I24"),
      entry(3, List.of(Row.M14), "I24"),
      entry(5, List.of(Row.M3), "I9", "I13", "I21"));

  private Defects() {}

  private record Entry(int number, List<Row> rows, List<String> invariants) {}

  private static Entry entry(int number, List<Row> rows, String... invariants) {
    return new Entry(number, rows, List.of(invariants));
  }

  /** Rows in which cancels run. */
  private static List<Row> rollbacks() {
    return List.of(
        Row.P10, Row.P11, Row.P12, Row.P13, Row.P14, Row.Z2, Row.Z3, Row.Z4, Row.Z5, Row.C1);
  }

  /**
   * The defects, such as D1, that explain a violation of an invariant in a row; in rising order. Those of
   * mainline are called ML-D1 and so on.
   */
  public static List<String> of(Family family, String invariant, Row row) {
    boolean sessions = family == Family.SESSIONS;
    List<String> found = new ArrayList<>();
    for (Entry entry : sessions ? MAINLINE : TABLE) {
      String name = (sessions ? "ML-D" : "D") + entry.number();
      if (entry.invariants().contains(invariant)
          && entry.rows().contains(row)
          && !found.contains(name)) {
        found.add(name);
      }
    }
    return List.copyOf(found);
  }

  /** The defects of a revision with one state. */
  public static List<String> of(String invariant, Row row) {
    return of(Family.STATE, invariant, row);
  }

  /**
   * Where an invariant is known to break: a row, or - for none, and the defects that show there; in row
   * order.
   */
  public static List<String> places(String invariant) {
    return places(Family.STATE, invariant);
  }

  /** The same of revisions with sessions. */
  public static List<String> placesOnSessions(String invariant) {
    return places(Family.SESSIONS, invariant);
  }

  private static List<String> places(Family family, String invariant) {
    List<String> places = new ArrayList<>();
    for (Row row : Row.of(family)) {
      List<String> defects = of(family, invariant, row);
      if (!defects.isEmpty()) {
        places.add((row == Row.NONE ? "-" : row.name()) + " " + String.join(" ", defects));
      }
    }
    boolean everywhere = places.size() == Row.of(family).size();
    return everywhere
        ? List.of("any row " + String.join(" ", of(family, invariant, Row.NONE)))
        : places;
  }
}
