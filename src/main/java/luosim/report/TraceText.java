package luosim.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import luosim.budget.BudgetVerdict;
import luosim.conform.judge.InvariantFinding;
import luosim.conform.judge.InvariantFinding.Answer;
import luosim.conform.judge.JudgeReport;
import luosim.conform.judge.JudgedTrace;
import luosim.invariant.Evidence;

/** What judged traces came to, as text for a terminal. */
public final class TraceText {
  private static final int NUMBER = 10;
  private static final int ID = 9;
  private static final int ROW = 5;
  private static final int DEFECTS = 14;
  private static final int HEAD = 2 + ID + ROW + DEFECTS;

  private TraceText() {}

  /** Evidence by name, in the words that the documents use. */
  static String evidence(Collection<Evidence> missing) {
    return missing.stream().map(TraceText::name).collect(Collectors.joining(", "));
  }

  static String name(Evidence evidence) {
    return evidence.name().toLowerCase(Locale.ROOT);
  }

  /** The violations of one trace. */
  public static List<String> violations(JudgedTrace trace) {
    Lines lines = new Lines();
    lines.add(trace.id() + " (line " + trace.line() + ")");
    for (InvariantFinding finding : trace.with(Answer.VIOLATED)) {
      for (InvariantFinding.Place place : finding.places()) {
        String defects = place.defects().isEmpty() ? "new" : String.join(" ", place.defects());
        lines.wrap(
            "  " + Lines.left(finding.invariant().id(), ID) + Lines.left(place.rowText(), ROW)
                + Lines.left(defects, DEFECTS),
            place.sentence(), HEAD);
      }
    }
    return lines.all();
  }

  /** The totals, the budgets and the verdict. */
  public static List<String> summary(TraceAccount account) {
    Lines lines = new Lines();
    if (!account.violating().isEmpty()) {
      lines.add("");
    }
    lines.add("  " + Lines.left("inv.", ID) + Lines.right("violated", NUMBER) + Lines.right("unknown", NUMBER)
        + Lines.right("holds", NUMBER) + Lines.right("idle", NUMBER) + "  evidence missing");
    for (JudgeReport.Total total : account.report().totals()) {
      StringBuilder row = new StringBuilder("  " + Lines.left(total.invariant().id(), ID));
      for (Answer answer : Answer.values()) {
        row.append(Lines.right(Digits.count(total.count(answer)), NUMBER));
      }
      lines.wrap(row + " ", evidence(total.missing()), 2 + ID + Answer.values().length * NUMBER + 2);
    }
    if (!account.verdict().budgets().isEmpty()) {
      lines.gap();
      account.verdict().budgets().forEach(budget -> lines.wrap("  ", budget(budget), 4));
    }
    lines.gap();
    lines.addAll(last(account));
    return lines.all();
  }

  private static String budget(BudgetVerdict budget) {
    String doubt = budget.why().isEmpty() ? "" : " (" + budget.why() + ")";
    return budget.result() + " " + budget.text() + ": " + ObservedText.of(budget.observed()) + doubt;
  }

  /** The last lines: what speaks against a pass, and the verdict. */
  public static List<String> last(TraceAccount account) {
    Lines lines = new Lines();
    account.verdict().reasons().forEach(reason -> lines.wrap("  ", reason.sentence(), 4));
    int traces = account.report().traces();
    int violating = account.violating().size();
    lines.add(account.verdict().word() + ": " + Digits.of(traces, "trace") + ", " + Digits.count(violating)
        + " violate an invariant, " + Digits.count(traces - violating) + " do not");
    return lines.all();
  }
}
