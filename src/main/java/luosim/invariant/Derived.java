package luosim.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was derived by hand about invariants and revisions before anything ran: the table to compare an
 * exploration with. Source: spec invariants, columns R, A, 3 and M.
 */
public final class Derived {
  private static final List<String> REVISIONS = List.of("rfc-v2", "as-reviewed", "v3", "mainline");

  private static final List<Cell> CELLS = read("""
      I1|N Z2 Z4 D31|N|N V2|Y
      I2|N D33|N|P files hold, subsystems do not|Y
      I3|N Z2|N|N|Y stays preserved
      I4|N|N|N|Y
      I4w|Y|Y|Y|Y
      I5|Y a failing participant gets no cancel|Y|Y|Y
      I6|N D20 D21|N|P after a failed freeze only|Y
      I30|N D7|N|N|Y
      I7|N D2 D6 P10|N after a failed freeze|N Z2 Z3 Z4 Z5|- the tree is permanent
      I8|N C3 D8|N V4 V5|N V4 V5|-
      I9|N D1 D11 D35|P failed freezes only|P failed freezes and V13|Y
      I10|N D10|P failed freezes only|P failed freezes and close|Y
      I11|N Z2 C4 K5|N|N V3 V6 V12|Y
      I29|N Z2 D25|N Z2|N Z2 V6|Y
      I36|Y if users preserve disjoint ranges|Y|Y|Y
      I35|P not checked|P documented|P|P checked in debug builds
      I12|N D1 D2 D6|P failed freezes only|P failed freezes only|Y
      I13|N P15 D35|P|N V1|P copy-out after a preserve
      I14|N C3 D6|N V4 V5|N V4 V5|Y close of the session
      I15|N|N|N|Y
      I16|P the state says frozen, but nothing freezes again: D27|P|P|Y checks come before the freeze
      I31|N D3 P14|-|-|-
      I34|N D28|N|N|Y
      I28|Y|Y|N V11|P a lock for each session
      I38|N D23|Y|Y|Y
      I37|N D29|N|N V6|Y
      I17|N D7 D12|N|N|- open sessions always go
      I18|N D7 D36|N|N V4|-
      I19|N D7|N D7|N V14|Y
      I20|P D26|P|P|Y
      I21|N D13 D14|Y|Y|Y
      I22|N D15|Y if the loser is answered|N V7|Y
      I23|N D16|N|N V8|Y
      I24|N D18|P entries hold, pages do not|P V10|Y
      I25|Y|Y|N V15|Y
      I26|N D17|N|N V9|Y
      I27|N D19|N|P V16|Y
      I32|P neither length nor duplicates are checked|P lengths unchecked|P lengths unchecked|Y EIO or panic
      I33|N D22 N5|N|N|P an unknown file gives EIO
      """);

  private Derived() {}

  /** What was derived. */
  public enum Answer {
    HOLDS("Y"),
    BREAKS("N"),
    /** Some paths keep it, others do not. */
    PARTLY("P"),
    NOT_APPLICABLE("-"),
    /** Nobody derived it. */
    OPEN("?");

    private final String letter;

    Answer(String letter) {
      this.letter = letter;
    }

    /** The letter in the table. */
    public String letter() {
      return letter;
    }
  }

  /**
   * One cell of the table.
   *
   * @param note what shows it, or when; may be empty
   */
  public record Cell(String invariant, String revision, Answer answer, String note) {}

  private static List<Cell> read(String table) {
    List<Cell> cells = new ArrayList<>();
    for (String line : table.lines().toList()) {
      String[] parts = line.split("\\|");
      for (int column = 0; column < REVISIONS.size(); column++) {
        String text = parts[column + 1];
        cells.add(new Cell(
            parts[0], REVISIONS.get(column), answer(text.substring(0, 1)), text.substring(1).strip()));
      }
    }
    return List.copyOf(cells);
  }

  private static Answer answer(String letter) {
    for (Answer answer : Answer.values()) {
      if (answer.letter().equals(letter)) {
        return answer;
      }
    }
    throw new IllegalStateException("derived table: no answer " + letter);
  }

  /** The revisions that the table has columns for. */
  public static List<String> revisions() {
    return REVISIONS;
  }

  /**
   * The cell of an invariant and a revision, if the table has one. Mainline without its known defects is
   * held against the column of mainline, which was derived before those were seen.
   */
  public static Optional<Cell> cell(String invariant, String revision) {
    String column = revision.equals("mainline-fixed") ? "mainline" : revision;
    return CELLS.stream()
        .filter(cell -> cell.invariant().equals(invariant) && cell.revision().equals(column)).findFirst();
  }
}
