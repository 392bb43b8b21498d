package luosim.invariant;

import java.util.List;
import java.util.stream.Stream;
import luosim.luo.Family;
import luosim.luo.Row;

/**
 * The known defects of each revision, by the invariants and rows in which they show. Sources: spec luo-rfc-v2
 * section 9 (D), luo-v3-files-as-subsystem section 7 (V, and which D are left) and luo-mainline section 14.
 */
final class DefectTables {
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
  /** Rows that show what a failed freeze left behind, where the orchestrator drives the handover. */
  private static final List<Row> AFTER_FREEZES = List.of(
      Row.NONE, Row.Z2, Row.Z3, Row.Z4, Row.Z5, Row.P6, Row.P7, Row.P8, Row.P9, Row.C1, Row.C2, Row.C4);

  static final List<Entry> RFC_V2 = List.of(
      entry("D1", FAILED_CALLBACKS, "I7", "I9", "I12"),
      entry("D2", NAMED, "I7", "I12"),
      entry("D3", FAILED_PREPARES, "I31"),
      entry("D4", FILE_FREEZES, "I1", "I3", "I15", "I29"),
      entry("D5", SUBSYSTEM_FREEZES, "I1", "I3", "I15", "I29"),
      entry("D6", FAILED_FREEZES, "I6", "I7", "I9", "I12", "I14"),
      entry("D6", List.of(Row.P1, Row.C4), "I7", "I9", "I12", "I14"),
      entry("D7", STALE_JUMP, "I11", "I17", "I18", "I19", "I30"),
      entry("D8", List.of(Row.C4), "I8", "I9", "I11", "I13"),
      entry("D8", List.of(Row.K6), "I11", "I17", "I18", "I19"),
      entry("D9", List.of(Row.C3), "I8", "I9", "I11", "I13", "I14"),
      entry("D9", List.of(Row.K6), "I1", "I11", "I19", "I36"),
      entry("D10", FAILED_FREEZES, "I10", "I11"),
      entry("D10", List.of(Row.C1), "I10"),
      entry("D11", FAILED_PREPARES, "I9", "I13"),
      entry("D11", List.of(Row.C1, Row.C3, Row.C4), "I9"),
      entry("D12", List.of(Row.K5), "I11", "I17", "I18", "I19", "I30"),
      entry("D13", PLAIN, "I21"),
      entry("D14", List.of(Row.R6), "I9", "I13", "I21"),
      entry("D15", List.of(Row.T5, Row.NONE), "I22"),
      entry("D16", List.of(Row.T4, Row.NONE, Row.T8), "I23"),
      entry("D17", List.of(Row.T9, Row.NONE), "I26"),
      entry("D18", List.of(Row.NONE, Row.T8, Row.T9), "I24"),
      entry("D19", PLAIN, "I27"),
      entry("D20", rollbacks(), "I6"),
      entry("D20", PLAIN, "I6"),
      entry("D21", PLAIN, "I6"),
      entry("D22", List.of(Row.N4), "I33"),
      entry("D23", Row.of(Family.STATE), "I38"),
      entry("D24", PLAIN, "I13", "I34"),
      entry("D25", PLAIN, "I29"),
      entry("D26", PLAIN, "I20"),
      entry("D27", List.of(Row.K3), "I16", "I19"),
      entry("D28", List.of(Row.P2, Row.P7, Row.P9, Row.P14), "I34"),
      entry("D29", Row.of(Family.STATE), "I37"),
      entry("D30", Row.of(Family.STATE), "I35"),
      entry("D31", FAILED_FREEZES, "I1"),
      entry("D32", rollbacks(), "I4"),
      entry("D33", rollbacks(), "I2"),
      entry("D34", List.of(Row.P15), "I13"),
      entry("D35", List.of(Row.P5), "I9", "I13"),
      entry("D36", List.of(Row.N1, Row.NONE, Row.K7), "I18"));

