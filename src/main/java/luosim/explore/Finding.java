package luosim.explore;

import java.util.Arrays;
import java.util.Comparator;
import luosim.luo.Row;

/**
 * A violation with the path that leads to it: where the walk answered something else than 0, and what.
 *
 * <p>Paths are relative to where the tally that keeps them begins, the beginning of a run or a rest between
 * two attempts, so that they can be put behind another way to the same rest.
 *
 * @param invariant its place in the list of invariants
 * @param row the row of the failure matrix
 * @param attempt the attempt in which it was found
 * @param expected what should have been
 * @param found what was
 * @param number how many, or the value found
 * @param faults unusual answers of the path
 * @param path pairs of a question's number and the answer
 */
record Finding(
    int invariant, Row row, int attempt, String expected, String found, long number, int faults,
    int[] path) {
  /** Fewest faults, then the earliest last step, then the earliest steps. */
  static final Comparator<Finding> SMALLEST_FIRST = Comparator.comparingInt(Finding::faults)
      .thenComparingInt(Finding::last)
      .thenComparing(Finding::path, Arrays::compare)
      .thenComparingInt(Finding::attempt)
      .thenComparing(Finding::expected)
      .thenComparingLong(Finding::number);

  /** The number of the last question that was answered otherwise than by 0. */
  int last() {
    return path.length == 0 ? -1 : path[path.length - 2];
  }

  /** The path with its zeros. */
  int[] whole() {
    int[] whole = new int[last() + 1];
    for (int at = 0; at < path.length; at += 2) {
      whole[path[at]] = path[at + 1];
    }
    return whole;
  }

  /** The same behind another path. */
  Finding behind(int questions, int faultsBefore, int... before) {
    int[] whole = Arrays.copyOf(before, before.length + path.length);
    for (int i = 0; i < path.length; i += 2) {
      whole[before.length + i] = path[i] + questions;
      whole[before.length + i + 1] = path[i + 1];
    }
    return new Finding(invariant, row, attempt, expected, found, number, faults + faultsBefore, whole);
  }
}
