package luosim.invariant;

import java.util.Arrays;
import luosim.luo.Row;

/** The violations of one host until it is committed, in arrays that are reused. */
final class HostFindings {
  private static final Row[] ROWS = Row.values();

  private int size;
  private int[] invariant = new int[16];
  private int[] row = new int[16];
  private int[] attempt = new int[16];
  private String[] expected = new String[16];
  private String[] found = new String[16];
  private long[] number = new long[16];

  void clear() {
    size = 0;
  }

  void add(int which, Row where, int inAttempt, String should, String is, long howMany) {
    if (size == invariant.length) {
      invariant = Arrays.copyOf(invariant, 2 * size);
      row = Arrays.copyOf(row, 2 * size);
      attempt = Arrays.copyOf(attempt, 2 * size);
      expected = Arrays.copyOf(expected, 2 * size);
      found = Arrays.copyOf(found, 2 * size);
      number = Arrays.copyOf(number, 2 * size);
    }
    invariant[size] = which;
    row[size] = where.ordinal();
    attempt[size] = inAttempt;
    expected[size] = should;
    found[size] = is;
    number[size++] = howMany;
  }

  int size() {
    return size;
  }

  void give(int from, Judge.Found taker) {
    for (int index = from; index < size; index++) {
      taker.violated(invariant[index], ROWS[row[index]], attempt[index], expected[index], found[index],
          number[index]);
    }
  }

  void addTo(JudgeTally tally, int replication, int host) {
    for (int index = 0; index < size; index++) {
      tally.add(
          invariant[index],
          ROWS[row[index]],
          replication,
          host,
          attempt[index],
          expected[index],
          found[index],
          number[index]);
    }
  }
}
