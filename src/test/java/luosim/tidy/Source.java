package luosim.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One file of the tree, divided into code and comments.
 *
 * <p>Both parts have the length and the lines of the file: what belongs to the other part is blank.
 * In the code, the insides of string and character literals are blank too.
 */
final class Source {
  private final String path;
  private final String text;
  private final char[] code;
  private final char[] comments;

  /**
   * A source from its text.
   *
   * @param path the path from the top of the repository, with slashes
   */
  Source(String path, String text) {
    this.path = path;
    this.text = text;
    this.code = text.toCharArray();
    this.comments = text.replaceAll("[^\n]", " ").toCharArray();
    if (path.endsWith(".java")) {
      divide();
    }
  }

  String path() {
    return path;
  }

  String text() {
    return text;
  }

  String code() {
    return new String(code);
  }

  String comments() {
    return new String(comments);
  }

  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  List<String> lines() {
    return text.lines().toList();
  }

  /**
   * A finding at each place of {@code part} (the text, the code or the comments) where the pattern
   * is.
   */
  List<Finding> where(String part, Pattern pattern, String what) {
    var findings = new ArrayList<Finding>();
    var matcher = pattern.matcher(part);
    while (matcher.find()) {
      findings.add(at(matcher.start(), what.replace("{}", matcher.group().strip())));
    }
    return findings;
  }

  Finding at(int offset, String what) {
    long line = 1 + text.substring(0, offset).chars().filter(c -> c == '\n').count();
    return atLine(line, what);
  }

  Finding atLine(long line, String what) {
    return new Finding(path + ":" + line, what);
  }

  private void divide() {
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("//", at)) {
        at = comment(at, end(text.indexOf('\n', at), 0));
      } else if (text.startsWith("/*", at)) {
        at = comment(at, end(text.indexOf("*/", at + 2), 2));
      } else if (text.startsWith("\"\"\"", at)) {
        at = literal(at + 3, "\"\"\"");
      } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
        at = literal(at + 1, text.substring(at, at + 1));
      } else {
        at++;
      }
    }
  }

  private int end(int found, int length) {
    return found < 0 ? text.length() : found + length;
  }

  private int comment(int from, int to) {
    for (int i = from; i < to; i++) {
      comments[i] = code[i];
      blank(i);
    }
    return to;
  }

  private int literal(int from, String quote) {
    int at = from;
    while (at < text.length() && !text.startsWith(quote, at)) {
      int step = text.charAt(at) == '\\' ? 2 : 1;
      for (int i = at; i < Math.min(at + step, text.length()); i++) {
        blank(i);
      }
      at += step;
    }
    return Math.min(at + quote.length(), text.length());
  }

  private void blank(int at) {
    if (code[at] != '\n') {
      code[at] = ' ';
    }
  }
}
