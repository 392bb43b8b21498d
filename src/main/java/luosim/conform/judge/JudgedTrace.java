package luosim.conform.judge;

import java.util.List;
import luosim.conform.judge.InvariantFinding.Answer;

/**
 * One trace, judged.
 *
 * @param line of the file, from 1
 * @param id the record's
 * @param findings one for each invariant, in print order
 */
public record JudgedTrace(int line, String id, List<InvariantFinding> findings) {
  /** Takes a copy. */
  public JudgedTrace {
    findings = List.copyOf(findings);
  }

  /** The findings with one answer. */
  public List<InvariantFinding> with(Answer answer) {
    return findings.stream().filter(finding -> finding.answer() == answer).toList();
  }
}
