package luosim.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a summary while they are put together, none wider than {@value #WIDTH} columns unless one word is.
 */
final class Lines {
  /** Columns of a line. */
  static final int WIDTH = 80;

  private final List<String> lines = new ArrayList<>();

  /** Adds a line as it is, without blanks at its end. */
  void add(String line) {
    lines.add(line.stripTrailing());
  }

  void addAll(List<String> more) {
    lines.addAll(more);
  }

  /** An empty line between two sections; not before the first one. */
  void gap() {
    if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
      lines.add("");
    }
  }

  /** Adds words that are broken into lines between them; further lines are indented. */
  void wrap(String first, List<String> words, int indent) {
    StringBuilder line = new StringBuilder(first);
    boolean fresh = true;
    for (String word : words) {
      if (!fresh && line.length() + 1 + word.length() > WIDTH) {
        add(line.toString());
        line = new StringBuilder(" ".repeat(indent));
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    add(line.toString());
  }

  /** Adds a text that is broken into lines between its words. */
  void wrap(String first, String text, int indent) {
    wrap(first, List.of(text.split(" ")), indent);
  }

  List<String> all() {
    return List.copyOf(lines);
  }

  /** A text at the left of so many columns. */
  static String left(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - text.length()));
  }

  /** A text at the right of so many columns. */
  static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - text.length())) + text;
  }
}
