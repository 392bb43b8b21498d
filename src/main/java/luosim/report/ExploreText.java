package luosim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import luosim.explore.Cell;
import luosim.explore.Example;
import luosim.explore.Exploration;

/** An exploration as lines for a terminal: the denominator, then what became of each invariant. */
public final class ExploreText {
  private static final String INDENT = "     ";

  private ExploreText() {}

  /**
   * All lines.
   *
   * @param title what the revision is
   * @param file the scenario file of an invariant's smallest case, where one was written
   */
  public static List<String> full(
      Exploration found, String title, Function<Cell, Optional<String>> file) {
    List<String> lines = new ArrayList<>();
    lines.add(found.bounds().protocol() + ": " + title);
    lines
        .add("explored: " + found.bounds().text() + "; every point and kind of fault, once and for ever, and "
            + "requests of others");
    lines.add("");
    for (Cell cell : found.cells()) {
      lines.addAll(cell(cell, found, file));
    }
    lines.add("");
    lines.addAll(last(found));
    return lines;
  }

  private static List<String> cell(
      Cell cell, Exploration found, Function<Cell, Optional<String>> file) {
    List<String> lines = new ArrayList<>();
    String id = cell.invariant().id();
    String head = id + " ".repeat(Math.max(1, INDENT.length() - id.length()));
    switch (cell.verdict()) {
      case HOLDS -> lines.add(head + "holds in all " + Digits.count(cell.judged()) + " runs that came to it");
      case UNDECIDED -> lines.add(head + (cell.judged() == 0
          ? "undecided: no run of " + Digits.count(found.runs()) + " came to it"
          : "undecided: not violated in " + Digits.count(cell.judged())
              + " runs, but a simulated host lacks the evidence"));
      case VIOLATED -> {
        lines.add(head + "VIOLATED in " + Digits.count(cell.violated()) + " of " + Digits.count(cell.judged())
            + " runs; rows " + cell.rows().stream().map(row -> row.name().equals("NONE") ? "-" : row.name())
                .collect(Collectors.joining(" "))
            + (cell.defects().isEmpty() ? "" : "; " + String.join(" ", cell.defects())));
        lines.add(INDENT + found.sentence(cell.invariant()));
      }
    }
    if (cell.example().isPresent()) {
      Example example = cell.example().get();
      lines.add(INDENT + example.smallest().text());
      lines.add(INDENT + "row " + example.row() + ", attempt " + example.attempt() + ": " + example.sentence()
          + (example.defects().isEmpty() ? "" : " (" + String.join(" ", example.defects()) + ")"));
      lines.add(INDENT + "./luosim replay " + example.token());
      file.apply(cell).ifPresent(name -> lines.add(INDENT + "./luosim run " + name));
    }
    return lines;
  }

  /** The last lines: counts and denominator. */
  public static List<String> last(Exploration found) {
    String runs = Digits.count(found.runs());
    String covered = found.complete()
        ? "all " + runs + " of " + runs + " runs on " + found.configurations() + " tiny hosts; "
            + Digits.count(found.points()) + " fault points reached"
        : "unfinished: covered " + Digits.count(found.units()) + " of " + Digits.count(found.unitsTotal())
            + " parts, " + runs + " runs on " + found.configurations() + " tiny hosts so far";
    return List.of(
        count(found, Cell.Verdict.VIOLATED) + " invariants violated, " + count(found, Cell.Verdict.HOLDS)
            + " hold, " + count(found, Cell.Verdict.UNDECIDED) + " undecided",
        covered);
  }

  private static long count(Exploration found, Cell.Verdict verdict) {
    return found.cells().stream().filter(cell -> cell.verdict() == verdict).count();
  }
}
