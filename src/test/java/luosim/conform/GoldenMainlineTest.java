package luosim.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Json;
import luosim.conform.observed.TraceLines;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/**
 * No record observed on a running kernel may differ from our replay; a replay without the known
 * defects may differ in those records only that show one.
 */
final class GoldenMainlineTest {

  @Test void everyObservedRecordAgrees() throws IOException, BadTraceException {
    var mismatches = new ArrayList<String>();
    try (var lines = Golden.traces(Golden.MAINLINE)) {
      var report = Conformance.run(
          Golden.MAINLINE, lines, Accepted.none(), mismatch -> mismatches.add(mismatch.text()));
      assertThat(mismatches).isEmpty();
      assertThat(report.summary()).isEqualTo("447 passed, 0 failed, 0 skipped");
      assertThat(report.rows().keySet().stream().filter(row -> report.rows().get(row) == 0))
          .as("rows that these records never reach")
          .containsExactly(Row.M21);
    }
  }

  @Test void withoutDefectsExactlyTheRecordsThatShowOneDiffer()
      throws IOException, BadTraceException {
    Set<String> differing = new TreeSet<>();
    try (var lines = Golden.traces(Golden.MAINLINE)) {
      Conformance.run(
          "mainline-fixed", lines, Accepted.none(), mismatch -> differing.add(mismatch.id()));
    }
    assertThat(differing).isNotEmpty().containsExactlyElementsOf(labelled());
  }

  private static Set<String> labelled() throws IOException, BadTraceException {
    Set<String> labelled = new TreeSet<>();
    try (BufferedReader reader = Golden.traces(Golden.MAINLINE)) {
      var lines = new TraceLines(reader);
      for (var record = lines.next(); record.isPresent(); record = lines.next()) {
        if (!record.get().get("defects").equals(new Json.Items(List.of()))
            && record.get().get("id") instanceof Json.Text id) {
          labelled.add(id.value());
        }
      }
    }
    return labelled;
  }
}
