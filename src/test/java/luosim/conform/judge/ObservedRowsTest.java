package luosim.conform.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import luosim.conform.Accepted;
import luosim.conform.Conformance;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.TraceLines;
import luosim.luo.Row;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.Test;

/**
 * The row that is read off an observed request must be the one that the model of the same request
 * reports: two accounts that share no code.
 */
final class ObservedRowsTest {
  private static final String RESOURCE = "/luosim/golden/rfc-v2.jsonl.gz";

  /** Rows of a jump are the judge's; K1 and N5 leave nothing to see in one request. */
  private static final List<Row> NOT_OF_A_REQUEST = List.of(
      Row.K1, Row.K2, Row.K3, Row.K4, Row.K5, Row.K6, Row.K7, Row.K8, Row.N1, Row.N2, Row.N5);

  @Test void rowsReadOffTheGoldenTracesAreThoseOfTheModel() throws IOException, BadTraceException {
    Map<Row, Integer> observed = observed();
    Map<Row, Integer> model = model();
    var different = new ArrayList<String>();
    for (Row row : Row.values()) {
      int ours = observed.getOrDefault(row, 0);
      int theirs = model.getOrDefault(row, 0);
      if (row != Row.NONE && !NOT_OF_A_REQUEST.contains(row) && ours != theirs) {
        different.add(row + ": observed " + ours + ", model " + theirs);
      }
    }
    // Registrations of a twin, which the format gives a name of its own, are not judged; a property that
    // is too short is taken for malformed data; a finish shows one row of the two that it may reach.
    assertThat(different).containsExactly(
        "R2: observed 28, model 32", "N3: observed 14, model 13", "N4: observed 7, model 8",
        "T8: observed 49, model 50");
  }

  private static BufferedReader golden() throws IOException {
    return new BufferedReader(new InputStreamReader(
        new GZIPInputStream(ObservedRowsTest.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8));
  }

  private static Map<Row, Integer> observed() throws IOException, BadTraceException {
    Map<Row, Integer> rows = new EnumMap<>(Row.class);
    try (var lines = golden()) {
      var records = new TraceLines(lines);
      for (var record = records.next(); record.isPresent(); record = records.next()) {
        Observation one = new RfcV2Reader().read(record.get(), new Inputs(records.number()));
        one.play((kind, timeNs, host, subject, a, b, c) -> {
          if (kind == TraceKind.OPERATION_ENDED) {
            rows.merge(Row.values()[(int) c], 1, Integer::sum);
          } else if (kind == TraceKind.STOPPED) {
            rows.merge(one.world().row(0), 1, Integer::sum);
          }
        });
      }
    }
    return rows;
  }

  private static Map<Row, Integer> model() throws IOException, BadTraceException {
    try (var lines = golden()) {
      return Conformance.run("rfc-v2", lines, Accepted.none(), mismatch -> {}).rows();
    }
  }
}
