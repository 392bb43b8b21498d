package luosim.invariant;

import luosim.luo.part.Digest;

/**
 * What each lasting invariant was last found to suffer from, so that a situation which goes on is
 * reported once, by the operation that brought it about. Findings are told apart by what was
 * expected: texts that are constants.
 */
final class Standing {
  private static final int FINDINGS_MAX = 4;

  private final String[][] before = new String[Checks.COUNT][FINDINGS_MAX];
  private final String[][] now = new String[Checks.COUNT][FINDINGS_MAX];
  private final int[] sizeBefore = new int[Checks.COUNT];
  private final int[] size = new int[Checks.COUNT];

  /** Forgets everything: another kernel. */
  void clear() {
    java.util.Arrays.fill(size, 0);
    java.util.Arrays.fill(sizeBefore, 0);
  }

  /** A number over what lasts. */
  long digest() {
    var digest = new Digest();
    for (int invariant = 0; invariant < Checks.COUNT; invariant++) {
      for (int index = 0; index < size[invariant]; index++) {
        digest.add(invariant).add(now[invariant][index].hashCode());
      }
    }
    return digest.value();
  }

  /** A check of an invariant begins. */
  void begin(int invariant) {
    String[] spare = before[invariant];
    before[invariant] = now[invariant];
    now[invariant] = spare;
    sizeBefore[invariant] = size[invariant];
    size[invariant] = 0;
  }

  /** Notes a finding of the check; whether the last check found the same. */
  boolean goesOn(int invariant, String expected) {
    if (size[invariant] < FINDINGS_MAX) {
      now[invariant][size[invariant]++] = expected;
    }
    for (int index = 0; index < sizeBefore[invariant]; index++) {
      if (before[invariant][index].equals(expected)) {
        return true;
      }
    }
    return false;
  }
}
