package luosim.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import luosim.luo.Row;

/**
 * The known defects of RFC v2 and how they show: a table from what was observed (invariant and row) to the defect
 * numbers that explain it. Several may; none means that the violation is new. Source: spec luo-rfc-v2 section 9.
 */
public final class Defects {
  private static final Set<Row> FAILED_CALLBACKS = Set.of(Row.P10, Row.P11, Row.P12, Row.P13);
  private static final Set<Row> FAILED_PREPARES = Set.of(
      Row.P2, Row.P3, Row.P4, Row.P5, Row.P6, Row.P7, Row.P8, Row.P9, Row.P10, Row.P11, Row.P12,
      Row.P13, Row.P14);
  private static final Set<Row> NAMED = Set.of(Row.P9, Row.P10, Row.P11, Row.P12, Row.P13, Row.P14);
  private static final Set<Row> FAILED_FREEZES = Set.of(Row.Z2, Row.Z3, Row.Z4, Row.Z5);
  private static final Set<Row> FILE_FREEZES = Set.of(Row.Z2, Row.Z3);
  private static final Set<Row> SUBSYSTEM_FREEZES = Set.of(Row.Z4, Row.Z5);
  private static final Set<Row> PLAIN = Set.of(Row.NONE);
  private static final Set<Row> STALE_JUMP = Set.of(Row.K4);

  private static final List<Entry> TABLE = List.of(
      entry(1, FAILED_CALLBACKS, "I7", "I9", "I12"),
      entry(2, NAMED, "I7", "I12"),
      entry(3, FAILED_PREPARES, "I31"),
      entry(4, FILE_FREEZES, "I1", "I3", "I15", "I29"),
      entry(5, SUBSYSTEM_FREEZES, "I1", "I3", "I15", "I29"),
      entry(6, FAILED_FREEZES, "I6", "I7", "I9", "I12", "I14"),
      entry(6, Set.of(Row.P1, Row.C4), "I7", "I9", "I12", "I14"),
      entry(7, STALE_JUMP, "I11", "I17", "I18", "I19", "I30"),
      entry(8, Set.of(Row.C4), "I8", "I9", "I11", "I13"),
      entry(8, Set.of(Row.K6), "I11", "I17", "I18", "I19"),
      entry(9, Set.of(Row.C3), "I8", "I9", "I11", "I13", "I14"),
      entry(9, Set.of(Row.K6), "I1", "I11", "I19", "I36"),
      entry(10, FAILED_FREEZES, "I10", "I11"),
      entry(10, Set.of(Row.C1), "I10"),
      entry(11, FAILED_PREPARES, "I9", "I13"),
      entry(11, Set.of(Row.C1, Row.C3, Row.C4), "I9"),
      entry(12, Set.of(Row.K5), "I11", "I17", "I18", "I19", "I30"),
      entry(13, PLAIN, "I21"),
      entry(14, Set.of(Row.R6), "I9", "I13", "I21"),
      entry(15, Set.of(Row.T5, Row.NONE), "I22"),
      entry(16, Set.of(Row.T4, Row.NONE, Row.T8), "I23"),
      entry(17, Set.of(Row.T9, Row.NONE), "I26"),
      entry(18, Set.of(Row.NONE, Row.T8, Row.T9), "I24"),
      entry(19, PLAIN, "I27"),
      entry(20, rollbacks(), "I6"),
      entry(20, PLAIN, "I6"),
      entry(21, PLAIN, "I6"),
      entry(22, Set.of(Row.N4), "I33"),
      entry(23, Set.of(Row.values()), "I38"),
      entry(24, PLAIN, "I13", "I34"),
      entry(25, PLAIN, "I29"),
      entry(26, PLAIN, "I20"),
      entry(27, Set.of(Row.K3), "I16", "I19"),
      entry(28, Set.of(Row.P2, Row.P7, Row.P9, Row.P14), "I34"),
      entry(29, Set.of(Row.values()), "I37"),
      entry(30, Set.of(Row.values()), "I35"),
      entry(31, FAILED_FREEZES, "I1"),
      entry(32, rollbacks(), "I4"),
      entry(33, rollbacks(), "I2"),
      entry(34, Set.of(Row.P15), "I13"),
      entry(35, Set.of(Row.P5), "I9", "I13"),
      entry(36, Set.of(Row.N1, Row.NONE, Row.K7), "I18"));

  private Defects() {}

  private record Entry(int number, Set<Row> rows, Set<String> invariants) {}

  private static Entry entry(int number, Set<Row> rows, String... invariants) {
    return new Entry(number, rows, Set.of(invariants));
  }

  /** Rows in which cancels run. */
  private static Set<Row> rollbacks() {
    return Set.of(
        Row.P10, Row.P11, Row.P12, Row.P13, Row.P14, Row.Z2, Row.Z3, Row.Z4, Row.Z5, Row.C1);
  }

  /** The defects, such as D1, that explain a violation of an invariant in a row; in rising order. */
  public static List<String> of(String invariant, Row row) {
    List<String> found = new ArrayList<>();
    for (Entry entry : TABLE) {
      String name = "D" + entry.number();
      if (entry.invariants().contains(invariant)
          && entry.rows().contains(row)
          && !found.contains(name)) {
        found.add(name);
      }
    }
    return List.copyOf(found);
  }
}
