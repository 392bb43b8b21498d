package luosim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import luosim.explore.Bounds;
import luosim.explore.Case;
import luosim.explore.CaseFault;
import luosim.explore.Cell;
import luosim.explore.Example;
import luosim.explore.Exploration;
import luosim.explore.Ladder;
import luosim.explore.TinyHost;
import luosim.fault.FaultEffect;
import luosim.host.Site;
import luosim.invariant.Derived;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/** The matrix must never show as held what was not decided, nor hide a difference from what was derived. */
final class MatrixTest {
  private static final Example EXAMPLE = new Example(
      new Case(new TinyHost("rfc-v2", 1, 0, 2, Ladder.CANCEL, List.of()),
          List.of(new CaseFault(Site.FILE_FREEZE, "memfd", 1, 1, new FaultEffect.Failure(5), false)), 1),
      Row.Z2, 1, "one cancel for each prepared participant", "participants with <none>", 2,
      List.of("D4", "D31"),
      "AbC-_123");

  private static Cell cell(String invariant, long judged, long violated, boolean decidable) {
    boolean broken = violated > 0;
    return new Cell(
        Invariants.named(invariant), judged, violated, decidable, broken ? List.of(Row.Z2) : List.of(),
        broken ? List.of("D4", "D31") : List.of(), broken ? Optional.of(EXAMPLE) : Optional.empty());
  }

  /** I1, I4 and I5 violated, I35 without evidence, I33 never met, all else held. */
  private static Exploration exploration(String protocol) {
    List<Cell> cells = new ArrayList<>();
    for (Invariant invariant : Invariants.all()) {
      switch (invariant.id()) {
        case "I1", "I4", "I5" -> cells.add(cell(invariant.id(), 1200, 7, true));
        case "I35" -> cells.add(cell(invariant.id(), 1200, 0, false));
        case "I33" -> cells.add(cell(invariant.id(), 0, 0, true));
        case "outcome" -> {}
        default -> cells.add(cell(invariant.id(), 1200, 0, true));
      }
    }
    return new Exploration(new Bounds(protocol, 2, 1, 2, 2), 6, 6, 6, 1200, 300, 40, cells);
  }

  private static final Matrix MATRIX = Matrix.of(List.of(exploration("rfc-v2"), exploration("hardened")));

  private static Matrix.Entry entry(String invariant, String protocol) {
    return MATRIX.rows().stream().flatMap(row -> row.entries().stream())
        .filter(one -> one.cell().invariant().id().equals(invariant) && one.protocol().equals(protocol))
        .findFirst().orElseThrow();
  }

  @Test void theDerivedTableHasEveryInvariantOfAHostForEachOfItsRevisions() {
    for (Invariant invariant : Invariants.all()) {
      for (String revision : Derived.revisions()) {
        boolean ofFleet = invariant.id().equals("outcome");
        assertThat(Derived.cell(invariant.id(), revision).isEmpty()).as(invariant.id() + revision)
            .isEqualTo(ofFleet);
      }
    }
    assertThat(Derived.cell("I9", "as-reviewed").orElseThrow().answer()).isEqualTo(Derived.Answer.PARTLY);
    assertThat(Derived.cell("I17", "mainline").orElseThrow().answer())
        .isEqualTo(Derived.Answer.NOT_APPLICABLE);
    assertThat(Derived.cell("I1", "hardened")).isEmpty();
  }

  @Test void anEntryAgreesWithTheTableDiffersFromItOrIsOpen() {
    assertThat(entry("I1", "rfc-v2").agreement()).isEqualTo(Matrix.Agreement.AGREES);
    assertThat(entry("I5", "rfc-v2").agreement()).isEqualTo(Matrix.Agreement.DIFFERS);
    assertThat(entry("I2", "rfc-v2").agreement()).isEqualTo(Matrix.Agreement.DIFFERS);
    assertThat(entry("I4w", "rfc-v2").agreement()).isEqualTo(Matrix.Agreement.AGREES);
    assertThat(entry("I35", "rfc-v2").agreement()).isEqualTo(Matrix.Agreement.OPEN);
    assertThat(entry("I1", "hardened").agreement()).isEqualTo(Matrix.Agreement.OPEN);
  }

