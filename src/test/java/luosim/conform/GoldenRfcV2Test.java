package luosim.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import luosim.conform.observed.BadTraceException;
import luosim.luo.Family;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/** No record observed from the posted code may differ from our replay in any compared field. */
final class GoldenRfcV2Test {

  @Test void everyObservedRecordAgrees() throws IOException, BadTraceException {
    var mismatches = new ArrayList<String>();
    try (var lines = Golden.rfcV2()) {
      var report = Conformance.run(
          "rfc-v2", lines, Accepted.none(), mismatch -> mismatches.add(mismatch.text()));
      assertThat(mismatches).isEmpty();
      assertThat(report.summary()).isEqualTo("591 passed, 0 failed, 0 skipped");
      assertThat(report.ok()).isTrue();
      assertThat(report.rows().keySet()).hasSize(Row.of(Family.STATE).size() - 1);
      assertThat(report.rows().keySet().stream().filter(row -> report.rows().get(row) == 0))
          .as("rows that these records never reach")
          .containsExactly(Row.R5, Row.K1, Row.T5);
      assertThat(report.rows().get(Row.P10)).isEqualTo(29);
    }
  }
}
