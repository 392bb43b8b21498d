package luosim.report;

import java.util.List;
import java.util.Optional;
import luosim.explore.Example;
import luosim.explore.Exploration;

/** The matrix of invariants as text for a terminal of 80 columns. */
public final class MatrixText {
  private static final int ID = 9;
  private static final int WIDEST = 15;

  private MatrixText() {}

  /** The whole text: grid, counter-examples, differences, denominators. */
  public static List<String> full(Matrix matrix) {
    Lines lines = new Lines();
    grid(matrix, lines);
    lines.gap();
    matrix.with(Matrix.Answer.VIOLATED).forEach(entry -> violation(entry, lines));
    lines.gap();
    matrix.with(Matrix.Answer.NOT_APPLICABLE).forEach(entry -> lines.wrap(
        "  " + name(entry) + " ", entry.sentence(), 4));
    lines.gap();
    matrix.with(Matrix.Answer.UNDECIDED).forEach(entry -> lines.wrap(
        "  " + name(entry) + " ", entry.sentence(), 4));
    lines.gap();
    lines.addAll(differences(matrix));
    lines.gap();
    matrix.columns().forEach(column -> lines.wrap("", denominator(column), 2));
    lines.addAll(last(matrix));
    return lines.all();
  }

  private static void grid(Matrix matrix, Lines lines) {
    int columns = Math.max(1, matrix.columns().size());
    int width = Math.min(WIDEST, (Lines.WIDTH - ID) / columns);
    List<String> names = matrix.columns().stream().map(column -> column.bounds().protocol()).toList();
    if (names.stream().anyMatch(name -> name.length() >= width)) {
      heads(names.stream().map(name -> name.substring(0, broken(name, width))).toList(), width, lines);
    }
    heads(names.stream().map(name -> name.substring(broken(name, width))).toList(), width, lines);
    for (Matrix.Row row : matrix.rows()) {
      StringBuilder line = new StringBuilder(Lines.left(row.invariant().id(), ID));
      row.entries().forEach(entry -> line.append(Lines.left(fit(mark(entry), width), width)));
      lines.add(line.toString().stripTrailing());
    }
    lines.add("* differs from the derived table   - not applicable   ? undecided");
  }

  /** Where a name is broken that is too long for its column: after its first dash, otherwise nowhere. */
  private static int broken(String name, int width) {
    return name.length() < width ? 0 : name.indexOf('-') + 1;
  }

  private static void heads(List<String> names, int width, Lines lines) {
    StringBuilder head = new StringBuilder(Lines.left("", ID));
    names.forEach(name -> head.append(Lines.left(fit(name, width), width)));
    lines.add(head.toString().stripTrailing());
  }

  private static String fit(String text, int width) {
    return text.length() < width ? text : text.substring(0, width - 1);
  }

  /** A star marks what differs from the derived table. */
  private static String mark(Matrix.Entry entry) {
    String word = switch (entry.answer()) {
      case HOLDS -> "holds";
      case VIOLATED -> "violated";
      case NOT_APPLICABLE -> "-";
      case UNDECIDED -> "?";
    };
    return word + (entry.agreement() == Matrix.Agreement.DIFFERS ? "*" : "");
  }

  private static String name(Matrix.Entry entry) {
    return entry.cell().invariant().id() + " " + entry.protocol();
  }

  private static void violation(Matrix.Entry entry, Lines lines) {
    lines.wrap("  ", name(entry) + " " + entry.sentence() + "; " + entry.where(), 4);
    Optional<Example> example = entry.cell().example();
    example.ifPresent(one -> {
      lines.wrap("    ", one.smallest().text(), 6);
      lines.wrap("    ", "row " + rowText(one) + ", attempt " + one.attempt() + ": " + one.sentence(), 6);
      if (!one.token().isEmpty()) {
        lines.add("    ./luosim replay " + one.token());
      }
    });
  }

  static String rowText(Example example) {
    return example.row().ordinal() == 0 ? "-" : example.row().name();
  }

  private static List<String> differences(Matrix matrix) {
    Lines lines = new Lines();
    List<Matrix.Entry> differences = matrix.differences();
    lines.add(differences.isEmpty()
        ? "no difference from the derived table"
        : Digits.of(differences.size(), "difference") + " from the derived table (marked by a star):");
    differences.forEach(entry -> lines.wrap(
        "  ", name(entry) + " " + entry.sentence() + "; derived: " + entry.derivedText(), 4));
    return lines.all();
  }

  private static String denominator(Exploration column) {
    String covered = column.complete()
        ? "all " + Digits.of(column.runs(), "run")
        : Digits.of(column.runs(), "run") + ", " + Digits.count(column.units()) + " of "
            + Digits.of(column.unitsTotal(), "part") + " of the work";
    return column.bounds().protocol() + ": " + covered + " with " + column.bounds().text() + "; "
        + Digits.count(column.executed()) + " carried out, on "
        + Digits.of(column.configurations(), "tiny host")
        + ", " + Digits.of(column.points(), "fault point") + " reached";
  }

  /** The last line. */
  public static List<String> last(Matrix matrix) {
    return List.of(Digits.count(matrix.with(Matrix.Answer.VIOLATED).size()) + " violated, "
        + Digits.count(matrix.with(Matrix.Answer.HOLDS).size()) + " hold, "
        + Digits.count(matrix.with(Matrix.Answer.NOT_APPLICABLE).size()) + " not applicable, "
        + Digits.count(matrix.with(Matrix.Answer.UNDECIDED).size()) + " undecided; "
        + Digits.count(matrix.differences().size()) + " differ from the table");
  }
}
