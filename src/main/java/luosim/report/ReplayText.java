package luosim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luosim.invariant.JudgeTally;
import luosim.run.HostRerun;

/** What the judge says of one host that was run again. */
public final class ReplayText {
  private ReplayText() {}

  /** One line for each violation. */
  public static List<String> lines(HostRerun.Result result) {
    List<String> lines = new ArrayList<>();
    for (JudgeTally.Violations violations : result.judged().violations()) {
      String id = violations.invariant().id();
      String defects = String.join(" ", violations.defects());
      lines.add(
          id + " violated in row " + violations.row() + ", attempt " + violations.first().attempt()
              + (defects.isEmpty() ? "" : " (" + defects + ")") + ": " + violations.first().sentence());
    }
    if (lines.isEmpty()) {
      lines.add("no invariant violated");
    }
    return lines;
  }

  /** The most decisive kind of violation; empty if there is none. */
  public static Optional<Verdict.Cause> cause(HostRerun.Result result) {
    return result.judged().violations().stream()
        .map(
            violations -> switch (violations.invariant().kind()) {
              case SAFETY -> Verdict.Cause.SAFETY;
              case LIVENESS -> Verdict.Cause.LIVENESS;
            })
        .min(Verdict.Cause::compareTo);
  }
}
