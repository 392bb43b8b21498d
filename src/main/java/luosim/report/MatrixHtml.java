package luosim.report;

import java.util.List;
import luosim.explore.CaseFault;
import luosim.explore.Cell;
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
      :root { --ground: #ffffff; --raised: #f6f7f9; --ink: #1c1e21; --soft: #5c6370; --rule: #dde1e7;
        --bad: #a5211a; --badground: #fdeceb; --good: #1b6e3c; --goodground: #edf7f0; --link: #0b57d0;
        --mark: #b26a00; }
      @media (prefers-color-scheme: dark) { :root { --ground: #14161a; --raised: #1d2025; --ink: #e6e8eb;
        --soft: #9aa1ad; --rule: #343942; --bad: #ff9d94; --badground: #3b1f1e; --good: #86d8a6;
        --goodground: #1a2b21; --link: #8ab4f8; --mark: #f0b35c; } }
      * { box-sizing: border-box; }
      body { background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
        margin: 0 auto; max-width: 84rem; padding: 1.2rem; }
      h1 { font-size: 1.6rem; line-height: 1.2; margin: .2rem 0 .4rem; }
      h2 { font-size: 1.2rem; margin: 2rem 0 .6rem; }
      h3 { font-size: 1rem; margin: 0 0 .3rem; }
      a { color: var(--link); }
      .soft { color: var(--soft); }
      .tiles { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fill, minmax(11.5rem, 1fr));
        list-style: none; margin: 1rem 0; padding: 0; }
      .tiles li { background: var(--raised); border: 1px solid var(--rule); border-radius: .5rem;
        font-size: .85rem; padding: .6rem .8rem; }
      .tiles b { display: block; font-size: 1rem; }
      .tools { align-items: center; display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0 .6rem; }
      .tools input { background: var(--ground); border: 1px solid var(--rule); border-radius: .4rem;
        color: var(--ink); flex: 1 1 12rem; font: inherit; max-width: 22rem; padding: .3rem .6rem; }
      .tools button, th button { background: none; border: 1px solid var(--rule); border-radius: .4rem;
        color: inherit; cursor: pointer; font: inherit; padding: .3rem .7rem; }
      .tools button[aria-pressed=true] { background: var(--ink); color: var(--ground); }
      .wide { border: 1px solid var(--rule); border-radius: .5rem; max-height: 85vh; overflow: auto; }
      table { border-collapse: separate; border-spacing: 0; width: 100%; }
      th, td { border-bottom: 1px solid var(--rule); padding: .35rem .7rem; text-align: left;
        vertical-align: top; }
      tr:last-child > * { border-bottom: 0; }
      thead th { background: var(--raised); position: sticky; top: 0; white-space: nowrap; z-index: 2; }
      th button { border: 0; font-weight: 600; padding: 0; }
      th[aria-sort] button::after { content: " \\2193"; }
      tbody th { background: var(--ground); border-right: 1px solid var(--rule); font-weight: 400; left: 0;
        min-width: 17rem; position: sticky; z-index: 1; }
      thead th:first-child { border-right: 1px solid var(--rule); left: 0; z-index: 3; }
      tbody th b { display: inline-block; min-width: 2.6rem; }
      tbody th span { color: var(--soft); display: block; font-size: .8rem; line-height: 1.35; }
      td { font-size: .9rem; min-width: 7.5rem; }
      td small { color: var(--soft); display: block; font-size: .75rem; line-height: 1.3; }
      td.violated { background: var(--badground); }
      td.violated a { color: var(--bad); font-weight: 600; text-decoration: none; }
      td.violated a:hover { text-decoration: underline; }
      td.holds { background: var(--goodground); color: var(--good); }
      td.other { color: var(--soft); white-space: nowrap; }
      .star { color: var(--mark); font-weight: 700; }
      section { background: var(--raised); border: 1px solid var(--rule); border-radius: .5rem;
        margin: .7rem 0; overflow-wrap: anywhere; padding: .7rem .9rem; scroll-margin-top: .6rem; }
      section p { margin: .25rem 0; }
      section ol { margin: .25rem 0; }
      section:target { outline: 2px solid var(--link); }
      code { font: .85em ui-monospace, monospace; }
      details code { display: block; margin-top: .3rem; }
      summary { color: var(--link); cursor: pointer; }
      [hidden] { display: none; }
      @media (max-width: 40rem) { body { padding: .8rem; } tbody th { min-width: 3.6rem; }
        tbody th span { display: none; } td { min-width: 6.4rem; }
        .tiles { gap: .4rem; grid-template-columns: 1fr 1fr; } .tiles li { font-size: .75rem; } }
      </style>
      </head>
      <body>
      <h1>Invariants and revisions</h1>
      """;

  /** Filters rows by words and answers, and sorts them by a column; without it the page is whole. */
  private static final String SCRIPT =
      """
      <script>
      const body = document.querySelector("tbody"), rows = [...body.rows];
      const find = document.querySelector("#find"), buttons = [...document.querySelectorAll(".tools button")];
      const rank = { violated: 0, other: 1, holds: 2 };
      function show() {
        const words = find.value.toLowerCase();
        const only = buttons.find(one => one.getAttribute("aria-pressed") === "true").dataset.only;
        rows.forEach(row => { row.hidden = !row.textContent.toLowerCase().includes(words)
          || only !== "all" && !row.querySelector(only); });
      }
      find.addEventListener("input", show);
      buttons.forEach(one => one.addEventListener("click", () => {
        buttons.forEach(other => other.setAttribute("aria-pressed", other === one));
        show();
      }));
      document.querySelectorAll("thead button").forEach((one, column) => one.addEventListener("click", () => {
        document.querySelectorAll("thead th").forEach(other => other.removeAttribute("aria-sort"));
        one.parentNode.setAttribute("aria-sort", "ascending");
        const order = column === 0 ? rows : [...rows].sort((a, b) =>
          rank[a.cells[column].className] - rank[b.cells[column].className]);
        order.forEach(row => body.append(row));
      }));
      </script>
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
    page.append("<p class=\"soft\">").append(escaped(MatrixText.last(matrix).get(0)))
        .append(".</p>\n<ul class=\"tiles\">\n");
    matrix.columns().forEach(this::denominator);
    page.append("</ul>\n");
    tools();
    page.append("<div class=\"wide\"><table>\n<thead><tr>");
    heading("invariant");
    matrix.columns().forEach(column -> heading(column.bounds().protocol()));
    page.append("</tr></thead>\n<tbody>\n");
    matrix.rows().forEach(this::row);
    page.append("</tbody></table></div>\n<p class=\"soft\"><span class=\"star\">*</span> differs from what "
        + "was derived by hand. ? is undecided. A violated cell leads to its counter-example.</p>\n");
    list("Differences from the derived table", matrix.differences());
    list("Undecided", matrix.with(Matrix.Answer.UNDECIDED));
    page.append("<h2>Counter-examples</h2>\n");
    matrix.with(Matrix.Answer.VIOLATED).forEach(this::violation);
    return page.append(SCRIPT).append("</body>\n</html>\n").toString();
  }

  private void tools() {
    page.append("<div class=\"tools\"><input id=\"find\" type=\"search\" aria-label=\"find\" "
        + "placeholder=\"find: I9, D6, cancel ...\">");
    tool("all", "all", true);
    tool("td.violated", "violated somewhere", false);
    tool(".star", "differs", false);
    page.append("</div>\n");
  }

  private void tool(String only, String name, boolean pressed) {
    page.append("<button type=\"button\" data-only=\"").append(only).append("\" aria-pressed=\"")
        .append(pressed).append("\">").append(name).append("</button>");
  }

  private void heading(String name) {
    page.append("<th scope=\"col\"><button type=\"button\">").append(escaped(name))
        .append("</button></th>");
  }

  private void list(String title, List<Matrix.Entry> entries) {
    if (!entries.isEmpty()) {
      page.append("<h2>").append(title).append("</h2>\n<ul>\n");
      entries.forEach(this::line);
      page.append("</ul>\n");
    }
  }

  private void denominator(Exploration column) {
    page.append("<li><b>").append(escaped(column.bounds().protocol())).append("</b>")
        .append(column.complete() ? "all " : "unfinished, ").append(escaped(Digits.of(column.runs(), "run")))
        .append(" with ").append(escaped(column.bounds().text())).append("</li>\n");
  }

  private void row(Matrix.Row row) {
    Invariant invariant = row.invariant();
    page.append("<tr><th scope=\"row\" title=\"").append(escaped(invariant.sentence())).append("\"><b>")
        .append(escaped(invariant.id())).append("</b><span>").append(escaped(invariant.sentence()))
        .append("</span></th>");
    row.entries().forEach(this::cell);
    page.append("</tr>\n");
  }

  private void cell(Matrix.Entry entry) {
    String star =
        entry.agreement() == Matrix.Agreement.DIFFERS ? "<span class=\"star\">*</span>" : "";
    Cell cell = entry.cell();
    switch (entry.answer()) {
      case VIOLATED -> page.append("<td class=\"violated\"><a href=\"#").append(anchor(entry))
          .append("\">violated</a>").append(star).append("<small>")
          .append(escaped(cell.defects().isEmpty() ? "no number" : String.join(" ", cell.defects())))
          .append("</small></td>");
      case HOLDS -> page.append("<td class=\"holds\">holds").append(star).append("<small>")
          .append(escaped(Digits.of(cell.judged(), "run"))).append("</small></td>");
      case NOT_APPLICABLE -> page.append("<td class=\"other\" title=\"").append(escaped(entry.sentence()))
          .append("\">not applicable").append(star).append("</td>");
      case UNDECIDED -> page.append("<td class=\"other\" title=\"").append(escaped(entry.sentence()))
          .append("\">?").append(star).append("</td>");
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
    boolean clean = example.smallest().faults().isEmpty();
    page.append("<p>Smallest case: ").append(escaped(example.smallest().host().text()))
        .append(clean ? "; no fault</p>\n" : "</p>\n<ol>\n");
    for (CaseFault fault : example.smallest().faults()) {
      page.append("<li>").append(escaped(fault.text())).append("</li>\n");
    }
    page.append(clean ? "<p>Row " : "</ol>\n<p>Row ").append(escaped(MatrixText.rowText(example)))
        .append(", attempt ")
        .append(example.attempt()).append(": ").append(escaped(example.sentence())).append("</p>\n");
    if (!example.token().isEmpty()) {
      page.append("<details><summary>replay</summary><code>./luosim replay ")
          .append(escaped(example.token())).append("</code></details>\n");
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
