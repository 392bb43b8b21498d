package luosim.report;

import luosim.explore.CaseFault;
import luosim.explore.Example;
import luosim.explore.Exploration;
import luosim.invariant.Invariant;

/**
 * The matrix of invariants as one page: light or dark as the reader's system is, readable on a telephone,
 * and asking nothing of the network.
 */
public final class MatrixHtml {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Invariants and revisions</title>
      <style>
      :root { --ground: #ffffff; --ink: #1c1e21; --soft: #5c6370; --rule: #d5d9e0; --bad: #b3261e;
        --badground: #fdeceb; --good: #1b6e3c; --link: #0b57d0; }
      @media (prefers-color-scheme: dark) { :root { --ground: #16181c; --ink: #e6e8eb; --soft: #9aa1ad;
        --rule: #363b44; --bad: #ff8a80; --badground: #3a1d1c; --good: #7fd6a0; --link: #8ab4f8; } }
      body { background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
        margin: 0 auto; max-width: 70rem; padding: 1rem; }
      a { color: var(--link); }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; }
      th, td { border-bottom: 1px solid var(--rule); padding: .3rem .7rem; text-align: left;
        white-space: nowrap; }
      th:first-child { background: var(--ground); left: 0; position: sticky; }
      td.violated { background: var(--badground); }
      td.violated a { color: var(--bad); font-weight: 600; }
      td.holds { color: var(--good); }
      td.other { color: var(--soft); }
      section { border-top: 1px solid var(--rule); margin-top: 1.2rem; overflow-wrap: anywhere; }
      code { font: .9em ui-monospace, monospace; }
      .soft { color: var(--soft); }
      section:target { outline: 2px solid var(--link); outline-offset: .4rem; }
      </style>
      </head>
      <body>
      <h1>Invariants and revisions</h1>
      """;

  private final StringBuilder page = new StringBuilder(HEAD);
  private final Matrix matrix;

  private MatrixHtml(Matrix matrix) {
    this.matrix = matrix;
  }

  /** The page. */
  public static String text(Matrix matrix) {
    return new MatrixHtml(matrix).write();
  }

  private String write() {
    page.append("<p>").append(escaped(MatrixText.last(matrix).get(0))).append(".</p>\n<ul>\n");
    matrix.columns().forEach(this::denominator);
    page.append("</ul>\n<div class=\"wide\"><table>\n<tr><th scope=\"col\">invariant</th>");
    matrix.columns().forEach(column -> page.append("<th scope=\"col\">")
        .append(escaped(column.bounds().protocol())).append("</th>"));
    page.append("</tr>\n");
    matrix.rows().forEach(this::row);
    page.append("</table></div>\n<p class=\"soft\">A star marks what differs from what was derived by hand. "
        + "A question mark: undecided.</p>\n<h2>Counter-examples</h2>\n");
    matrix.with(Matrix.Answer.VIOLATED).forEach(this::violation);
    page.append("<h2>Undecided</h2>\n<ul>\n");
    matrix.with(Matrix.Answer.UNDECIDED).forEach(this::line);
    page.append("</ul>\n<h2>Differences from the derived table</h2>\n<ul>\n");
    matrix.differences().forEach(this::line);
    return page.append("</ul>\n</body>\n</html>\n").toString();
  }

  private void denominator(Exploration column) {
    page.append("<li>").append(escaped(column.bounds().protocol())).append(": ")
        .append(column.complete() ? "all " : "unfinished, ").append(escaped(Digits.of(column.runs(), "run")))
        .append(" with ").append(escaped(column.bounds().text())).append("</li>\n");
  }

  private void row(Matrix.Row row) {
    Invariant invariant = row.invariant();
    page.append("<tr><th scope=\"row\" title=\"").append(escaped(invariant.sentence())).append("\">")
        .append(escaped(invariant.id())).append("</th>");
    row.entries().forEach(this::cell);
    page.append("</tr>\n");
  }

  private void cell(Matrix.Entry entry) {
    String star = entry.agreement() == Matrix.Agreement.DIFFERS ? "*" : "";
    switch (entry.answer()) {
      case VIOLATED ->
          page.append("<td class=\"violated\"><a href=\"#").append(anchor(entry)).append("\">violated")
              .append(star).append("</a></td>");
      case HOLDS -> page.append("<td class=\"holds\">holds").append(star).append(" <span class=\"soft\">")
          .append(escaped(Digits.count(entry.cell().judged()))).append("</span></td>");
      case NOT_APPLICABLE -> page.append("<td class=\"other\" title=\"").append(escaped(entry.sentence()))
          .append("\">not applicable").append(star).append("</td>");
      case UNDECIDED ->
          page.append("<td class=\"other\" title=\"").append(escaped(entry.sentence())).append("\">?")
              .append(star).append("</td>");
    }
  }

  private static String anchor(Matrix.Entry entry) {
    return escaped(entry.cell().invariant().id() + "-" + entry.protocol());
  }

  private void violation(Matrix.Entry entry) {
    page.append("<section id=\"").append(anchor(entry)).append("\">\n<h3>")
        .append(escaped(entry.cell().invariant().id())).append(" in ").append(escaped(entry.protocol()))
        .append("</h3>\n<p class=\"soft\">").append(escaped(entry.cell().invariant().sentence()))
        .append("</p>\n<p>")
        .append(escaped(entry.sentence())).append("; ").append(escaped(entry.where())).append("; derived: ")
        .append(escaped(entry.derivedText())).append("</p>\n");
    entry.cell().example().ifPresent(this::example);
    page.append("</section>\n");
  }

  private void example(Example example) {
    page.append("<p>Smallest case: ").append(escaped(example.smallest().host().text()))
        .append("</p>\n<ol>\n");
    for (CaseFault fault : example.smallest().faults()) {
      page.append("<li>").append(escaped(fault.text())).append("</li>\n");
    }
    page.append("</ol>\n<p>Row ").append(escaped(MatrixText.rowText(example))).append(", attempt ")
        .append(example.attempt()).append(": ").append(escaped(example.sentence())).append("</p>\n");
    if (!example.token().isEmpty()) {
      page.append("<p><code>./luosim replay ").append(escaped(example.token())).append("</code></p>\n");
    }
  }

  private void line(Matrix.Entry entry) {
    page.append("<li>").append(escaped(entry.cell().invariant().id())).append(" in ")
        .append(escaped(entry.protocol())).append(": ").append(escaped(entry.sentence()))
        .append("; derived: ").append(escaped(entry.derivedText())).append("</li>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
