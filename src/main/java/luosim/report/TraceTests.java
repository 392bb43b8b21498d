package luosim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luosim.budget.BudgetVerdict;
import luosim.conform.judge.InvariantFinding;
import luosim.conform.judge.InvariantFinding.Answer;
import luosim.conform.judge.JudgeReport;
import luosim.conform.judge.JudgedTrace;
import luosim.report.JunitSuites.Case;
import luosim.report.JunitSuites.Kind;
import luosim.report.JunitSuites.Suite;

/**
 * What judged traces came to, as test results: a test for each invariant and for each budget.
 *
 * <p>What is violated or exceeded fails. What could not be decided is an error for JUnit, and skipped in
 * KTAP, which has no third answer; the reason names the missing evidence. What nothing in the traces could
 * violate is skipped in both.
 */
public final class TraceTests {
  private static final int SHOWN_MAX = 20;

  private final TraceAccount account;

  private TraceTests(TraceAccount account) {
    this.account = account;
  }

  /** JUnit's XML. */
  public static String junit(TraceAccount account) {
    TraceTests tests = new TraceTests(account);
    String owner = "luosim.judge." + account.report().protocol();
    return JunitSuites.text("luosim judge " + account.report().protocol(), owner, List.of(
        new Suite("invariants", tests.invariants()), new Suite("budgets", tests.budgets())));
  }

  /** KTAP in the dialect of the kernel's selftests. */
  public static String ktap(TraceAccount account) {
    TraceTests tests = new TraceTests(account);
    List<Case> all = new ArrayList<>(tests.invariants());
    all.addAll(tests.budgets());
    StringBuilder text = new StringBuilder("TAP version 13\n1..").append(all.size()).append('\n');
    int[] counts = new int[Kind.values().length];
    for (int index = 0; index < all.size(); index++) {
      Case one = all.get(index);
      counts[one.kind().ordinal()]++;
      one.output().lines().filter(line -> !line.isBlank())
          .forEach(line -> text.append("# ").append(line).append('\n'));
      text.append(one.kind() == Kind.FAILURE ? "not ok " : "ok ").append(index + 1).append(' ')
          .append(one.name().replace("#", ""));
      if (one.kind() == Kind.ERROR || one.kind() == Kind.SKIPPED) {
        text.append(" # SKIP ").append(one.message());
      }
      text.append('\n');
    }
    return text.append("# Totals: pass:").append(counts[Kind.PASSED.ordinal()])
        .append(" fail:").append(counts[Kind.FAILURE.ordinal()]).append(" xfail:0 xpass:0 skip:")
        .append(counts[Kind.ERROR.ordinal()] + counts[Kind.SKIPPED.ordinal()]).append(" error:0\n")
        .toString();
  }

  private List<Case> invariants() {
    return account.report().totals().stream().map(this::invariant).toList();
  }

  private Case invariant(JudgeReport.Total total) {
    String name = total.invariant().id() + " " + total.invariant().sentence();
    String reason = reason(total.invariant().id()).map(Verdict.Reason::sentence).orElse("");
    if (total.count(Answer.VIOLATED) > 0) {
      return new Case(name, Kind.FAILURE, reason, places(total));
    }
    if (total.count(Answer.UNKNOWN) > 0) {
      return new Case(name, Kind.ERROR, reason, "");
    }
    return total.count(Answer.HOLDS) > 0
        ? new Case(name, Kind.PASSED, "", "")
        : new Case(name, Kind.SKIPPED, "nothing in the traces could violate it", "");
  }

  private String places(JudgeReport.Total total) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (JudgedTrace trace : account.violating()) {
      for (InvariantFinding finding : trace.with(Answer.VIOLATED)) {
        if (finding.invariant() == total.invariant() && shown++ < SHOWN_MAX) {
          finding.places().forEach(place -> text.append('\n').append(trace.id()).append(": ")
              .append(place.rowText()).append(' ').append(String.join(" ", place.defects())).append(": ")
              .append(place.sentence()));
        }
      }
    }
    return text + (shown > SHOWN_MAX ? "\nand in " + (shown - SHOWN_MAX) + " more traces" : "");
  }

  private List<Case> budgets() {
    return account.verdict().budgets().stream().map(this::budget).toList();
  }

  private Case budget(BudgetVerdict budget) {
    String reason = reason(budget.text()).map(Verdict.Reason::sentence).orElse("");
    Kind kind = switch (budget.result()) {
      case PASS -> Kind.PASSED;
      case FAIL -> Kind.FAILURE;
      case UNKNOWN -> Kind.ERROR;
    };
    return new Case(budget.text(), kind, reason, "observed: " + ObservedText.of(budget.observed()));
  }

  private Optional<Verdict.Reason> reason(String subject) {
    return account.verdict().reasons().stream().filter(reason -> reason.subject().equals(subject))
        .findFirst();
  }
}
