package luosim.report;

import java.util.List;
import java.util.Optional;
import luosim.budget.BudgetVerdict;
import luosim.metrics.Exemplar;
import luosim.metrics.MeasureSummary;
import luosim.metrics.Measures;
import luosim.run.CampaignResult;

/**
 * A campaign told in lines of {@value Lines#WIDTH} columns, for people: what was run, how long VMs were
 * paused, how everything ended, what was violated, and the verdict as the last line.
 *
 * <p>Equal campaigns give equal lines. Only replay lines are longer, since a token is one word.
 */
public final class TerminalSummary {
  private static final int DIGEST_SHOWN = 8;
  private static final int REPLAYS_MAX = 5;
  private static final int BUDGET_TEXT = 46;

  private TerminalSummary() {}

  /**
   * The whole summary.
   *
   * @param folder where the results are, as the user may name it
   */
  public static List<String> full(Account account, String folder) {
    CampaignResult result = account.result();
    ViolationText violations = new ViolationText(account);
    Lines lines = new Lines();
    head(lines, result);
    lines.gap();
    lines.addAll(BlackoutText.of(result.measures(), result.replications()));
    lines.gap();
    lines.addAll(OutcomeText.of(result));
    lines.gap();
    lines.addAll(violations.section());
    lines.gap();
    replays(lines, account, violations, folder);
    lines.gap();
    account.notes().forEach(note -> lines.wrap("note     ", note, 9));
    lines.gap();
    lines.addAll(last(account, folder));
    return lines.all();
  }

  /** The last lines of it: budgets, fingerprint, folder, reasons, verdict. */
  public static List<String> last(Account account, String folder) {
    Lines lines = new Lines();
    budgets(lines, account.verdict().budgets());
    lines.add("fingerprint " + account.result().fingerprint());
    lines.add("results     " + folder);
    if (account.shrunk().count() > 0) {
      lines.add("shrunk      " + folder + "/" + ShrunkFiles.FOLDER + ", "
          + Digits.of(account.shrunk().count(), "scenario") + " of one host");
    }
    for (Verdict.Reason reason : account.verdict().reasons()) {
      if (account.verdict().budgets().stream()
          .anyMatch(one -> one.text().equals(reason.subject()))) {
        continue;
      }
      lines.wrap("  " + Lines.left(reason.cause().text(), 12), reason.sentence(), 14);
    }
    lines.add("verdict     " + account.verdict().word() + " (exit code " + account.exitCode() + ")");
    return lines.all();
  }

  /** What it took; differs from run to run, so it is no part of the summary. */
  public static List<String> cost(CampaignResult result) {
    CampaignResult.Cost cost = result.cost();
    Lines lines = new Lines();
    lines.add(Digits.count(cost.callbacks()) + " callbacks, " + Digits.count(cost.events()) + " events, "
        + Digits.count(cost.hostUpdates()) + " host updates in " + DurationText.of(1e9 * cost.wallSeconds())
        + " ("
        + DurationText.of(1e9 * cost.cpuSeconds()) + " of CPU, " + Digits.of(cost.threads(), "thread") + ")");
    lines.add(rate(cost.callbacks(), cost.wallSeconds()) + " callbacks per second, "
        + rate(cost.callbacks(), cost.cpuSeconds()) + " per second of CPU; "
        + (cost.hostUpdates() == 0 ? "no host update"
            : DurationText.of(1e9 * cost.cpuSeconds() / cost.hostUpdates())
                + " of CPU per host update"));
    return lines.all();
  }

  private static String rate(long number, double seconds) {
    return seconds > 0 ? Digits.count(Digits.whole(number / seconds)) : "no measurable time for";
  }

  private static void head(Lines lines, CampaignResult result) {
    lines.add(result.revision());
    var scenario = result.scenario();
    lines.wrap("", scenario.name() + ": " + Digits.of(scenario.fleet().hosts(), "host") + ", "
        + Digits.of(vms(result) / Math.max(1, result.replications()), "VM") + ", "
        + Digits.of(result.replications(), "replication") + ", seed " + scenario.seed() + ", scenario "
        + result.digest().substring(0, DIGEST_SHOWN), 2);
  }

  private static long vms(CampaignResult result) {
    return result.fleet().fates().stream().mapToLong(count -> count.count()).sum();
  }

  private static void replays(
      Lines lines, Account account, ViolationText violations, String folder) {
    Lines found = new Lines();
    for (MeasureSummary measure : account.result().measures()) {
      if (measure.view().text().equals(Measures.BLACKOUT.name())) {
        measure.quantiles().forEach(quantile -> replay(found, account, quantile));
      }
    }
    found.addAll(violations.replays(REPLAYS_MAX - found.all().size(), folder));
    if (!found.all().isEmpty()) {
      lines.add("replay one host with its whole trace");
      lines.addAll(found.all());
    }
  }

  private static void replay(Lines lines, Account account, MeasureSummary.QuantileSummary quantile) {
    Optional<Exemplar> sample = quantile.exemplar();
    Optional<String> token = sample.flatMap(account::token);
    if (quantile.p() == 1 && token.isPresent()) {
      long ns = sample.get().valueNs();
      lines.add("  blackout max "
          + (ns == Exemplar.LOST ? "lost" : DurationText.of(ns)) + " " + account.place(sample.get())
          + " ./luosim replay " + token.get());
    }
  }

  private static void budgets(Lines lines, List<BudgetVerdict> budgets) {
    for (BudgetVerdict budget : budgets) {
      boolean unknown = budget.result() == BudgetVerdict.Result.UNKNOWN;
      String text = unknown ? budget.text() : Lines.left(budget.text(), BUDGET_TEXT) + " ";
      lines.add("budget   " + Lines.left(budget.result().name(), 9) + text
          + (unknown ? "" : ObservedText.of(budget.observed())));
      if (!budget.why().isEmpty()) {
        lines.wrap(" ".repeat(18), budget.why(), 18);
      }
    }
  }
}
