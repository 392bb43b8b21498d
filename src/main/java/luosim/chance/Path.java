package luosim.chance;

import java.util.Arrays;

/** The answers given so far in one run. */
final class Path {
  private int[] answers = new int[16];
  private int length;

  static void checkOptions(String site, int options) {
    if (options < 1) {
      throw new IllegalArgumentException(
          "choice at " + site + ": options must be at least 1, found " + options);
    }
  }

  void add(int answer) {
    if (length == answers.length) {
      answers = Arrays.copyOf(answers, 2 * length);
    }
    answers[length++] = answer;
  }

  int length() {
    return length;
  }

  int[] toArray() {
    return Arrays.copyOf(answers, length);
  }
}
