package luosim.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import luosim.explore.Cell;
import luosim.explore.Exploration;
import luosim.invariant.Derived;
import luosim.invariant.Evidence;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.invariant.MachineWorld;

/**
 * Invariants against revisions: what explorations found, beside what was derived by hand.
 *
 * @param columns one for each exploration, in the order given
 * @param rows one for each invariant, in print order
 */
public record Matrix(List<Exploration> columns, List<Row> rows) {
  /** Speaks of the fleet; no tiny host can break it. */
  private static final String OF_FLEET = "outcome";

  /** Takes copies. */
  public Matrix {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** One invariant over all revisions. */
  public record Row(Invariant invariant, List<Entry> entries) {
    /** Takes a copy. */
    public Row {
      entries = List.copyOf(entries);
    }
  }

  /** How an entry came out. */
  public enum Answer {
    HOLDS("holds"),
    VIOLATED("violated"),
    NOT_APPLICABLE("not applicable"),
    UNDECIDED("undecided");

    private final String text;

    Answer(String text) {
      this.text = text;
    }

    /** The words that results use. */
    public String text() {
      return text;
    }
  }

  /** How an entry stands to the derived table. */
  public enum Agreement {
    AGREES,
    DIFFERS,
    /** One of the two says nothing. */
    OPEN
  }

  /**
   * One invariant of one revision.
   *
   * @param protocol id of the revision
   * @param cell what the exploration found
   * @param missing evidence that no simulated host can show
   * @param derived what was derived by hand, if anything was
   */
  public record Entry(
      String protocol, Cell cell, Set<Evidence> missing, Optional<Derived.Cell> derived) {
    /** Takes a copy. */
    public Entry {
      missing = missing.isEmpty() ? EnumSet.noneOf(Evidence.class) : EnumSet.copyOf(missing);
    }

    /** How it came out. What the revision has nothing for, and what nothing came up for, does not apply. */
    public Answer answer() {
      boolean foreign = !Invariants.applies(cell.invariant(), protocol)
          || derived.filter(known -> known.answer() == Derived.Answer.NOT_APPLICABLE).isPresent();
      return switch (cell.verdict()) {
        case VIOLATED -> Answer.VIOLATED;
        case HOLDS -> foreign ? Answer.NOT_APPLICABLE : Answer.HOLDS;
        case UNDECIDED -> foreign ? Answer.NOT_APPLICABLE : Answer.UNDECIDED;
      };
    }

    /** How it stands to the derived table. */
    public Agreement agreement() {
      if (derived.isEmpty() || derived.get().answer() == Derived.Answer.OPEN) {
        return Agreement.OPEN;
      }
      Derived.Answer table = derived.get().answer();
      boolean agrees = switch (answer()) {
        case VIOLATED -> table == Derived.Answer.BREAKS || table == Derived.Answer.PARTLY;
        case HOLDS -> table == Derived.Answer.HOLDS;
        case NOT_APPLICABLE -> true;
        case UNDECIDED -> false;
      };
      if (answer() == Answer.UNDECIDED) {
        return Agreement.OPEN;
      }
      return agrees ? Agreement.AGREES : Agreement.DIFFERS;
    }

    /** The entry in a phrase. */
    public String sentence() {
      return switch (answer()) {
        case HOLDS -> "holds, " + Digits.count(cell.judged()) + " of " + Digits.of(cell.judged(), "run");
        case VIOLATED ->
            "violated in " + Digits.count(cell.violated()) + " of " + Digits.of(cell.judged(), "run");
        case NOT_APPLICABLE -> "not applicable" + noted();
        case UNDECIDED -> missing.isEmpty()
            ? "undecided: nothing came up that could violate it"
            : "undecided: evidence " + TraceText.evidence(missing) + " missing";
      };
    }

    private String noted() {
      String note = derived.map(Derived.Cell::note).orElse("");
      return note.isEmpty() ? "" : ": " + note;
    }

    /** Rows of the failure matrix in which it was violated, and the defects that explain them. */
    public String where() {
      String rows = cell.rows().stream().map(row -> row.ordinal() == 0 ? "-" : row.name())
          .collect(Collectors.joining(" "));
      return "rows " + rows + "; " + (cell.defects().isEmpty() ? "no numbered defect" + foreseen()
          : "known as " + String.join(" ", cell.defects()));
    }

    /** Whether what no number explains was at least derived. */
    private String foreseen() {
      return derived.isPresent() && agreement() == Agreement.AGREES ? ", derived as " + derivedText()
          : ", new";
    }

    /** What the table says, as a phrase. */
    public String derivedText() {
      return derived
          .map(known -> known.answer().letter() + (known.note().isEmpty() ? "" : " (" + known.note() + ")"))
          .orElse("nothing");
    }
  }

  /** The matrix of some explorations. */
  public static Matrix of(List<Exploration> explorations) {
    List<Row> rows = new ArrayList<>();
    if (!explorations.isEmpty()) {
      for (Cell first : explorations.get(0).cells()) {
        if (first.id().equals(OF_FLEET)) {
          continue;
        }
        rows.add(new Row(first.invariant(),
            explorations.stream().map(one -> entry(one, first.invariant())).toList()));
      }
    }
    return new Matrix(explorations, rows);
  }

  private static Entry entry(Exploration exploration, Invariant invariant) {
    String protocol = exploration.bounds().protocol();
    Cell cell = exploration.cells().stream().filter(one -> one.invariant() == invariant).findFirst()
        .orElseGet(() -> new Cell(invariant, 0, 0, false, List.of(), List.of(), Optional.empty()));
    return new Entry(
        protocol, cell, MachineWorld.missing(invariant, protocol), Derived.cell(invariant.id(), protocol));
  }

  /** Entries that differ from the derived table, row by row. */
  public List<Entry> differences() {
    return rows.stream().flatMap(row -> row.entries().stream())
        .filter(entry -> entry.agreement() == Agreement.DIFFERS).toList();
  }

  /** Entries with one answer, row by row. */
  public List<Entry> with(Answer answer) {
    return rows.stream().flatMap(row -> row.entries().stream())
        .filter(entry -> entry.answer() == answer).toList();
  }
}
