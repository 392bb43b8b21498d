package luosim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import luosim.budget.BudgetVerdict;
import luosim.budget.Budgets;
import luosim.budget.Measured;
import luosim.budget.Threshold;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.invariant.JudgeTally;
import luosim.report.Verdict.Cause;
import luosim.report.Verdict.Reason;
import luosim.run.CampaignResult;

/**
 * Judges a campaign: how it ended, its invariants, its budgets.
 *
 * <p>Where invariants are judged, three things speak against a pass. A violation that is not known. A known
 * one that the run could have shown and did not, for then the list of known ones is out of date and would
 * hide the next. And missing evidence or too few cancels, which leave it unknown.
 */
public final class Verdicts {
  private final CampaignResult result;
  private final InvariantTerms terms;
  private final List<Reason> reasons = new ArrayList<>();

  private Verdicts(CampaignResult result, InvariantTerms terms) {
    this.result = result;
    this.terms = terms;
  }

  /** The verdict on a campaign. */
  public static Verdict of(CampaignResult result, InvariantTerms terms, List<Threshold> thresholds) {
    Verdicts verdicts = new Verdicts(result, terms);
    verdicts.ending();
    for (Invariant invariant : Invariants.all()) {
      if (terms.judge().judges(invariant)) {
        verdicts.judge(invariant);
      }
    }
    verdicts.cancels();
    List<BudgetVerdict> budgets =
        Budgets.judge(thresholds, new Measured(result.measures(), result.fleet()));
    budgets.forEach(verdicts::budget);
    verdicts.reasons.sort(Comparator.comparing(Reason::cause));
    return new Verdict(verdicts.reasons, budgets);
  }

  private void ending() {
    switch (result.ending()) {
      case EVENT_LIMIT, TIME_LIMIT ->
          add(Cause.LIMIT, "run", "the limit " + result.ending().label() + " ended it after " + completed());
      case INTERRUPTED -> add(Cause.INTERRUPTED, "run", "it was interrupted after " + completed());
      case COMPLETED, HORIZON, STOPPED -> {}
    }
  }

  private String completed() {
    return Digits.count(result.replications()) + " of "
        + Digits.of(result.scenario().replications(), "replication");
  }

  private void judge(Invariant invariant) {
    List<JudgeTally.Violations> found =
        result.judged().violations().stream().filter(v -> v.invariant() == invariant).toList();
    List<JudgeTally.Violations> strange = found.stream().filter(terms::fails).toList();
    if (!strange.isEmpty()) {
      add(cause(invariant), invariant.id(), violated(invariant, strange));
    }
    for (InvariantTerms.Known known : terms.known()) {
      if (known.invariant().equals(invariant.id()) && found.stream().noneMatch(known::explains)) {
        didNotShow(invariant, known);
      }
    }
  }

  private static String violated(Invariant invariant, List<JudgeTally.Violations> found) {
    long times = found.stream().mapToLong(JudgeTally.Violations::count).sum();
    String rows =
        found.stream().map(v -> v.row().name() + " " + Digits.count(v.count()))
            .collect(Collectors.joining(", "));
    return invariant.id() + " was violated " + Digits.of(times, "time") + " (" + rows + ")";
  }

  /** A run that never came to the point, or could not have told, has not shown that the violation is gone. */
  private void didNotShow(Invariant invariant, InvariantTerms.Known known) {
    if (result.judged().couldBreak(invariant, known.defects())) {
      String whose = known.defects().isEmpty() ? "" : " for " + String.join(", ", known.defects());
      add(cause(invariant), invariant.id(), invariant.id() + " is known to break" + whose
          + " but held whenever it could have; if it holds now, remove it from invariants.known");
    }
  }

  private void cancels() {
    long attempted = result.judged().cancels().attempted();
    if (terms.judge() != InvariantTerms.Judge.OFF && attempted < terms.cancelsAtLeast()) {
      add(Cause.UNKNOWN, "cancels", Digits.of(attempted, "cancel") + ", invariants.cancelsAtLeast asks for "
          + Digits.count(terms.cancelsAtLeast()));
    }
  }

  private void budget(BudgetVerdict budget) {
    switch (budget.result()) {
      case FAIL ->
          add(Cause.BUDGET, budget.text(), budget.text() + ": " + ObservedText.of(budget.observed()));
      case UNKNOWN -> add(Cause.UNKNOWN, budget.text(), budget.text() + ": " + budget.why());
      case PASS -> {}
    }
  }

  private static Cause cause(Invariant invariant) {
    return switch (invariant.kind()) {
      case SAFETY -> Cause.SAFETY;
      case LIVENESS -> Cause.LIVENESS;
    };
  }

  private void add(Cause cause, String subject, String sentence) {
    reasons.add(new Reason(cause, subject, sentence));
  }
}
