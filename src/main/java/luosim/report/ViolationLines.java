package luosim.report;

import java.io.StringWriter;
import luosim.invariant.JudgeTally;

/**
 * The violations as JSON, one line for each invariant and row, with the first host that showed it and its
 * token.
 */
public final class ViolationLines {
  private ViolationLines() {}

  /** The lines, each ended by LF; empty if nothing was violated. */
  public static String of(Account account) {
    StringWriter lines = new StringWriter();
    for (JudgeTally.Violations violations : account.result().judged().violations()) {
      JsonText.line(lines, json -> SummaryJson.violation(account, violations, json));
    }
    return lines.toString();
  }
}
