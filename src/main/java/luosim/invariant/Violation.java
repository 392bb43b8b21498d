package luosim.invariant;

import java.util.Comparator;
import luosim.luo.Row;

/**
 * One observed violation: the invariant and where it broke. Which defect explains it is looked up
 * afterwards in {@link Defects}.
 *
 * @param invariant its number, such as I9
 * @param row the row of the failure matrix in which it was observed
 * @param replication index from 0
 * @param host index from 0, -1 for the fleet
 * @param attempt update attempt of the host, 1 is the first, 0 outside any
 * @param expected what should have been
 * @param found what was
 * @param number how many, or the value found
 */
public record Violation(
    String invariant,
    Row row,
    int replication,
    int host,
    int attempt,
    String expected,
    String found,
    long number) {

  /**
   * The order in which the first of several is chosen, the same whatever the order of finding them.
   */
  static final Comparator<Violation> BY_PLACE = Comparator.comparingInt(Violation::replication)
      .thenComparingInt(Violation::host)
      .thenComparingInt(Violation::attempt)
      .thenComparing(Violation::expected)
      .thenComparingLong(Violation::number);

  /** Expected and found in one sentence. */
  public String sentence() {
    return "expected " + expected + ", found " + found + ": " + number;
  }
}
