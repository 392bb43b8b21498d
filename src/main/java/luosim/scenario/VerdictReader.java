package luosim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code invariants}, {@code budgets} and {@code record}. */
final class VerdictReader {
  /** Numbers of the invariants that exist; I4w is the weak form of I4. */
  private static final int INVARIANT_LAST = 38;

  private static final Pattern INVARIANT = Pattern.compile("I([1-9][0-9]?)|I4w");
  private static final Pattern DEFECT = Pattern.compile("[A-Z]{1,2}[1-9][0-9]?");
  private static final int DEFECTS_MAX = 50;

  private VerdictReader() {}

  static InvariantPolicy invariants(Section section) {
    var known = new ArrayList<InvariantPolicy.Known>();
    for (var entry : section.table("known")) {
      var what = section.path("known") + "." + entry.key();
      if (!isInvariant(entry.key())) {
        throw new ScenarioException(entry.place(), "the invariant '" + entry.key() + "' in "
            + section.path("known"), "one of I1 to I" + INVARIANT_LAST + " or I4w");
      }
      known.add(new InvariantPolicy.Known(entry.key(), defects(entry.value(), what)));
    }
    return new InvariantPolicy(section.word("judge", InvariantPolicy.Judge.values()), known,
        section.whole("cancelsAtLeast"));
  }

  private static boolean isInvariant(String text) {
    var matcher = INVARIANT.matcher(text);
    return matcher.matches()
        && (matcher.group(1) == null || Integer.parseInt(matcher.group(1)) <= INVARIANT_LAST);
  }

  private static List<String> defects(Tree value, String what) {
    if (!(value instanceof Tree.Items items) || items.items().size() > DEFECTS_MAX) {
      throw Values.wrong(value, what, "a list of defects such as [D1, D11]");
    }
    var defects = new ArrayList<String>();
    for (var item : items.items()) {
      var text = Values.scalar(item, what, "a defect such as D1").text();
      if (!DEFECT.matcher(text).matches()) {
        throw new ScenarioException(item.place(), what + " names '" + text + "'", "a defect such as D1");
      }
      defects.add(text);
    }
    return defects;
  }

  static List<Budget> budgets(Section top, Fleet fleet, int replications, int attempts) {
    var budgets = new ArrayList<Budget>();
    for (var item : top.items("budgets")) {
      var text = Values.scalar(item, "budgets", "a budget such as blackout.p99 < 12s");
      var budget = BudgetReader.read(text.text(), item.place(), fleet);
      BudgetSamples.check(budget, item.place(), fleet, replications, attempts);
      budgets.add(budget);
    }
    return budgets;
  }

  static RecordPlan record(Section section) {
    var pauses = section.block("pauses");
    return new RecordPlan(pauses.number("share"), pauses.count("worst"));
  }
}
