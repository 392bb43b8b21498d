package luosim.conform;

import java.util.List;
import java.util.Map;
import luosim.luo.Row;

/**
 * How a file of observed traces fared.
 *
 * @param passed records whose replay agrees in every compared field
 * @param failed records with at least one difference that nobody accepted
 * @param skipped ids of modelled records that differ and whose difference is accepted with a reason
 * @param rows how often each row of the failure matrix was reached, in the matrix's order; 0 for
 *     never
 */
public record ConformanceReport(
    int passed, int failed, List<String> skipped, Map<Row, Integer> rows) {

  /** Whether nothing failed. */
  public boolean ok() {
    return failed == 0;
  }

  /** The last line of the command's output. */
  public String summary() {
    return passed + " passed, " + failed + " failed, " + skipped.size() + " skipped";
  }
}