  @Test void whatWasNotDecidedSaysWhy() {
    assertThat(entry("I35", "rfc-v2").sentence()).startsWith("undecided: ");
    assertThat(entry("I33", "rfc-v2").sentence())
        .isEqualTo("undecided: nothing came up that could violate it");
    assertThat(entry("I2", "rfc-v2").sentence()).isEqualTo("holds, 1,200 of 1,200 runs");
  }

  @Test void theTextFitsATerminalAndShowsGridCounterExamplesAndDifferences() {
    List<String> lines = MatrixText.full(MATRIX);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(lines).contains(
        "         rfc-v2         hardened",
        "I1       violated       violated",
        "I2       holds*         holds",
        "I33      ?              ?",
        "  I1 rfc-v2 violated in 7 of 1,200 runs; rows Z2; known as D4 D31",
        "    ./luosim replay AbC-_123");
    assertThat(String.join("\n", lines))
        .contains("I2 rfc-v2 holds, 1,200 of 1,200 runs; derived: N (D33)")
        .contains("1 file, 2 subsystems, after a failed freeze cancel; attempt 1: file.freeze\n"
            + "      of memfd no. 1: EIO");
    assertThat(lines.get(lines.size() - 1)).startsWith("6 violated, ").endsWith(" differ from the table");
  }

  @Test void whatMeansNothingToARevisionReadsNotApplicable() {
    Matrix matrix = Matrix.of(List.of(exploration("as-reviewed"), exploration("mainline"),
        exploration("mainline-fixed"), exploration("hardened"), exploration("rfc-v2"), exploration("v3")));
    assertThat(matrix.with(Matrix.Answer.NOT_APPLICABLE))
        .extracting(entry -> entry.cell().invariant().id() + " " + entry.protocol())
        .contains("I7 mainline", "I18 mainline", "I7 mainline-fixed", "I18 mainline-fixed", "I31 v3")
        .doesNotContain("I7 hardened", "I9 mainline");
    assertThat(MatrixText.full(matrix)).contains(
        "  I17 mainline-fixed not applicable: open sessions always go",
        "         as-                   mainline-",
        "         reviewed   mainline   fixed      hardened   rfc-v2     v3");
    assertThat(MatrixHtml.text(matrix)).contains(">not applicable</td>");
  }

  @Test void aViolationThatNoDefectExplainsIsNewUnlessItWasDerived() {
    Cell strange = new Cell(
        Invariants.named("I32"), 9, 2, true, List.of(Row.NONE), List.of(), Optional.empty());
    assertThat(new Matrix.Entry("v3", strange, Set.of(), Derived.cell("I32", "v3")).where())
        .isEqualTo("rows -; no numbered defect, derived as P (lengths unchecked)");
    assertThat(new Matrix.Entry("hardened", strange, Set.of(), Optional.empty()).where())
        .isEqualTo("rows -; no numbered defect, new");
  }

  @Test void thePageAsksNothingOfTheNetworkAndEveryLinkLeadsToACounterExample() {
    String page = MatrixHtml.text(MATRIX);
    assertThat(page).doesNotContain("http").doesNotContain("src=").doesNotContain("@import")
        .doesNotContain("url(")
        .doesNotContain("<none>").contains("participants with &lt;none&gt;")
        .contains("prefers-color-scheme: dark")
        .contains("width=device-width");
    var links =
        Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(links).hasSize(6)
        .allSatisfy(link -> assertThat(page).contains("<section id=\"" + link + "\">"));
  }

  @Test void theJsonHasEveryCellWithItsExample() {
    var out = new StringWriter();
    MatrixJson.write(MATRIX, out);
    assertThat(out.toString()).contains("\"agreement\": \"differs\",").contains("\"token\": \"AbC-_123\"")
        .contains("\"answer\": \"undecided\",");
    assertThat(Pattern.compile("\"invariant\": ").matcher(out.toString()).results().count()).isEqualTo(78);
  }
}
