package luosim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.invariant.JudgeTally;

/**
 * The part of the terminal summary that tells of violated invariants: how often each in which row, and a few
 * of them at length with a line that replays them.
 *
 * <p>The few are chosen so that as many known defects as possible show among them.
 */
final class ViolationText {
  /** Violations that are told at length. */
  static final int SHOWN_MAX = 10;

  private final Account account;
  private final List<JudgeTally.Violations> all;

  ViolationText(Account account) {
    this.account = account;
    this.all = account.result().judged().violations();
  }

  /** The section. */
  List<String> section() {
    Lines lines = new Lines();
    if (all.isEmpty()) {
      lines.add("violated none of the invariants that were checked");
    } else {
      long times = all.stream().mapToLong(JudgeTally.Violations::count).sum();
      long invariants = all.stream().map(one -> one.invariant().id()).distinct().count();
      lines.wrap("violated ", Digits.of(invariants, "invariant") + " in " + Digits.of(all.size(), "place")
          + ", " + Digits.of(times, "time") + judged() + "; where and how often:", 9);
      lines.wrap("  ", overview(), 2);
      lines.gap();
      lines.add("  inv. row  n        known as      expected; found");
      shown().forEach(one -> line(lines, one));
      more(lines);
    }
    notJudged(lines);
    return lines.all();
  }

  private String judged() {
    var policy = account.result().scenario().invariants();
    return " (invariants.judge: " + policy.judge().word() + ")";
  }

  /** For each invariant the rows in which it broke and how often. */
  private List<String> overview() {
    LinkedHashMap<String, StringBuilder> places = new LinkedHashMap<>();
    for (JudgeTally.Violations one : all) {
      places.computeIfAbsent(one.invariant().id(), StringBuilder::new).append(' ').append(row(one))
          .append(' ')
          .append(one.count());
    }
    return places.values().stream().map(text -> text + ";").toList();
  }

  /** The row of the failure matrix; a dash where no failure is needed. */
  private static String row(JudgeTally.Violations one) {
    return one.row().ordinal() == 0 ? "-" : one.row().name();
  }

  private void line(Lines lines, JudgeTally.Violations one) {
    String id = one.invariant().id();
    List<String> defects = defects(one);
    String head =
        "  " + Lines.left(id, 5) + Lines.left(row(one), 5) + Lines.left(Digits.count(one.count()), 9)
            + Lines.left(defects.isEmpty() ? "new" : String.join(" ", defects), 14);
    lines.wrap(head, one.first().expected() + "; " + one.first().found() + ": " + one.first().number(), 35);
  }

  private void more(Lines lines) {
    if (all.size() > SHOWN_MAX) {
      lines.add("  and " + Digits.of(all.size() - SHOWN_MAX, "place")
          + " more; summary.json has all, each with a token");
    }
  }

  private void notJudged(Lines lines) {
    List<String> open =
        Invariants.all().stream().filter(one -> account.result().judged().unknown(one) > 0).map(Invariant::id)
            .toList();
    if (!open.isEmpty()) {
      lines.wrap("  not decided for want of evidence: ", String.join(", ", open), 4);
    }
  }

  /**
   * Lines that replay the first of the violations told at length, each with the file it was shrunk to.
   *
   * @param most the most violations
   * @param folder where the results are
   */
  List<String> replays(int most, String folder) {
    List<String> lines = new ArrayList<>();
    List<JudgeTally.Violations> able =
        shown().stream().filter(one -> account.token(one.first()).isPresent()).limit(most).toList();
    for (JudgeTally.Violations one : able) {
      lines.add("  " + one.invariant().id() + " " + row(one) + " on " + account.place(one.first())
          + " ./luosim replay " + account.token(one.first()).orElseThrow());
      account.shrunk().of(one)
          .ifPresent(file -> lines.add("    on one host ./luosim run " + folder + "/" + file));
    }
    return lines;
  }

  /**
   * At most {@value #SHOWN_MAX}, in order: each time the one that adds most known defects to those already
   * seen, then the first ones.
   */
  private List<JudgeTally.Violations> shown() {
    Set<String> seen = new LinkedHashSet<>();
    Set<JudgeTally.Violations> chosen = new LinkedHashSet<>();
    while (chosen.size() < Math.min(SHOWN_MAX, all.size())) {
      JudgeTally.Violations best = null;
      long most = -1;
      for (JudgeTally.Violations one : all) {
        long adds = defects(one).stream().filter(defect -> !seen.contains(defect)).count();
        if (!chosen.contains(one) && adds > most) {
          best = one;
          most = adds;
        }
      }
      chosen.add(best);
      seen.addAll(defects(best));
    }
    return all.stream().filter(chosen::contains).toList();
  }

  private static List<String> defects(JudgeTally.Violations one) {
    return one.defects();
  }
}
