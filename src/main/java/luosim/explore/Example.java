package luosim.explore;

import java.util.List;
import luosim.luo.Row;

/**
 * The smallest case that violates an invariant: fewest files, subsystems, faults, then steps.
 *
 * @param smallest the case
 * @param row the row of the failure matrix in which it was observed
 * @param attempt the attempt in which it was observed, from 1; 0 outside any
 * @param expected what should have been
 * @param found what was
 * @param number how many, or the value found
 * @param defects the known defects that explain it
 * @param token the word that replays it
 */
public record Example(
    Case smallest, Row row, int attempt, String expected, String found, long number, List<String> defects,
    String token) {
  /** Takes a copy. */
  public Example {
    defects = List.copyOf(defects);
  }

  /** Expected and found in one sentence. */
  public String sentence() {
    return "expected " + expected + ", found " + found + ": " + number;
  }
}
