package luosim.report;

import java.util.List;
import luosim.invariant.Defects;
import luosim.run.Shrinker;

/** What a shrunk scenario shows, in words. */
public final class ShrunkText {
  private ShrunkText() {}

  /** One sentence with the denominator. */
  public static String told(Shrinker.Shrunk shrunk) {
    int faults = shrunk.scenario().faults().size();
    return goal(shrunk).text() + ": " + Digits.of(faults, "fault") + " on one host, after "
        + Digits.of(shrunk.trials(), "trial") + (shrunk.smallest() ? "; no single step makes it smaller"
            : "; the limit of trials ended it before it was smallest");
  }

  private static Shrinker.Goal goal(Shrinker.Shrunk shrunk) {
    return new Shrinker.Goal(shrunk.violation().invariant(), shrunk.violation().row());
  }

  /** The scenario as a file, below comments that say what it shows. */
  public static String file(Shrinker.Shrunk shrunk) {
    return head(shrunk) + shrunk.brief();
  }

  private static String head(Shrinker.Shrunk shrunk) {
    List<String> defects = Defects.of(
        shrunk.scenario().protocol().from().word(), shrunk.violation().invariant(), shrunk.violation().row());
    Lines lines = new Lines();
    lines.wrap("# ", told(shrunk) + ".", 0);
    lines.wrap("# ",
        "Known as " + (defects.isEmpty() ? "nothing: it is new" : String.join(", ", defects)) + "; "
            + shrunk.violation().sentence() + ".",
        0);
    StringBuilder head = new StringBuilder();
    for (String line : lines.all()) {
      head.append(line.startsWith("#") ? line : "# " + line).append('\n');
    }
    return head.append("# ./luosim replay ").append(shrunk.token()).append('\n').toString();
  }
}
