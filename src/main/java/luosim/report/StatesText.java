package luosim.report;

import java.util.ArrayList;
import java.util.List;
import luosim.explore.StateSpace;
import luosim.explore.TinyHost;

/** The states of a protocol as lines for a terminal. */
public final class StatesText {
  private StatesText() {}

  /** All lines. */
  public static List<String> full(StateSpace found) {
    List<String> lines = new ArrayList<>();
    for (StateSpace.Shortest shortest : found.violations()) {
      lines.add(shortest.invariant() + " violated in row " + shortest.row() + ", " + shortest.steps().size()
          + " requests"
          + (shortest.defects().isEmpty() ? "" : " (" + String.join(" ", shortest.defects()) + ")")
          + ": " + String.join("; ", shortest.steps()) + ": expected " + shortest.expected() + ", found "
          + shortest.found() + ": " + shortest.number());
    }
    for (StateSpace.DeadEnd end : found.deadEnds()) {
      lines.add("no way out of " + Digits.count(end.count()) + " states '" + end.kind()
          + "' but a reboot, first after: " + String.join("; ", end.steps()));
    }
    lines.addAll(last(found));
    return lines;
  }

  /** The last lines: the counts. */
  public static List<String> last(StateSpace found) {
    return List.of(
        found.host().protocol() + ", " + count(found.host().files(), "file") + ", "
            + parts(found.host())
            + ", at most " + count(found.faults(), "fault")
            + " on a way: " + Digits.count(found.states())
            + " states, " + Digits.count(found.edges()) + " edges, deepest after " + found.deepest()
            + " requests, " + (found.frontier() == 0 ? "none left to look into"
                : Digits.count(found.frontier()) + " left to look into at depth " + found.depth()));
  }

  private static String parts(TinyHost host) {
    return host.hasSessions() ? count(host.flbs(), "FLB") : count(host.subsystems(), "subsystem");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
