package luosim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import luosim.budget.BudgetVerdict;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.invariant.JudgeTally;
import luosim.report.JunitSuites.Case;
import luosim.report.JunitSuites.Kind;
import luosim.report.JunitSuites.Suite;

/**
 * The verdict in the XML that CI servers read as test results: a test for each budget and for each invariant.
 *
 * <p>What speaks against a pass is a failure, what leaves it unknown an error. An invariant that was violated
 * without deciding the verdict passes, with what was seen as its output; one that could not be decided is
 * skipped. Times are left out, so that equal campaigns give equal texts.
 */
public final class JunitXml {
  private final Account account;

  private JunitXml(Account account) {
    this.account = account;
  }

  /** The whole document. */
  public static String of(Account account) {
    return new JunitXml(account).text();
  }

  private String text() {
    String name = account.result().scenario().name();
    return JunitSuites.text("luosim " + name, name, List.of(
        new Suite("run", List.of(run())),
        new Suite("budgets", account.verdict().budgets().stream().map(this::budget).toList()),
        new Suite("invariants", Invariants.all().stream().map(this::invariant).toList())));
  }

  /** That the run itself came to its end with enough to judge by. */
  private Case run() {
    List<Verdict.Reason> against = new ArrayList<>(reasons("run"));
    against.addAll(reasons("cancels"));
    return new Case("ended with enough to judge by", kind(against), text(against), "");
  }

  private Case budget(BudgetVerdict budget) {
    List<Verdict.Reason> against = reasons(budget.text());
    return new Case(
        budget.text(), kind(against), text(against), "observed: " + ObservedText.of(budget.observed()));
  }

  private Case invariant(Invariant invariant) {
    List<Verdict.Reason> against = reasons(invariant.id());
    boolean open = against.isEmpty() && account.result().judged().unknown(invariant) > 0;
    return new Case(
        invariant.id() + " " + invariant.sentence(), open ? Kind.SKIPPED : kind(against),
        open ? "not decided for want of evidence" : text(against), seen(invariant));
  }

  private String seen(Invariant invariant) {
    StringBuilder seen = new StringBuilder();
    for (JudgeTally.Violations one : account.result().judged().violations()) {
      if (one.invariant() == invariant) {
        seen.append('\n').append(one.row().name()).append(", ").append(Digits.of(one.count(), "time"))
            .append(": ")
            .append(one.first().sentence());
        account.token(one.first()).ifPresent(token -> seen.append("\n./luosim replay ").append(token));
        account.shrunk().of(one).ifPresent(file -> seen.append("\nshrunk to ").append(file));
      }
    }
    return seen.toString();
  }

  private List<Verdict.Reason> reasons(String subject) {
    return account.verdict().reasons().stream().filter(reason -> reason.subject().equals(subject)).toList();
  }

  private static Kind kind(List<Verdict.Reason> against) {
    if (against.isEmpty()) {
      return Kind.PASSED;
    }
    return switch (against.get(0).cause()) {
      case SAFETY, LIVENESS, BUDGET -> Kind.FAILURE;
      case INTERRUPTED, LIMIT, UNKNOWN -> Kind.ERROR;
    };
  }

  private static String text(List<Verdict.Reason> against) {
    return against.stream().map(Verdict.Reason::sentence).collect(Collectors.joining("; "));
  }
}
