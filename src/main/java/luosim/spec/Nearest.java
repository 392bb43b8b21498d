package luosim.spec;

import java.util.List;
import java.util.Locale;

/**
 * The known word that a misspelt one most likely stands for.
 *
 * <p>Measured by edit distance (insert, delete, replace, swap of neighbours), ignoring case; a word
 * further away than a third of its length, at least two edits, is no suggestion. Of equally near
 * words the first in the list wins, so the answer does not depend on anything but its arguments.
 */
public final class Nearest {
  /** Longer words are never compared: the cost is the product of both lengths. */
  private static final int LENGTH_MAX = 80;

  private Nearest() {}

  /** The nearest of {@code known}, or the empty text when none is near. */
  public static String to(String word, List<String> known) {
    if (word.length() > LENGTH_MAX) {
      return "";
    }
    var best = "";
    int bestDistance = Math.max(2, word.length() / 3) + 1;
    for (var candidate : known) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < bestDistance && distance < candidate.length()) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  private static int distance(String a, String b) {
    if (b.length() > LENGTH_MAX) {
      return Integer.MAX_VALUE;
    }
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      rows[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      rows[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1);
        least = Math.min(least, rows[i - 1][j - 1] + replace);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, rows[i - 2][j - 2] + 1);
        }
        rows[i][j] = least;
      }
    }
    return rows[a.length()][b.length()];
  }
}