  /**
   * What both revisions share in which files are a subsystem and the orchestrator drives the handover: a
   * failed freeze leaves the handover finalized at normal, and whatever ends next shows it.
   */
  private static final List<Entry> FILES_AS_SUBSYSTEM = List.of(
      entry("D4", FILE_FREEZES, "I1", "I3", "I15", "I29"),
      entry("D5", SUBSYSTEM_FREEZES, "I1", "I3", "I15", "I29"),
      entry("D6", Row.ofFilesAsSubsystem(), "I7"),
      entry("D6", AFTER_FREEZES, "I9", "I12", "I14"),
      entry("D6", List.of(Row.Z2, Row.Z3, Row.Z4, Row.Z5, Row.P8, Row.P9), "I6"),
      entry("D7", STALE_JUMP, "I11", "I17", "I18", "I19", "I30"),
      entry("D7", PLAIN, "I19"),
      entry("D9", List.of(Row.K6), "I1", "I11", "I19", "I36"),
      entry("D10", FAILED_FREEZES, "I10", "I11"),
      entry("D10", List.of(Row.NONE, Row.P7, Row.P8), "I11"),
      entry("D12", List.of(Row.K5), "I11", "I17", "I18", "I19", "I30"),
      entry("D16", List.of(Row.T4, Row.NONE, Row.T8), "I23"),
      entry("D17", List.of(Row.T9, Row.NONE, Row.T8), "I26"),
      entry("D22", List.of(Row.N4), "I33"),
      entry("D26", PLAIN, "I20"),
      entry("D27", List.of(Row.K3), "I16", "I19"),
      entry("D28", List.of(Row.P2, Row.P7, Row.P9, Row.P11B, Row.P14), "I34"),
      entry("D30", Row.ofFilesAsSubsystem(), "I35"),
      entry("D32", rollbacks(), "I4"),
      entry("D32", List.of(Row.P11B), "I4"),
      entry("D34", List.of(Row.P15), "I13"),
      entry("D36", List.of(Row.N1, Row.NONE, Row.K7), "I18"),
      entry("V4", List.of(Row.P14), "I8", "I13", "I14"),
      entry("V4", List.of(Row.C2), "I14"),
      entry("V4", STALE_JUMP, "I18"),
      entry("V5", List.of(Row.C3), "I8", "I14"),
      entry("V5", List.of(Row.C2), "I14"));

  /** What the thread did not raise, beside what files as a subsystem bring. */
  static final List<Entry> AS_REVIEWED = joined(FILES_AS_SUBSYSTEM, List.of(
      entry("D18", List.of(Row.NONE, Row.T8, Row.T9), "I24"),
      entry("D19", PLAIN, "I27"),
      entry("D20", Row.ofFilesAsSubsystem(), "I6"),
      entry("D21", Row.ofFilesAsSubsystem(), "I6"),
      entry("D29", Row.ofFilesAsSubsystem(), "I37"),
      entry("D31", FAILED_FREEZES, "I1"),
      entry("D33", rollbacks(), "I2"),
      entry("D33", List.of(Row.P11B), "I2")));

  static final List<Entry> V3 = joined(FILES_AS_SUBSYSTEM, List.of(
      entry("V1", List.of(Row.R1, Row.R2, Row.R3, Row.R4, Row.R5), "I13", "I20", "I28"),
      entry("V2", FAILED_FREEZES, "I1", "I3", "I15", "I29"),
      entry("V3", FILE_FREEZES, "I11", "I17"),
      entry("V3", List.of(Row.NONE, Row.P7, Row.P8, Row.K4), "I11"),
      entry("V6", List.of(Row.L2, Row.C1, Row.P8), "I9", "I10", "I11", "I29"),
      entry("V6", PLAIN, "I37"),
      entry("V7", List.of(Row.T5, Row.NONE), "I22"),
      entry("V8", List.of(Row.T4, Row.NONE, Row.T8), "I23"),
      entry("V9", List.of(Row.T9, Row.NONE, Row.T8), "I26"),
      entry("V10", List.of(Row.NONE, Row.T8, Row.T9), "I24"),
      entry("V11", List.of(Row.N6), "I28"),
      entry("V12", List.of(Row.P9, Row.K4), "I11"),
      entry("V13", List.of(Row.P11B), "I9"),
      entry("V14", Row.ofFilesAsSubsystem(), "I19"),
      entry("V14", PLAIN, "I1", "I10"),
      entry("V15", List.of(Row.T4, Row.NONE), "I25"),
      entry("V16", PLAIN, "I27"),
      entry("V17", rollbacks(), "I2"),
      entry("V17", List.of(Row.P11B), "I2")));

  /** D4 is no matter of what a kernel does: what debugfs shows is cut short. */
  static final List<Entry> MAINLINE = List.of(
      entry("ML-D1", List.of(Row.M6), "I9", "I13", "I19"),
      entry("ML-D1", List.of(Row.M17), "I33"),
      entry("ML-D2", List.of(Row.M13), "I24"),
      entry("ML-D3", List.of(Row.M14), "I24"),
      entry("ML-D5", List.of(Row.M3), "I9", "I13", "I21"));

  private DefectTables() {}

  record Entry(String defect, List<Row> rows, List<String> invariants) {}

  private static Entry entry(String defect, List<Row> rows, String... invariants) {
    return new Entry(defect, rows, List.of(invariants));
  }

  /** Rows in which cancels run. */
  private static List<Row> rollbacks() {
    return List.of(
        Row.P10, Row.P11, Row.P12, Row.P13, Row.P14, Row.Z2, Row.Z3, Row.Z4, Row.Z5, Row.C1);
  }

  private static List<Entry> joined(List<Entry> some, List<Entry> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** The table of a revision; one that is known to have no defects has an empty one. */
  static List<Entry> of(String protocol) {
    return switch (protocol) {
      case "rfc-v2" -> RFC_V2;
      case "as-reviewed" -> AS_REVIEWED;
      case "v3" -> V3;
      case "mainline" -> MAINLINE;
      default -> List.of();
    };
  }
}
